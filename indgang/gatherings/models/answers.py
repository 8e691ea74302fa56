from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indgang.gatherings.models.gathering import Gathering
from indgang.gatherings.models.meeting import Group, SpeedMeeting


class QuestionCard(models.Model):
    """A question that the two of a speed-date both answer; the same cards lie on every table."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="cards")
    position = models.PositiveSmallIntegerField(_("place"))
    text = models.CharField(_("question"), max_length=300)

    class Meta:
        verbose_name = _("question card")
        verbose_name_plural = _("question cards")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class Theme(models.Model):
    """What several answers have in common; the booklet is ordered by them."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="themes")
    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("theme of answers")
        verbose_name_plural = _("themes of answers")
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(fields=["gathering", "name"], name="each_theme_once")]

    def __str__(self) -> str:
        return self.name


class CardAnswer(models.Model):
    """What a pair answered to a card. It is quoted by name only where all who said it have agreed; else without.

    ``asked_at`` is when they were asked whether it may be quoted; what each of them says is a ``QuoteWord``.
    """

    card = models.ForeignKey(QuestionCard, models.CASCADE, related_name="answers")
    meeting = models.ForeignKey(SpeedMeeting, models.CASCADE, related_name="answers")
    text = models.TextField(_("answer"), max_length=1500)
    theme = models.ForeignKey(
        Theme, models.SET_NULL, null=True, blank=True, related_name="answers", verbose_name=_("theme")
    )
    in_booklet = models.BooleanField(_("in the booklet"), default=False)
    asked_at = models.DateTimeField(_("asked whether it may be quoted"), null=True, blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=0)
    saved_key = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("answer to a card")
        verbose_name_plural = _("answers to cards")
        ordering = ["written_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["card", "meeting"], name="one_answer_a_card_and_pair")]

    def __str__(self) -> str:
        return self.text[:80]


class Consent(models.TextChoices):
    """What one of those who said it lets be done with their words."""

    NAMED = "named", pgettext_lazy("may it be quoted", "Yes, with my name")
    UNNAMED = "unnamed", pgettext_lazy("may it be quoted", "Yes, without my name")
    NO = "no", pgettext_lazy("may it be quoted", "No, leave it out")


class QuoteWord(models.Model):
    """What one of those who said an answer says of quoting it. Changed words take a new one of the others."""

    answer = models.ForeignKey(CardAnswer, models.CASCADE, related_name="words")
    guest = models.ForeignKey("gatherings.Guest", models.CASCADE, related_name="quote_words")
    consent = models.CharField(_("may it be quoted"), max_length=8, choices=Consent)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("word on a quote")
        verbose_name_plural = _("words on quotes")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["answer", "guest"], name="one_word_a_quote_and_guest")]

    def __str__(self) -> str:
        return self.get_consent_display()


class GroupResult(models.Model):
    """What a group came to: saved while the scribe types, and given on as a follow-up with one owner and a last day."""

    group = models.OneToOneField(Group, models.CASCADE, related_name="result")
    text = models.TextField(_("what we came to"), max_length=4000, blank=True)
    first_step = models.CharField(_("first step"), max_length=300, blank=True)
    owner = models.ForeignKey(
        "people.Colleague",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who sees to it"),
    )
    due_date = models.DateField(_("done by"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_key = models.CharField(max_length=64, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("result of a group")
        verbose_name_plural = _("results of groups")

    def __str__(self) -> str:
        return self.text[:80]
