"""What a company's card tells of its enquiries, of those that the reader may see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.businesses.models import Business
from indgang.businesses.queries.story import StoryLine, ToldLine
from indgang.enquiries.models import Enquiry, JointMeeting, Outcome, State
from indgang.enquiries.queries.lists import is_open
from indgang.enquiries.queries.rows import EnquiryRow, rows_of
from indgang.enquiries.queries.seen import BY_CLOCK
from indgang.enquiries.queries.sight import visible_enquiries
from indgang.people.models import User

MOST_OPEN = 20
MOST_TOLD = 500


@dataclass(frozen=True)
class BusinessEnquiries:
    """``open_rows`` with the nearest deadline first; ``story`` is how others ended and where we met, in no order."""

    open_rows: list[EnquiryRow]
    story: list[StoryLine]


def enquiries_of_business(user: User, business: Business, now: datetime) -> BusinessEnquiries:
    """A company has few, and an index of its own: they are read at once. A confidential one stands in no story.

    What it answered when it was asked how it went is not told: that was promised to be a figure among others.
    """
    seen = visible_enquiries(user).filter(business=business)
    open_ids = seen.filter(is_open()).order_by(*BY_CLOCK.ordering).values_list("pk", flat=True)
    told = seen.filter(is_confidential=False)
    return BusinessEnquiries(
        rows_of(list(open_ids[:MOST_OPEN]), None, now), [*_endings(told), *_meetings(told, now)]
    )


def _endings(seen: QuerySet[Enquiry]) -> Iterator[StoryLine]:
    closed = seen.filter(state=State.CLOSED).order_by("-closed_at", "-pk")
    columns = ("closed_at", "received_at", "reference", "outcome", "holder__name")
    for closed_at, received_at, reference, outcome, holder in closed.values_list(*columns)[:MOST_TOLD]:
        yield StoryLine(closed_at or received_at, told=partial(_ending, reference, outcome, holder or ""))


def _ending(reference: str, outcome: str, holder: str) -> ToldLine:
    told = {"reference": reference, "outcome": Outcome(outcome).label if outcome else ""}
    link = reverse("enquiries:show_enquiry", args=[reference])
    return ToldLine(_("Enquiry %(reference)s closed: %(outcome)s") % told, link, holder)


def _meetings(seen: QuerySet[Enquiry], now: datetime) -> Iterator[StoryLine]:
    ids = seen.order_by().values("pk")
    held = JointMeeting.objects.filter(enquiry_id__in=ids, cancelled_at=None, starts_at__lte=now)
    for meeting in held.select_related("enquiry").order_by("-starts_at", "-pk")[:MOST_TOLD]:
        yield StoryLine(meeting.starts_at, told=partial(_meeting, meeting))


def _meeting(meeting: JointMeeting) -> ToldLine:
    text = _("Joint meeting about enquiry %(reference)s") % {"reference": meeting.enquiry.reference}
    return ToldLine(text, meeting.get_absolute_url(), meeting.place)
