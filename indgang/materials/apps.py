from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from indgang.materials.acts import ACT_NAMES, FIELD_NAMES


class MaterialsConfig(AppConfig):
    name = "indgang.materials"
    label = "materials"
    verbose_name = _("Materials")
    act_names = ACT_NAMES
    field_names = FIELD_NAMES
