"""What was asked, and what finding is held against."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models.task import Task
from indgang.history.models import Recorded


class AskedQuestion(Recorded):
    """A question from the desk with what the colleague said of the answer: it was this task, or nothing fits.

    Kept without names, numbers and addresses, and without who asked. A question with its task teaches finding;
    one that nothing fits waits for the catalogue's editor until it is settled.
    """

    text = models.CharField(_("question"), max_length=600)
    task = models.ForeignKey(
        Task,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="asked_questions",
        verbose_name=_("task it was"),
    )
    rank = models.PositiveSmallIntegerField(_("place in the answer"), null=True, blank=True)
    was_confident = models.BooleanField(_("answered with confidence"), default=False)
    asked_date = models.DateField(_("asked"))
    settled_date = models.DateField(_("settled"), null=True, blank=True)
    settled_by = models.CharField(_("settled by"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("asked question")
        verbose_name_plural = _("asked questions")
        ordering = ["-asked_date", "-pk"]
        indexes = [models.Index(fields=["settled_date", "-asked_date"], name="asked_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(settled_date__isnull=True, settled_by="")
                | (models.Q(settled_date__isnull=False) & ~models.Q(settled_by="")),
                name="settled_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=models.Q(rank__isnull=True) | models.Q(task__isnull=False),
                name="a_place_only_with_a_task",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return reverse("catalogue:list_questions")

    @property
    def history_label(self) -> str:
        """Not its words: the history would keep them after it is forgotten."""
        return gettext("A question from the desk")


class CheckQuestion(Recorded):
    """A question of the municipality's own gold set: finding is measured on it, and never learns from it."""

    text = models.TextField(_("question"), max_length=3000)
    tasks = models.ManyToManyField(Task, related_name="check_questions", verbose_name=_("right tasks"))

    class Meta:
        verbose_name = _("check question")
        verbose_name_plural = _("check questions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:80]
