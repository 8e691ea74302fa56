from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indgang.history.models import Recorded
from indgang.materials.yearly import Span, in_year


class Effect(models.TextChoices):
    """What it does to ours."""

    NEWS = "news", pgettext_lazy("effect of an outside date", "Takes the attention")
    AWAY = "away", pgettext_lazy("effect of an outside date", "Many are away")


class Repeats(models.TextChoices):
    """Holidays keep their week of the year, other things their date."""

    ONCE = "once", pgettext_lazy("outside date", "Once")
    YEARLY = "yearly", pgettext_lazy("outside date", "Every year on the same date")
    WEEKLY = "same_week", pgettext_lazy("outside date", "Every year in the same week")


class OutsideDate(Recorded):
    """What others publish or hold, that a gathering or an article of ours should not lie beside."""

    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    repeats = models.CharField(_("how often"), max_length=9, choices=Repeats, default=Repeats.ONCE)
    effect = models.CharField(_("what it does"), max_length=4, choices=Effect, default=Effect.NEWS)
    source = models.CharField(_("where we know it from"), max_length=200)

    class Meta:
        verbose_name = _("outside date")
        verbose_name_plural = _("outside dates")
        ordering = ["starts_on", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="outside_date_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("materials:list_outside_dates")

    def span_in(self, year: int) -> Span | None:
        """When it is that year; nothing where it is not."""
        return in_year(Span(self.starts_on, self.ends_on), self.repeats, year)
