from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indgang.history.models import Recorded


class Visibility(models.TextChoices):
    PUBLIC = "public", _("Everybody")
    INTERNAL = "internal", _("Colleagues")
    HIDDEN = "hidden", _("Only me and my leader")


class Audience(models.TextChoices):
    """Who is looking at a colleague's card."""

    PUBLIC = "public"
    COLLEAGUE = "colleague"
    CLOSE = "close"

    def may_see(self, visibility: str) -> bool:
        seen_by = {
            Audience.PUBLIC: {Visibility.PUBLIC},
            Audience.COLLEAGUE: {Visibility.PUBLIC, Visibility.INTERNAL},
            Audience.CLOSE: set(Visibility),
        }
        return visibility in seen_by[self]


@dataclass(frozen=True)
class ContactCard:
    """What one audience may see of a colleague: an empty text where a field is not theirs to see."""

    name: str
    title: str
    phone: str
    mobile: str
    mail: str
    place: str
    working_hours: str
    ask_about: str
    has_picture: bool

    @property
    def best_phone(self) -> str:
        return self.phone or self.mobile


def visibility_field(default: Visibility) -> models.CharField[str, str]:
    return models.CharField(_("shown to"), max_length=8, choices=Visibility, default=default)


class Colleague(Recorded):
    """Somebody who works in the municipality. Work data only; each field is shown to those it is meant for."""

    SHOWN_FIELDS: ClassVar[tuple[str, ...]] = (
        "name",
        "title",
        "phone",
        "mobile",
        "mail",
        "place",
        "working_hours",
        "ask_about",
    )

    external_id = models.CharField(_("number in the municipality's own register"), max_length=80, blank=True)
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("title"), max_length=120, blank=True)
    phone = models.CharField(_("direct phone"), max_length=20, blank=True)
    mobile = models.CharField(_("mobile"), max_length=20, blank=True)
    mail = models.EmailField(_("mail"), blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    working_hours = models.CharField(_("working hours"), max_length=120, blank=True)
    ask_about = models.CharField(_("what to ask me about"), max_length=300, blank=True)
    picture = models.ImageField(_("picture"), upload_to="pictures/", blank=True)
    picture_consent_at = models.DateTimeField(_("consent to the picture given"), null=True, blank=True)
    leaving_date = models.DateField(_("last day at work"), null=True, blank=True)

    name_visibility = visibility_field(Visibility.PUBLIC)
    title_visibility = visibility_field(Visibility.PUBLIC)
    phone_visibility = visibility_field(Visibility.PUBLIC)
    mobile_visibility = visibility_field(Visibility.INTERNAL)
    mail_visibility = visibility_field(Visibility.PUBLIC)
    place_visibility = visibility_field(Visibility.PUBLIC)
    working_hours_visibility = visibility_field(Visibility.INTERNAL)
    ask_about_visibility = visibility_field(Visibility.INTERNAL)
    picture_visibility = visibility_field(Visibility.INTERNAL)

    units: models.ManyToManyField[models.Model, Membership] = models.ManyToManyField(
        "people.Unit", through="people.Membership", related_name="colleagues", verbose_name=_("units")
    )

    class Meta:
        verbose_name = _("colleague")
        verbose_name_plural = _("colleagues")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["external_id"], condition=~models.Q(external_id=""), name="colleague_external_id_once"
            ),
            models.CheckConstraint(
                condition=models.Q(picture="") | models.Q(picture_consent_at__isnull=False),
                name="no_picture_without_consent",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("home:show_colleague", args=[self.pk])

    def shown_to(self, audience: Audience) -> ContactCard:
        """The card this audience may see. Where the name is not theirs to see, nothing else of it is either."""

        def seen(field: str) -> bool:
            return audience.may_see(getattr(self, f"{field}_visibility"))

        texts = {f: getattr(self, f) if seen("name") and seen(f) else "" for f in self.SHOWN_FIELDS}
        return ContactCard(**texts, has_picture=bool(self.picture) and seen("name") and seen("picture"))

    def has_left(self, today: date) -> bool:
        return self.leaving_date is not None and self.leaving_date < today

    def is_leaving(self, today: date) -> bool:
        return self.leaving_date is not None and self.leaving_date >= today


class Membership(models.Model):
    """That a colleague works in a unit; one of them is the main one."""

    colleague = models.ForeignKey(Colleague, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="memberships")
    is_main = models.BooleanField(_("main unit"), default=False)

    class Meta:
        ordering = ["-is_main", "unit__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["colleague", "unit"], name="one_membership_a_unit"),
            models.UniqueConstraint(
                fields=["colleague"], condition=models.Q(is_main=True), name="one_main_unit_a_colleague"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.colleague} – {self.unit}"
