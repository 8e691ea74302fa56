"""Which companies are to be asked how it went, under which name, and with which facts copied."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from indgang.businesses.models import Size
from indgang.businesses.numbers import is_cvr
from indgang.catalogue.models import Task
from indgang.enquiries.clocks import working_day_after
from indgang.enquiries.models import Channel, Enquiry, Outcome, State
from indgang.enquiries.queries.days import own_closing_days
from indgang.surveys.models import Facts, Invitation
from indgang.surveys.queries.inviting import sent_within_quarter

WORKING_DAYS_AFTER = 2
"""So that the company has read the answer, and still remembers how it was."""
LATEST = timedelta(days=14)
"""Nobody is asked later than this after closing, also where the server stood still."""
ASKED_OUTCOMES = (Outcome.ANSWERED, Outcome.SOLVED, Outcome.REFUSED, Outcome.WITHDRAWN)
"""Not a double, which is asked about once; nor where another door or nobody answered: that was not ours to do well."""
EIGHT_DIGITS = re.compile(r"(?<!\d)(?:\d\s?){7}\d(?!\d)")
READ_AT_ONCE = 500
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


def names_of(enquiry: Enquiry) -> set[str]:
    """All that tells who it is, as it stands today: company, CVR number, the name that was typed, mail address.

    Two enquiries with one of them in common are of one company, whoever wrote and whatever is known of it.
    """
    business, typed = enquiry.business, enquiry.company_name.casefold().strip()
    numbers = [business.cvr if business else "", *_cvr_numbers_in(typed)]
    told = {
        "business": [str(business.pk) if business else ""],
        "cvr": numbers,
        "name": [typed],
        "mail": [enquiry.contact_mail.casefold()],
    }
    return {f"{kind}:{name}" for kind, names in told.items() for name in names if name}


def _cvr_numbers_in(text: str) -> list[str]:
    numbers = ("".join(found.split()) for found in EIGHT_DIGITS.findall(text))
    return [number for number in numbers if is_cvr(number)]


def asked_lately(now: datetime) -> set[str]:
    """The names of all that were asked in the last quarter: of their enquiries as they stand today."""
    keys = sent_within_quarter(timezone.localdate(now)).filter(area="enquiries").exclude(target_key="")
    ids = [int(key.rpartition(":")[2]) for key in keys.values_list("target_key", flat=True)]
    names: set[str] = set()
    for place in range(0, len(ids), READ_AT_ONCE):
        some = Enquiry.objects.filter(pk__in=ids[place : place + READ_AT_ONCE])
        read = some.select_related("business").order_by("pk")
        names |= {name for enquiry in read for name in names_of(enquiry)}
    return names


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
