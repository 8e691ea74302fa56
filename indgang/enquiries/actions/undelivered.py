"""An answer whose mail was given up was not heard: the contact clock runs again, and whoever holds it is told."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from indgang.enquiries.actions.reopening import begin_again
from indgang.enquiries.models import Enquiry, Message
from indgang.enquiries.notices.holder import post_undelivered
from indgang.enquiries.queries.days import next_contact_due
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.queries.unsent import given_up_answers
from indgang.history.actions.recording import SYSTEM, record_event


def take_up_undelivered(*, now: datetime) -> int:
    """Sees to each answer that will not arrive any more, once; returns how many. Nothing is refused.

    What was closed with such an answer is opened again: the company does not know it. Where they have heard from us
    since, only the count is put right.
    """
    answers = list(given_up_answers())
    for message in answers:
        with transaction.atomic():
            _take_up(message, now)
    return len(answers)


def _take_up(message: Message, now: datetime) -> None:
    enquiry = locked(message.enquiry)
    message.counts_as_answer = False
    message.save(update_fields=["counts_as_answer"])
    heard = enquiry.messages.filter(counts_as_answer=True).order_by("written_at", "pk")
    first = heard.first()
    enquiry.first_answered_at = first.written_at if first else None
    enquiry.save(update_fields=["first_answered_at"])
    has_heard_since = heard.filter(written_at__gt=message.written_at).exists()
    if not has_heard_since and enquiry.forgotten_at is None:
        _run_clock(enquiry, now)
        post_undelivered(message, enquiry, now=now)
    record_event(area="enquiries", act="take_up_undelivered", target=enquiry, by=SYSTEM)


def _run_clock(enquiry: Enquiry, now: datetime) -> None:
    if not enquiry.is_open:
        begin_again(enquiry=enquiry, now=now)
    elif enquiry.contact_due_at is None:
        enquiry.contact_due_at = next_contact_due(now)
        enquiry.save(update_fields=["contact_due_at"])
