from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from indgang.businesses.acts import ACT_NAMES, FIELD_NAMES


class BusinessesConfig(AppConfig):
    name = "indgang.businesses"
    label = "businesses"
    verbose_name = _("Companies")
    act_names = ACT_NAMES
    field_names = FIELD_NAMES
