from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indgang.history.models import Recorded
from indgang.people.models import Colleague


class Size(models.TextChoices):
    """How many work there. The smallest are asked about first: they have nobody whose work it is to ring us."""

    NONE = "0", _("No employees")
    FEW = "1-9", _("1–9 employees")
    SOME = "10-49", _("10–49 employees")
    MANY = "50-249", _("50–249 employees")
    MOST = "250+", _("250 employees or more")

    @classmethod
    def of(cls, employees: int) -> Size:
        bounds = ((0, cls.NONE), (9, cls.FEW), (49, cls.SOME), (249, cls.MANY))
        return next((size for most, size in bounds if employees <= most), cls.MOST)


SMALL = (Size.NONE, Size.FEW)


class Business(Recorded):
    """A company. ``last_spoken_date`` is kept here, beside the conversations, so that lists can be ordered by it."""

    name = models.CharField(_("name"), max_length=160)
    cvr = models.CharField(_("CVR number"), max_length=8, blank=True)
    size = models.CharField(_("size"), max_length=6, choices=Size, blank=True)
    industry_code = models.CharField(_("industry code"), max_length=8, blank=True)
    industry_text = models.CharField(_("industry"), max_length=200, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    is_rural = models.BooleanField(_("lies in the countryside"), default=False)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    mail = models.EmailField(_("mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    contact_person = models.ForeignKey(
        Colleague,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contact_businesses",
        verbose_name=_("fixed contact person"),
    )
    last_spoken_date = models.DateField(_("last spoken with"), null=True, blank=True, db_index=True)
    last_spoken_about = models.CharField(_("what it was about"), max_length=300, blank=True)
    ended_date = models.DateField(_("ended from"), null=True, blank=True)
    # The words and numbers it is found by, each with a space before it: derived, see queries/search.py.
    search_text = models.TextField(editable=False, default=" ")

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cvr"], condition=~models.Q(cvr=""), name="each_cvr_once"),
            models.CheckConstraint(
                condition=models.Q(cvr="") | models.Q(Exact(Length("cvr"), 8)), name="cvr_of_eight_digits"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("home:show_business", args=[self.pk])

    @property
    def label(self) -> str:
        """What it is chosen by in a list of names: the name, and what tells it from others of the same name."""
        return f"{self.name}, {told_apart}" if (told_apart := self.cvr or self.town) else self.name

    def has_ended(self, today: date) -> bool:
        return self.ended_date is not None and self.ended_date <= today


class ProductionUnit(Recorded):
    """A place where a company does its work; each has a P-number of its own."""

    business = models.ForeignKey(
        Business, models.CASCADE, related_name="production_units", verbose_name=_("company")
    )
    p_number = models.CharField(_("P-number"), max_length=10, unique=True)
    name = models.CharField(_("name"), max_length=160)
    address = models.CharField(_("address"), max_length=160, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("production unit")
        verbose_name_plural = _("production units")
        ordering = ["name", "p_number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(Exact(Length("p_number"), 10)), name="p_number_of_ten_digits"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return self.business.get_absolute_url()
