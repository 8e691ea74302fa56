from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models.task import Task
from indgang.history.models import Recorded


class Situation(Recorded):
    """A business situation, such as opening a café, and the tasks that belong to it."""

    key = models.SlugField(_("address"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=120)
    introduction = models.TextField(_("introduction"), max_length=3000, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    is_published = models.BooleanField(_("published"), default=True)

    tasks: models.ManyToManyField[models.Model, SituationTask] = models.ManyToManyField(
        Task, through="catalogue.SituationTask", related_name="situations"
    )

    class Meta:
        verbose_name = _("business situation")
        verbose_name_plural = _("business situations")
        ordering = ["position", "title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("catalogue:edit_situation", args=[self.key])


class SituationTask(models.Model):
    """That a task belongs to a situation, in an order, with a word on why."""

    situation = models.ForeignKey(Situation, models.CASCADE, related_name="steps")
    task = models.ForeignKey(Task, models.CASCADE, related_name="situation_steps", verbose_name=_("task"))
    position = models.PositiveIntegerField(_("order"), default=0)
    note = models.CharField(_("when it matters"), max_length=300, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["situation", "task"], name="each_task_once_a_situation")
        ]

    def __str__(self) -> str:
        return f"{self.situation}: {self.task}"
