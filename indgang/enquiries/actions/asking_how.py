"""When an enquiry has been closed for two working days, the company is asked how it went."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from indgang.enquiries.clocks import is_working_day
from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.how_it_went import post_how_it_went
from indgang.enquiries.queries.asking import asked_lately, business_key_of, facts_of, names_of, to_be_asked
from indgang.enquiries.queries.days import own_closing_days
from indgang.enquiries.queries.locking import locked
from indgang.history.actions.recording import SYSTEM, record_event
from indgang.surveys.actions.inviting import AskedAbout, UnableToInvite, invite_to_answer


def ask_how_it_went(*, now: datetime) -> int:
    """Asks each company that is to be asked today; returns how many. On working days only.

    Nothing is refused: a company that was asked in the last quarter, under whichever of its names, is passed over, and
    so is an enquiry that was opened again meanwhile.
    """
    if not is_working_day(timezone.localdate(now), own_closing_days()):
        return 0
    asked, number = asked_lately(now), 0
    for enquiry in to_be_asked(now):
        names = names_of(enquiry)
        if asked.isdisjoint(names) and ask_about(enquiry=enquiry, now=now):
            asked |= names
            number += 1
    return number


def ask_about(*, enquiry: Enquiry, now: datetime) -> bool:
    """Whether the company was asked about this one."""
    try:
        with transaction.atomic():
            enquiry = locked(enquiry)
            if enquiry.is_open:
                return False
            sent = invite_to_answer(
                about=AskedAbout(
                    "enquiries", enquiry.history_key, enquiry.history_label, enquiry.get_absolute_url()
                ),
                business_key=business_key_of(enquiry),
                facts=facts_of(enquiry),
                by=SYSTEM,
                now=now,
            )
            record_event(area="enquiries", act="ask_how_it_went", target=enquiry, by=SYSTEM)
            post_how_it_went(enquiry, sent.token, now=now)
    except UnableToInvite:
        return False
    return True
