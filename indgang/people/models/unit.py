from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indgang.history.models import Recorded


class Unit(Recorded):
    """A department, a centre or a team; units stand in a tree."""

    external_id = models.CharField(_("number in the municipality's own register"), max_length=80, blank=True)
    name = models.CharField(_("name"), max_length=120)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("belongs under"),
    )
    leader = models.ForeignKey(
        "people.Colleague",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="led_units",
        verbose_name=_("leader"),
    )
    description = models.TextField(_("what the unit does"), max_length=2000, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    mail = models.EmailField(_("mail"), blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    closed_date = models.DateField(_("closed from"), null=True, blank=True)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["external_id"], condition=~models.Q(external_id=""), name="unit_external_id_once"
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="unit_not_its_own_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("home:show_unit", args=[self.pk])

    def with_all_above(self) -> Iterator[Unit]:
        """The unit itself, then its parent, and so on up; ends also where a tree bites its tail."""
        seen: set[int] = set()
        unit: Unit | None = self
        while unit is not None and unit.pk not in seen:
            seen.add(unit.pk)
            yield unit
            unit = unit.parent

    def is_closed(self, today: date) -> bool:
        return self.closed_date is not None and self.closed_date <= today
