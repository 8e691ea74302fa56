"""The joint meeting of an enquiry, and whom it concerns."""

from __future__ import annotations

from indgang.enquiries.models import Enquiry, InvolvementState, JointMeeting
from indgang.people.models import Colleague


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
