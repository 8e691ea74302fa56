from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from indgang.duties.acts import ACT_NAMES, FIELD_NAMES


class DutiesConfig(AppConfig):
    name = "indgang.duties"
    label = "duties"
    verbose_name = _("Duties")
    act_names = ACT_NAMES
    field_names = FIELD_NAMES
