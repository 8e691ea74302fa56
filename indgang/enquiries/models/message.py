from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from indgang.enquiries.models.enquiry import Enquiry
from indgang.history.models import Recorded


class MessageKind(models.TextChoices):
    """NOTE is for colleagues alone; CALL tells what was said on the telephone, and is for colleagues too."""

    COMPANY = "company", pgettext_lazy("message", "From the company")
    ANSWER = "answer", pgettext_lazy("message", "To the company")
    CALL = "call", pgettext_lazy("message", "Telephone call")
    NOTE = "note", pgettext_lazy("message", "Note among colleagues")


class Message(Recorded):
    """Something written or said in an enquiry, in order of time. What was written is never changed.

    ``is_sensitive`` keeps the words out of mail: they stand on the secret status page, and the mail says that they do.
    ``counts_as_answer`` is when the company has heard from a person, by mail or on the telephone.
    """

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="messages", verbose_name=_("enquiry"))
    kind = models.CharField(_("kind"), max_length=8, choices=MessageKind)
    text = models.TextField(_("text"), max_length=8000)
    author = models.ForeignKey(
        "people.Colleague", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    author_name = models.CharField(_("by"), max_length=200, blank=True)
    is_sensitive = models.BooleanField(_("only on the status page"), default=False)
    counts_as_answer = models.BooleanField(default=False)
    once_key = models.CharField(max_length=64, blank=True)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["written_at", "pk"]
        indexes = [
            models.Index(
                fields=["enquiry", "written_at"],
                condition=models.Q(counts_as_answer=True),
                name="answers_of_enquiry",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["enquiry", "once_key"],
                condition=~models.Q(once_key=""),
                name="each_message_sent_once",
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return self.enquiry.get_absolute_url()

    @property
    def history_label(self) -> str:
        return self.enquiry.history_label

    @property
    def is_shown_to_company(self) -> bool:
        return self.kind in {MessageKind.COMPANY, MessageKind.ANSWER}


class AttachedFile(models.Model):
    """A file that came with a message. It lies in the database: what is acknowledged is there, and backups hold it."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="files", verbose_name=_("message"))
    name = models.CharField(_("file name"), max_length=120)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    content = models.BinaryField()

    class Meta:
        verbose_name = _("attached file")
        verbose_name_plural = _("attached files")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name or gettext("A file")

    def get_absolute_url(self) -> str:
        return reverse("enquiries:show_file", args=[self.message.enquiry.reference, self.pk])
