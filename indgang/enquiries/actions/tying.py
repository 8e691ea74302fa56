"""Working on an enquiry together ties colleagues: it is noted down in relations, by the enquiry's reference alone."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from indgang.enquiries.models import Enquiry, HandOver, InvolvementState
from indgang.people.models import Colleague
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import TieKind

TOOK_PART = (InvolvementState.ACCEPTED, InvolvementState.DONE)


def note_handled_together(*, enquiry: Enquiry, now: datetime) -> None:
    """The holder and those who have or had a part; called before the parts that are still open are ended."""
    people = list(Colleague.objects.filter(involvements__enquiry=enquiry, involvements__state__in=TOOK_PART))
    if enquiry.holder is not None:
        people.append(enquiry.holder)
    note_encounter(
        people=people,
        kind=TieKind.ENQUIRY,
        about=_concern(enquiry),
        once_key=f"enquiry:{enquiry.pk}",
        on=timezone.localdate(now),
    )


def note_handed_over(*, hand_over: HandOver, now: datetime) -> None:
    """The two colleagues of a hand-over that was accepted; the entrance's first giver may be nobody."""
    people = [one for one in (hand_over.giver, hand_over.receiver) if one is not None]
    note_encounter(
        people=people,
        kind=TieKind.HAND_OVER,
        about=_concern(hand_over.enquiry),
        once_key=f"hand_over:{hand_over.pk}",
        on=timezone.localdate(now),
    )


def _concern(enquiry: Enquiry) -> Concern:
    """Never its words: a confidential one stays so, and a tie is remembered longer than what a company wrote."""
    return Concern("enquiries", enquiry.history_key, enquiry.history_label, enquiry.get_absolute_url())
