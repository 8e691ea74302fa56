from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from indgang.history.models import Recorded

FACTS = ("unit", "kind", "size", "channel")
"""What is copied when somebody is asked, and what results can be split by."""


class Facts(TypedDict, total=False):
    """Words as they stood when it was asked; what is left out is not known."""

    unit: str
    kind: str
    size: str
    channel: str


class Invitation(Recorded):
    """That somebody was asked how something went: what, named by text; with a link that only they have.

    The token of the link is not kept, only its SHA-256: whoever reads the database cannot answer for anybody. After a
    time everything that leads to a company is emptied; scores and copied facts stay (``actions/forgetting.py``).
    """

    area = models.CharField(max_length=20, blank=True)
    target_key = models.CharField(max_length=80, blank=True)
    target_label = models.CharField(_("what was asked about"), max_length=300, blank=True)
    target_link = models.CharField(max_length=300, blank=True)
    business_key = models.CharField(_("company"), max_length=80, blank=True)
    facts = models.JSONField(_("facts copied when it was asked"), default=dict, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(_("asked"), default=timezone.now, db_index=True)
    expires_at = models.DateTimeField(_("may be answered until"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    comment = models.TextField(_("comment"), max_length=3000, blank=True)

    class Meta:
        verbose_name = _("invitation to answer")
        verbose_name_plural = _("invitations to answer")
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["business_key", "sent_at"], name="invited_by_business")]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "target_key"],
                condition=~models.Q(target_key=""),
                name="asked_once_about_each",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("sent_at")), name="expires_after_it_is_sent"
            ),
            models.CheckConstraint(
                condition=models.Q(comment="") | models.Q(answered_at__isnull=False),
                name="comment_only_with_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return self.target_label or gettext("An invitation to answer")

    @property
    def history_label(self) -> str:
        """Not what it was about: the history would keep that after it is forgotten."""
        return gettext("An invitation to answer")

    def has_expired(self, now: datetime) -> bool:
        return now >= self.expires_at


FACT_NAMES = {
    "unit": _("Unit"),
    "kind": pgettext_lazy("of an enquiry", "Kind"),
    "size": _("Company's size"),
    "channel": _("Channel"),
}
