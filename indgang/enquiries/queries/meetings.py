"""The joint meeting of an enquiry, and whom it concerns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.enquiries.models import Enquiry, InvolvementState, JointMeeting, Level
from indgang.enquiries.queries.days import day_to_meet, day_to_meet_by
from indgang.enquiries.queries.parts import parts_of
from indgang.enquiries.queries.plan import plan_of
from indgang.history.queries import events_of
from indgang.people.models import Colleague

LONGEST_AGENDA = 2000
LEVEL_ACTS = ("raise_level", "raise_to")


@dataclass(frozen=True)
class Proposal:
    """Of a joint meeting of a complex enquiry: on which day, by when at the latest, and what to talk about."""

    day: date
    by: date
    agenda: str


def meeting_of(enquiry: Enquiry) -> JointMeeting | None:
    """The meeting that stands, whether it is to come or has been held."""
    return enquiry.meetings.filter(cancelled_at=None).first()


def colleagues_to_meet(enquiry: Enquiry) -> list[Colleague]:
    """The holder, and those who have said yes to a part, by name; nobody twice."""
    parts = enquiry.involvements.filter(state=InvolvementState.ACCEPTED)
    chosen = {part.colleague for part in parts.select_related("colleague")}
    if enquiry.holder is not None:
        chosen.add(enquiry.holder)
    return sorted(chosen, key=lambda colleague: (colleague.name, colleague.pk))


def proposal_for(enquiry: Enquiry, today: date) -> Proposal:
    """From when it became complex, what the company asked, and the parts that are to be done."""
    meet_by = day_to_meet_by(_complex_since(enquiry))
    return Proposal(day_to_meet(today, meet_by), meet_by, _agenda(enquiry))


def _complex_since(enquiry: Enquiry) -> date:
    """As history tells; where it has been forgotten, since it was received."""
    raised = events_of(enquiry.history_key).filter(act__in=LEVEL_ACTS)
    became = next((event for event in raised if event.changes.get("level", [])[-1:] == [Level.COMPLEX]), None)
    return timezone.localdate(became.happened_at if became else enquiry.received_at)


def _agenda(enquiry: Enquiry) -> str:
    parts = [one.part.part for one in plan_of(parts_of(enquiry)) if one.number]
    points = [
        _("What you asked: %(question)s") % {"question": enquiry.summary},
        *parts,
        _("What happens next, and who does what"),
    ]
    return "\n".join(f"{number}. {point}" for number, point in enumerate(points, start=1))[:LONGEST_AGENDA]
