from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indgang.history.models import Recorded


class Municipality(Recorded):
    """The municipality this installation serves: one row, the words and numbers of the one entrance."""

    THE_ONE: ClassVar[int] = 1

    # Fixed, not drawn from a sequence: a sequence counts on past a row that was removed.
    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    name = models.CharField(_("name"), max_length=100)
    phone = models.CharField(_("the one phone number"), max_length=20)
    mail = models.EmailField(_("the one mail address"))
    address = models.TextField(_("address"), max_length=300, blank=True)
    website = models.URLField(_("the municipality's own website"), blank=True)
    welcome = models.TextField(_("welcome on the front page"), max_length=500, blank=True)
    colour = models.CharField(
        _("colour"),
        max_length=7,
        default="#1f5a4c",
        validators=[
            RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six digits, such as #1f5a4c."))
        ],
    )
    home_page_unit = models.ForeignKey(
        "people.Unit",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit that answers for the home page"),
    )
    home_page_owner = models.ForeignKey(
        "people.Colleague",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner of the home page"),
    )
    web_editor = models.ForeignKey(
        "people.Colleague",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("web editor who keeps it up to date"),
    )
    privacy_contact = models.CharField(
        _("data protection officer: mail or phone"), max_length=200, blank=True
    )
    security_contact = models.EmailField(_("mail for security reports"), blank=True)
    accessibility_reviewed_date = models.DateField(
        _("accessibility statement last reviewed"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="only_one_municipality")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:edit_municipality")

    @property
    def phone_link(self) -> str:
        return "tel:+45" + self.phone.replace(" ", "")


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class OpeningHours(models.Model):
    """When the one phone is answered on a day of the week; a day without a row is closed."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="opening_hours")
    weekday = models.IntegerField(_("weekday"), choices=Weekday)
    opens_at = models.TimeField(_("opens"))
    closes_at = models.TimeField(_("closes"))

    class Meta:
        ordering = ["weekday"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "weekday"], name="one_row_of_hours_a_weekday"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")), name="closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens_at:%H.%M}–{self.closes_at:%H.%M}"


class ClosingDay(models.Model):
    """A day of its own when the entrance is closed, such as 24 December; every year where ``is_yearly``."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="closing_days")
    day = models.DateField(_("day"))
    name = models.CharField(_("what for"), max_length=80)
    is_yearly = models.BooleanField(_("every year"), default=False)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["municipality", "day"], name="one_row_a_closing_day")]

    def __str__(self) -> str:
        words = f"{self.day:%d-%m-%Y} {self.name}"
        return f"{words} ({_('every year')})" if self.is_yearly else words

    def falls_on(self, day: date) -> bool:
        if self.is_yearly:
            return (self.day.month, self.day.day) == (day.month, day.day)
        return self.day == day
