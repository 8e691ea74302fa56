from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indgang.history.models import Recorded


class Duty(Recorded):
    """Something that somebody must do by a day. Without an owner it stands with a unit until somebody takes it.

    ``kind`` and ``about_…`` are text of the area that gave it; ``once_key`` lets that area give it again harmlessly.
    """

    title = models.CharField(_("what is to be done"), max_length=200)
    details = models.TextField(_("more about it"), max_length=2000, blank=True)
    kind = models.CharField(max_length=60, blank=True)
    owner = models.ForeignKey(
        "people.Colleague",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="duties",
        verbose_name=_("who has it"),
    )
    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, null=True, blank=True, related_name="duties", verbose_name=_("unit")
    )
    giver = models.ForeignKey(
        "people.Colleague",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="given_duties",
        verbose_name=_("given by"),
    )
    due_date = models.DateField(_("to be done by"), db_index=True)
    about_area = models.CharField(max_length=20, blank=True)
    about_key = models.CharField(max_length=80, blank=True)
    about_label = models.CharField(_("what it concerns"), max_length=300, blank=True)
    about_link = models.CharField(max_length=300, blank=True)
    once_key = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.CharField(_("done by"), max_length=200, blank=True)
    outcome = models.TextField(_("what came of it"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["due_date", "pk"]
        indexes = [
            models.Index(fields=["owner", "done_at", "due_date"], name="duties_of_colleague"),
            models.Index(fields=["about_area", "about_key"], name="duties_about"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["once_key"], condition=~models.Q(once_key=""), name="duty_given_once"
            ),
            models.CheckConstraint(
                condition=models.Q(owner__isnull=False) | models.Q(unit__isnull=False),
                name="duty_stands_with_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=True, done_by="", outcome="")
                | (models.Q(done_at__isnull=False) & ~models.Q(done_by="")),
                name="duty_done_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("duties:show_duty", args=[self.pk])

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    def is_overdue(self, today: date) -> bool:
        return not self.is_done and self.due_date < today

    def is_ownerless(self, today: date) -> bool:
        """Nobody's, or still with somebody who has left."""
        return not self.is_done and (self.owner is None or self.owner.has_left(today))
