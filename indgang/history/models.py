from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One thing that happened. Written once, never changed; deleted only by age."""

    happened_at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    actor_key = models.CharField(max_length=80, blank=True)
    actor_name = models.CharField(_("by"), max_length=200)
    area = models.CharField(max_length=20)
    act = models.CharField(max_length=60)
    target_key = models.CharField(max_length=80)
    target_label = models.CharField(_("what"), max_length=300)
    target_link = models.CharField(max_length=300, blank=True)
    changes = models.JSONField(_("changes"), default=dict, blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-happened_at", "-pk"]
        indexes = [models.Index(fields=["target_key", "-happened_at"], name="event_by_target")]

    def __str__(self) -> str:
        return f"{self.act} {self.target_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ValueError("An event is written once and never changed.")
        super().save(*args, **kwargs)


class Recorded(models.Model):
    """Base of whatever events are written about: tells its lasting key, its label and where it is seen."""

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        """Where the thing is seen; empty where it has no page of its own."""
        return ""

    @property
    def history_key(self) -> str:
        return f"{self._meta.label_lower}:{self.pk}"

    @property
    def history_label(self) -> str:
        return str(self)

    @property
    def history_link(self) -> str:
        return self.get_absolute_url()
