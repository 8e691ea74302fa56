"""What was closed begins again, whoever opens it: with whoever held it, and with nothing left of how it ended."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from indgang.enquiries.models import Enquiry, State
from indgang.enquiries.queries.days import next_contact_due


def begin_again(*, enquiry: Enquiry, now: datetime) -> None:
    """A step of the acts that record it: opens a closed and locked enquiry, and counts that it was opened again.

    The company must hear from us as if it were new.
    """
    hold_again(enquiry=enquiry, now=now)
    values = {
        "closed_at": None,
        "outcome": "",
        "outcome_text": "",
        "possible_instead": "",
        "answered_at_first_contact": False,
        "contact_due_at": next_contact_due(now),
        "reopened": enquiry.reopened + 1,
    }
    for name, value in values.items():
        setattr(enquiry, name, value)
    enquiry.save(update_fields=[*values, "state", "holder", "held_since"])


def hold_again(*, enquiry: Enquiry, now: datetime) -> None:
    """A step that saves nothing: with whoever held it; with the entrance where they have left."""
    if enquiry.holder is not None and enquiry.holder.has_left(timezone.localdate(now)):
        enquiry.holder, enquiry.held_since = None, None
    enquiry.state = State.HELD if enquiry.holder else State.NEW
