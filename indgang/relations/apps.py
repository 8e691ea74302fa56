from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from indgang.relations.acts import ACT_NAMES


class RelationsConfig(AppConfig):
    name = "indgang.relations"
    label = "relations"
    verbose_name = _("Relations")
    act_names = ACT_NAMES
