"""What leads finding on where the catalogue's own words do not: everyday words, other languages, other doors."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models.task import lines_of
from indgang.history.models import Recorded


class LexiconEntry(Recorded):
    """An everyday or foreign word and the catalogue's words it leads to: ``shelter`` → ``overnatning natur``."""

    class Language(models.TextChoices):
        DANISH = "da", _("Danish")
        ENGLISH = "en", _("English")
        GERMAN = "de", _("German")
        POLISH = "pl", _("Polish")

    word = models.CharField(_("word or short phrase"), max_length=80)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.DANISH
    )
    leads_to = models.CharField(
        _("leads to"),
        max_length=200,
        help_text=_("Words the catalogue has, with a space between them."),
    )

    class Meta:
        verbose_name = _("word of the lexicon")
        verbose_name_plural = _("words of the lexicon")
        ordering = ["language", "word", "pk"]
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="each_word_once_a_language")]

    def __str__(self) -> str:
        return f"{self.word} → {self.leads_to}"

    def get_absolute_url(self) -> str:
        return reverse("catalogue:list_lexicon")


class OtherDoor(Recorded):
    """Somebody else who answers what people ask the municipality about: another authority, or the citizens' own door.

    Finding learns from its words and questions, so that such a question is shown the way, never a confident task.
    """

    key = models.SlugField(_("address"), max_length=60, unique=True)
    name = models.CharField(_("who answers"), max_length=120)
    title = models.CharField(_("what it is about"), max_length=120)
    text = models.TextField(_("how to reach them"), max_length=600, blank=True)
    link = models.URLField(_("link"), blank=True)
    words = models.TextField(
        _("words people use"), max_length=4000, blank=True, help_text=_("One word or short phrase a line.")
    )
    questions = models.TextField(
        _("questions people ask"), max_length=20_000, blank=True, help_text=_("One question a line.")
    )
    is_shown = models.BooleanField(
        _("show the way there"),
        default=True,
        help_text=_("Without it, such a question only gets the entrance's own phone number."),
    )

    class Meta:
        verbose_name = _("other door")
        verbose_name_plural = _("other doors")
        ordering = ["name", "title", "pk"]

    def __str__(self) -> str:
        return f"{self.name}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("catalogue:edit_other_door", args=[self.key])

    @property
    def word_list(self) -> list[str]:
        return lines_of(self.words)

    @property
    def question_list(self) -> list[str]:
        return lines_of(self.questions)
