from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from indgang.surveys.acts import ACT_NAMES


class SurveysConfig(AppConfig):
    name = "indgang.surveys"
    label = "surveys"
    verbose_name = _("Surveys")
    act_names = ACT_NAMES
