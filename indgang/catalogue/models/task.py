from __future__ import annotations

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models.catalogue import Catalogue
from indgang.history.models import Recorded
from indgang.people.models import Colleague, Unit

KLE_NUMBERS = RegexValidator(
    r"^(\d\d(\.\d\d){0,2})?( \d\d(\.\d\d){0,2})*$",
    _("Write KLE numbers as 02.34.02, with a space between them."),
)


class Theme(models.Model):
    """A heading that tasks stand under on the front page."""

    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class Task(Recorded):
    """Something the municipality does for companies (or for colleagues), described in the words of those who ask.

    Two facts are kept apart: the unit that answers for it, and the colleagues who do it (``Responsibility``).
    """

    catalogue = models.ForeignKey(
        Catalogue, models.PROTECT, related_name="tasks", verbose_name=_("catalogue")
    )
    key = models.SlugField(_("address"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=120)
    description = models.TextField(_("description for companies"), max_length=6000, blank=True)
    words = models.TextField(
        _("words companies use"), max_length=6000, blank=True, help_text=_("One word or short phrase a line.")
    )
    wrong_terms = models.TextField(
        _("wrong terms people use"),
        max_length=2000,
        blank=True,
        help_text=_("One a line. They are used only for finding."),
    )
    kle_numbers = models.CharField(_("KLE numbers"), max_length=120, blank=True, validators=[KLE_NUMBERS])
    theme = models.ForeignKey(
        Theme, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name=_("theme")
    )
    send_along = models.TextField(_("what to send along"), max_length=3000, blank=True)
    next_step = models.TextField(_("what happens next"), max_length=2000, blank=True)
    usual_time = models.CharField(_("usual time"), max_length=200, blank=True)
    usual_time_basis = models.CharField(_("what the usual time rests on"), max_length=200, blank=True)
    self_service = models.URLField(_("self-service link"), blank=True)
    internal_note = models.TextField(_("internal note"), max_length=4000, blank=True)
    answering_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_tasks",
        verbose_name=_("unit that answers for it"),
    )
    is_published = models.BooleanField(_("published"), default=True)
    confirmed_date = models.DateField(_("confirmed"), null=True, blank=True)
    confirmed_by = models.CharField(_("confirmed by"), max_length=120, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    doers: models.ManyToManyField[models.Model, Responsibility] = models.ManyToManyField(
        Colleague, through="catalogue.Responsibility", related_name="tasks"
    )

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_date__isnull=True, confirmed_by="")
                | (models.Q(confirmed_date__isnull=False) & ~models.Q(confirmed_by="")),
                name="confirmed_when_and_by_whom",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("catalogue:show_task", args=[self.key])

    @property
    def kle(self) -> list[str]:
        return self.kle_numbers.split()

    @property
    def word_list(self) -> list[str]:
        return lines_of(self.words)

    @property
    def wrong_term_list(self) -> list[str]:
        return lines_of(self.wrong_terms)

    @property
    def is_public(self) -> bool:
        return self.is_published and self.catalogue.is_public

    def days_since_confirmed(self, today: date) -> int | None:
        return None if self.confirmed_date is None else (today - self.confirmed_date).days


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class Responsibility(models.Model):
    """That a colleague does a task, or a part of it, or substitutes for those who do; in order."""

    class Kind(models.TextChoices):
        DOES = "does", _("Does it")
        SUBSTITUTE = "substitute", _("Substitutes")

    task = models.ForeignKey(Task, models.CASCADE, related_name="responsibilities")
    colleague = models.ForeignKey(
        Colleague, models.CASCADE, related_name="responsibilities", verbose_name=_("colleague")
    )
    kind = models.CharField(_("how"), max_length=10, choices=Kind.choices, default=Kind.DOES)
    position = models.PositiveIntegerField(_("order"), default=0)
    part = models.CharField(_("which part of it"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("responsibility")
        verbose_name_plural = _("responsibilities")
        ordering = ["kind", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task", "colleague"], name="each_colleague_once_a_task")
        ]

    def __str__(self) -> str:
        return f"{self.colleague}: {self.task}"


class TaskLink(models.Model):
    """That a task touches another, or is easily taken for it."""

    class Kind(models.TextChoices):
        RELATED = "related", _("Also touches")
        NOT_THIS = "not_this", _("Easily confused with")

    task = models.ForeignKey(Task, models.CASCADE, related_name="links")
    other = models.ForeignKey(
        Task, models.CASCADE, related_name="links_here", verbose_name=_("the other task")
    )
    kind = models.CharField(_("how"), max_length=10, choices=Kind.choices, default=Kind.RELATED)
    text = models.CharField(_("in a sentence"), max_length=300, blank=True)

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task", "other", "kind"], name="each_link_once"),
            models.CheckConstraint(condition=~models.Q(task=models.F("other")), name="no_link_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.task} → {self.other}"


class ExampleQuestion(models.Model):
    """A question as a company would ask it, which the task answers. Finding reads it; nobody else is shown it."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="questions")
    text = models.TextField(_("question"), max_length=3000)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
