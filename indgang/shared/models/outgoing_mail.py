from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LATE_AFTER = timedelta(minutes=5)
"""Not sent this long after it was due, it is shown to those who see to it."""


class OutgoingMail(models.Model):
    """One mail to one address: written with the change it tells of, sent afterwards, and tried until it has left.

    What it is about is named by text, as in the history. ``attachments`` holds small files: name, type, base64.
    """

    once_key = models.CharField(max_length=200, unique=True)
    message_id = models.CharField(max_length=200, unique=True)
    recipient = models.EmailField(blank=True)
    reply_to = models.EmailField(blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    attachments = models.JSONField(default=list, blank=True)
    is_automatic = models.BooleanField(default=True)

    area = models.CharField(max_length=20)
    target_key = models.CharField(max_length=80)
    target_label = models.CharField(max_length=300, blank=True)
    target_link = models.CharField(max_length=300, blank=True)

    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    taken_until = models.DateTimeField(null=True, blank=True)
    first_tried_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    retried_by = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    emptied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mail")
        ordering = ["due_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sent_at=None) | models.Q(given_up_at=None), name="mail_sent_or_given_up"
            ),
            models.CheckConstraint(
                condition=models.Q(recipient="", emptied_at__isnull=False)
                | (~models.Q(recipient="") & models.Q(emptied_at=None)),
                name="mail_has_recipient_until_emptied",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at", "id"],
                condition=models.Q(sent_at=None, given_up_at=None),
                name="mail_on_its_way",
            ),
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(sent_at=None, emptied_at=None),
                name="mail_not_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_label} ({self.area})"

    def is_on_its_way(self, now: datetime) -> bool:
        """Somebody is sending it at this moment, or was when they were cut off."""
        return self.sent_at is None and self.taken_until is not None and self.taken_until > now
