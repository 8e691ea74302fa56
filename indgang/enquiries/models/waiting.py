from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.enquiries.models.enquiry import Enquiry


class WaitingTime(models.Model):
    """A time in which an enquiry waited for the company: the statutory clock stands still from its first day on."""

    enquiry = models.ForeignKey(
        Enquiry, models.CASCADE, related_name="waiting_times", verbose_name=_("enquiry")
    )
    first_date = models.DateField(_("waited from"))
    ended_date = models.DateField(_("until"), null=True, blank=True)
    waited_for = models.CharField(_("what we wait for"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("waiting time")
        verbose_name_plural = _("waiting times")
        ordering = ["first_date", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enquiry"], condition=models.Q(ended_date__isnull=True), name="waits_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_date__isnull=True)
                | models.Q(ended_date__gte=models.F("first_date")),
                name="waiting_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enquiry}: {self.first_date}"


class SelfHelp(models.Model):
    """How often a task shown before sending was answer enough. A count; nobody is in it."""

    task = models.ForeignKey("catalogue.Task", models.CASCADE, related_name="+", verbose_name=_("task"))
    day = models.DateField(_("day"))
    times = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        verbose_name = _("answered before sending")
        verbose_name_plural = _("answered before sending")
        ordering = ["-day", "task"]
        constraints = [models.UniqueConstraint(fields=["task", "day"], name="one_count_a_task_and_day")]

    def __str__(self) -> str:
        return f"{self.task}: {self.times}"


class PhoneDraft(models.Model):
    """A telephone note that is being written: kept while they speak, so that no crash takes it. Deleted when noted."""

    owner = models.ForeignKey(
        "people.User", models.CASCADE, related_name="phone_drafts", verbose_name=_("by")
    )
    key = models.CharField(max_length=64, unique=True)
    values = models.JSONField(default=dict)
    saved_at = models.DateTimeField(_("saved"), db_index=True)

    class Meta:
        verbose_name = _("draft of a telephone note")
        verbose_name_plural = _("drafts of telephone notes")
        ordering = ["-saved_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.owner}: {self.saved_at}"
