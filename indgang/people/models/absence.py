from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.history.models import Recorded


class Absence(Recorded):
    """That a colleague is away from one day to another, both included. Why is nobody's business and never asked."""

    colleague = models.ForeignKey("people.Colleague", models.CASCADE, related_name="absences")
    first_date = models.DateField(_("first day away"))
    last_date = models.DateField(_("last day away"))
    substitute = models.ForeignKey(
        "people.Colleague",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="substitutions",
        verbose_name=_("substitute"),
    )

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["first_date", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_date__gte=models.F("first_date")), name="absence_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(substitute__isnull=True) | ~models.Q(substitute=models.F("colleague")),
                name="nobody_substitutes_for_themselves",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.colleague} {self.first_date:%d.%m.%Y}–{self.last_date:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return self.colleague.get_absolute_url()

    def covers(self, day: date) -> bool:
        return self.first_date <= day <= self.last_date
