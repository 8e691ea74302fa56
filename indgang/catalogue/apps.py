from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.acts import ACT_NAMES, FIELD_NAMES


class CatalogueConfig(AppConfig):
    name = "indgang.catalogue"
    label = "catalogue"
    verbose_name = _("Catalogue")
    act_names = ACT_NAMES
    field_names = FIELD_NAMES
