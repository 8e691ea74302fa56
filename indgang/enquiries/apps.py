from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from indgang.enquiries.acts import ACT_NAMES, FIELD_NAMES


class EnquiriesConfig(AppConfig):
    name = "indgang.enquiries"
    label = "enquiries"
    verbose_name = _("Enquiries")
    act_names = ACT_NAMES
    field_names = FIELD_NAMES
