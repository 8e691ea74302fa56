from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from indgang.people.acts import ACT_NAMES, FIELD_NAMES


class PeopleConfig(AppConfig):
    name = "indgang.people"
    label = "people"
    verbose_name = _("People")
    act_names = ACT_NAMES
    field_names = FIELD_NAMES
