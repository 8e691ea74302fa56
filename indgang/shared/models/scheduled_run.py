from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from django.db import models
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

LATE_AFTER = timedelta(minutes=5)


class ScheduledRun(models.Model):
    """Something that runs by itself: how often, and how it went the last time."""

    name = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    every_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    daily_at = models.TimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    last_began_at = models.DateTimeField(null=True, blank=True)
    last_ended_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = gettext_lazy("scheduled run")
        verbose_name_plural = gettext_lazy("scheduled runs")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(every_minutes__isnull=False, every_minutes__gte=1, daily_at=None)
                | models.Q(every_minutes=None, daily_at__isnull=False),
                name="every_so_often_or_daily",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rhythm_text(self) -> str:
        """How often, in words."""
        if self.daily_at is not None:
            return _("every day at %(time)s") % {"time": time_format(self.daily_at, "G.i")}
        minutes = self.every_minutes or 1
        return ngettext("every minute", "every %(count)d minutes", minutes) % {"count": minutes}

    def latest_time(self, now: datetime) -> datetime:
        """When it was last to be run, at the latest now; by the municipality's clock where it is daily."""
        if self.daily_at is None:
            slot = timedelta(minutes=self.every_minutes or 1)
            return now - (now - datetime(1970, 1, 1, tzinfo=UTC)) % slot
        today = timezone.localdate(now)
        latest = self._moment_on(today, self.daily_at)
        return latest if latest <= now else self._moment_on(today - timedelta(days=1), self.daily_at)

    @staticmethod
    def _moment_on(day: date, local_time: time) -> datetime:
        """In UTC: two moments of a local clock cannot be compared in the night it goes back."""
        return timezone.make_aware(datetime.combine(day, local_time)).astimezone(UTC)

    def is_due(self, now: datetime) -> bool:
        """It has not begun since it was last to be run; what is new waits for its first time."""
        return (self.last_began_at or self.created_at) < self.latest_time(now)

    def is_late(self, now: datetime) -> bool:
        """Nobody began it within five minutes: nothing is running what is due."""
        return self.is_due(now - LATE_AFTER)

    def is_running(self, now: datetime, lasts_at_most: timedelta) -> bool:
        """Begun and not ended; one that was cut off counts as running no longer than it may last."""
        began, ended = self.last_began_at, self.last_ended_at
        return began is not None and (ended is None or ended < began) and now < began + lasts_at_most
