from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indgang.history.models import Recorded
from indgang.people.models import Colleague, Unit


class Catalogue(Recorded):
    """A gathering of tasks that one unit keeps: the companies', and others that have adopted the idea.

    A catalogue is kept only where a unit owns it, a named person answers for it, and hours are set aside.
    """

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    description = models.TextField(_("what it is for"), max_length=1000, blank=True)
    is_public = models.BooleanField(
        _("companies may see it"),
        default=False,
        help_text=_("Tasks of an internal catalogue are only seen by colleagues."),
    )
    owning_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_catalogues",
        verbose_name=_("unit that owns it"),
    )
    owner = models.ForeignKey(
        Colleague,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="owned_catalogues",
        verbose_name=_("person who answers for it"),
    )
    web_editor = models.ForeignKey(
        Colleague,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="edited_catalogues",
        verbose_name=_("web editor"),
    )
    hours_a_month = models.DecimalField(
        _("hours a month set aside for upkeep"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )

    class Meta:
        verbose_name = _("catalogue")
        verbose_name_plural = _("catalogues")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("catalogue:show_catalogue", args=[self.slug])

    @property
    def has_owner(self) -> bool:
        """Whether somebody answers for its upkeep: both a unit and a person, as one without the other drifts."""
        return self.owning_unit_id is not None and self.owner_id is not None

    @property
    def has_hours(self) -> bool:
        return bool(self.hours_a_month)
