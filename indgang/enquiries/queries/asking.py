"""Which companies are to be asked how it went, under which name, and with which facts copied."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from indgang.businesses.models import Size
from indgang.catalogue.models import Task
from indgang.enquiries.clocks import working_day_after
from indgang.enquiries.models import Channel, Enquiry, Outcome, State
from indgang.enquiries.queries.days import own_closing_days
from indgang.surveys.models import Facts, Invitation

WORKING_DAYS_AFTER = 2
"""So that the company has read the answer, and still remembers how it was."""
LATEST = timedelta(days=14)
"""Nobody is asked later than this after closing, also where the server stood still."""
ASKED_OUTCOMES = (Outcome.ANSWERED, Outcome.SOLVED, Outcome.REFUSED, Outcome.WITHDRAWN)
"""Not a double, which is asked about once; nor where another door or nobody answered: that was not ours to do well."""
KEY_SALT = "indgang.enquiries.asked"


def to_be_asked(now: datetime) -> list[Enquiry]:
    """Those closed two working days ago or a little more, and not asked about yet, in the order they were closed."""
    is_closed, today = own_closing_days(), timezone.localdate(now)
    asked = Invitation.objects.filter(area="enquiries", sent_at__gt=now - 2 * LATEST).values_list(
        "target_key", flat=True
    )
    known = set(asked)
    closed = Enquiry.objects.filter(
        state=State.CLOSED,
        closed_at__gt=now - LATEST,
        outcome__in=ASKED_OUTCOMES,
        is_confidential=False,
    ).exclude(contact_mail="")
    return [
        enquiry
        for enquiry in closed.order_by("closed_at", "pk")
        if enquiry.closed_at is not None
        and enquiry.history_key not in known
        and working_day_after(timezone.localdate(enquiry.closed_at), is_closed, WORKING_DAYS_AFTER) <= today
    ]


def business_key_of(enquiry: Enquiry) -> str:
    """Whom it is that is not asked too often: the company, or else who wrote, by a mark that cannot be read back."""
    if enquiry.business is not None:
        return enquiry.business.history_key
    digest = salted_hmac(KEY_SALT, enquiry.contact_mail.lower(), algorithm="sha256").hexdigest()
    return f"enquiries.mail:{digest[:40]}"


def facts_of(enquiry: Enquiry) -> Facts:
    """In words, as they stand today."""
    facts: Facts = {"channel": str(Channel(enquiry.channel).label)}
    if enquiry.unit is not None:
        facts["unit"] = enquiry.unit.name
    if enquiry.task is not None:
        facts["kind"] = kind_of(enquiry.task)
    if enquiry.business is not None and enquiry.business.size:
        facts["size"] = str(Size(enquiry.business.size).label)
    return facts


def kind_of(task: Task) -> str:
    """The theme it stands under on the front page; the task itself where it stands under none."""
    return task.theme.name if task.theme is not None else task.title
