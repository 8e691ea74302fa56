from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indgang.history.models import Recorded


class CrossTaskState(models.TextChoices):
    OPEN = "open", pgettext_lazy("state of a cross-cutting task", "Waits for a gathering")
    USED = "used", pgettext_lazy("state of a cross-cutting task", "Taken up at a gathering")
    DROPPED = "dropped", pgettext_lazy("state of a cross-cutting task", "Not needed any more")


class CrossTask(Recorded):
    """A real task that takes several departments, waiting to be solved at a gathering: no case, and no made-up one.

    Whence it came is told as text: a complex enquiry, a thin spot between two departments, or somebody's suggestion.
    """

    title = models.CharField(_("title"), max_length=160)
    description = models.TextField(_("what it is about"), max_length=3000)
    wanted_outcome = models.CharField(_("what we want out of it"), max_length=500)
    owner = models.ForeignKey(
        "people.Colleague", models.PROTECT, related_name="cross_tasks", verbose_name=_("owner")
    )
    tasks: models.ManyToManyField[models.Model, models.Model] = models.ManyToManyField(
        "catalogue.Task", blank=True, related_name="+", verbose_name=_("tasks it takes")
    )
    state = models.CharField(_("state"), max_length=8, choices=CrossTaskState, default=CrossTaskState.OPEN)
    source_area = models.CharField(max_length=20, blank=True)
    source_key = models.CharField(max_length=80, blank=True)
    source_label = models.CharField(_("where it came from"), max_length=300, blank=True)
    source_link = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("cross-cutting task")
        verbose_name_plural = _("cross-cutting tasks")
        ordering = ["state", "-created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_area", "source_key"],
                condition=~models.Q(source_key=""),
                name="each_source_one_cross_task",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("gatherings:show_cross_task", args=[self.pk])
