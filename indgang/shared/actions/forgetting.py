from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from indgang.shared.models import OutgoingMail

MAIL_KEPT_FOR = timedelta(days=90)
"""How long the text of a mail is kept after it was sent or given up."""


def forget_old_mail(*, now: datetime) -> int:
    """Empties mail that was sent or given up long ago, and returns how many.

    That a mail went, when, and under which keys stays, so that the same is never posted twice.
    """
    before = now - MAIL_KEPT_FOR
    old = OutgoingMail.objects.filter(Q(sent_at__lt=before) | Q(given_up_at__lt=before), emptied_at=None)
    nothing = dict.fromkeys(("recipient", "reply_to", "subject", "text", "target_label", "target_link"), "")
    return old.update(**nothing, attachments=[], last_error="", retried_by="", emptied_at=now)
