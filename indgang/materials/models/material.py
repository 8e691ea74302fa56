from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indgang.history.models import Recorded


class Kind(models.TextChoices):
    BROCHURE = "brochure", pgettext_lazy("kind of material", "Brochure")
    ARTICLE = "article", pgettext_lazy("kind of material", "Article")
    MEMO = "memo", pgettext_lazy("kind of material", "Memo")
    BOOKLET = "booklet", pgettext_lazy("kind of material", "Booklet")
    SLIDES = "slides", pgettext_lazy("kind of material", "Slides")
    CHECKLIST = "checklist", pgettext_lazy("kind of material", "Checklist")
    OTHER = "other", pgettext_lazy("kind of material", "Something else")


class Readers(models.TextChoices):
    """For whom it is written."""

    COLLEAGUES = "colleagues", pgettext_lazy("readers", "Colleagues")
    NEWCOMERS = "newcomers", pgettext_lazy("readers", "New colleagues")
    LEADERS = "leaders", pgettext_lazy("readers", "Leaders")
    COMPANIES = "companies", pgettext_lazy("readers", "Companies")
    POLITICIANS = "politicians", pgettext_lazy("readers", "Politicians")
    EVERYBODY = "everybody", pgettext_lazy("readers", "Everybody")


class Channel(models.TextChoices):
    INTRANET = "intranet", pgettext_lazy("channel of a material", "Intranet")
    HOME_PAGE = "home_page", pgettext_lazy("channel of a material", "Home page")
    PAPER = "paper", pgettext_lazy("channel of a material", "On paper")
    MAIL = "mail", pgettext_lazy("channel of a material", "By mail")
    PRESS = "press", pgettext_lazy("channel of a material", "Newspapers")
    MEETING = "meeting", pgettext_lazy("channel of a material", "At meetings")


class Language(models.TextChoices):
    DANISH = "da", pgettext_lazy("language", "Danish")
    ENGLISH = "en", pgettext_lazy("language", "English")
    GERMAN = "de", pgettext_lazy("language", "German")


class State(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("state of a material", "Draft")
    IN_USE = "in_use", pgettext_lazy("state of a material", "In use")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a material", "Withdrawn")


class Material(Recorded):
    """Something written for others, with somebody who answers for it and a day to look at it again.

    ``address`` is where it is read: on the net, or here where it begins with ``/``. ``release_date`` is the day it
    comes out. What an area above has made tells whence by ``source_area`` and ``source_key``.
    """

    title = models.CharField(_("title"), max_length=160)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    readers = models.CharField(_("for whom"), max_length=12, choices=Readers)
    channel = models.CharField(_("how it reaches them"), max_length=10, choices=Channel)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.DANISH)
    purpose = models.TextField(_("what it is used for"), max_length=1000, blank=True)
    address = models.CharField(_("web address"), max_length=500, blank=True)
    owner = models.ForeignKey(
        "people.Colleague", models.PROTECT, related_name="materials", verbose_name=_("who answers for it")
    )
    release_date = models.DateField(_("comes out"), null=True, blank=True)
    review_date = models.DateField(_("to be looked at again by"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.IN_USE)
    source_area = models.CharField(max_length=20, blank=True)
    source_key = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_area", "source_key"],
                condition=~models.Q(source_key=""),
                name="each_source_one_material",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("materials:show_material", args=[self.pk])

    @property
    def is_made_here(self) -> bool:
        """Made by an area above, which alone changes its file and address."""
        return bool(self.source_key)

    @property
    def is_read_here(self) -> bool:
        """Its page is one of ours, and counts for itself that it was opened."""
        return self.address.startswith("/")

    def is_to_be_looked_at(self, today: date) -> bool:
        return self.state != State.WITHDRAWN and self.review_date is not None and self.review_date <= today


class MaterialFile(models.Model):
    """The file itself, in the database: backups hold it. ``made_from`` is the data that an area above drew it from."""

    material = models.OneToOneField(Material, models.CASCADE, related_name="file", verbose_name=_("material"))
    name = models.CharField(_("file name"), max_length=120)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    content = models.BinaryField()
    made_from = models.JSONField(default=dict, blank=True)
    put_in_at = models.DateTimeField(_("put in"), default=timezone.now)

    class Meta:
        verbose_name = _("file of a material")
        verbose_name_plural = _("files of materials")

    def __str__(self) -> str:
        return self.name
