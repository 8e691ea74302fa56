from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from indgang.gatherings.acts import ACT_NAMES, FIELD_NAMES


class GatheringsConfig(AppConfig):
    name = "indgang.gatherings"
    label = "gatherings"
    verbose_name = _("Gatherings")
    act_names = ACT_NAMES
    field_names = FIELD_NAMES
