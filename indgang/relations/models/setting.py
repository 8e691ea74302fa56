from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indgang.history.models import Recorded
from indgang.relations.models.encounter import TieKind
from indgang.relations.models.saying import SaidKind

CountedKind = TieKind | SaidKind
COUNTED: tuple[CountedKind, ...] = (*TieKind, *SaidKind)
"""All that has a weight and a half-life: what colleagues did, and what they say."""
DAYS_A_MONTH = 365.25 / 12


class RelationsSetting(Recorded):
    """Whether the municipality keeps relations at all, for how long, and how often coffee is drawn: one row."""

    THE_ONE: ClassVar[int] = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    is_on = models.BooleanField(_("relations are kept"), default=True)
    kept_months = models.PositiveSmallIntegerField(_("months a meeting is remembered"), default=36)
    coffee_weeks = models.PositiveSmallIntegerField(_("weeks between coffee"), default=4)

    class Meta:
        verbose_name = _("setting of relations")
        verbose_name_plural = _("settings of relations")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="only_one_setting_of_relations"),
            models.CheckConstraint(
                condition=models.Q(kept_months__gte=6, kept_months__lte=60), name="remembered_6_to_60_months"
            ),
            models.CheckConstraint(
                condition=models.Q(coffee_weeks__gte=1, coffee_weeks__lte=26), name="coffee_1_to_26_weeks"
            ),
        ]

    def __str__(self) -> str:
        return gettext("The setting of relations")

    @property
    def kept_for(self) -> timedelta:
        """How long a meeting is remembered."""
        return timedelta(days=round(self.kept_months * DAYS_A_MONTH))


class TieWeight(Recorded):
    """The municipality's own weight and half-life of a kind of tie, where it differs from the default.

    What it counted before it was last fitted to what colleagues say is kept beside it, so that it can be taken back.
    """

    kind = models.CharField(
        _("kind"), max_length=12, choices=[*TieKind.choices, *SaidKind.choices], unique=True
    )
    weight = models.FloatField(_("weight"))
    half_life_days = models.PositiveSmallIntegerField(_("half-life in days"))
    weight_before = models.FloatField(_("weight before the fit"), null=True, blank=True)
    half_life_before = models.PositiveSmallIntegerField(_("half-life before the fit"), null=True, blank=True)

    class Meta:
        verbose_name = _("weight of a kind of tie")
        verbose_name_plural = _("weights of kinds of ties")
        ordering = ["kind"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weight__gte=0, weight__lte=5), name="tie_weight_from_0_to_5"
            ),
            models.CheckConstraint(
                condition=models.Q(half_life_days__gte=7, half_life_days__lte=3650),
                name="half_life_of_a_week_to_ten_years",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
