from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

from django.db.models import QuerySet

from indgang.shared.moments import beginning_of
from indgang.surveys.models import Invitation, Question

DAYS_BETWEEN = 91
"""A quarter: nobody is asked more often, however often they write to us."""


def hash_of(token: str) -> str:
    """What is kept of a link's token. It is random and long, so it needs neither salt nor slowness."""
    return sha256(token.encode(errors="replace")).hexdigest()


def may_be_asked(business_key: str, on: date) -> bool:
    """Whether the company was not asked in the 91 days before ``on``; whoever is not named may be asked."""
    if not business_key:
        return True
    return not sent_within_quarter(on).filter(business_key=business_key).exists()


def sent_within_quarter(on: date) -> QuerySet[Invitation]:
    """What was asked in the 91 days before ``on``, the oldest first."""
    first = beginning_of(on - timedelta(days=DAYS_BETWEEN - 1))
    return Invitation.objects.filter(sent_at__gte=first).order_by("sent_at", "pk")


def invitation_of(token: str) -> Invitation | None:
    """The invitation whose link holds the token, whether it can still be answered or not."""
    return Invitation.objects.filter(token_hash=hash_of(token)).first()


def active_questions() -> QuerySet[Question]:
    """What is asked, in order."""
    return Question.objects.filter(is_active=True).order_by("position", "pk")
