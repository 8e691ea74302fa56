"""What a company's card tells of its enquiries, of those that the reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from indgang.businesses.models import Business
from indgang.businesses.queries.story import StoryLine, StorySource, ToldLine
from indgang.enquiries.models import Enquiry, JointMeeting, State
from indgang.enquiries.queries.lists import is_open
from indgang.enquiries.queries.rows import EnquiryRow, rows_of
from indgang.enquiries.queries.seen import BY_CLOCK
from indgang.enquiries.queries.sight import visible_enquiries
from indgang.people.models import User

MOST_OPEN = 20


@dataclass(frozen=True)
class BusinessEnquiries:
    """``open_rows`` with the nearest deadline first; ``story`` is how others ended and where we met."""

    open_rows: list[EnquiryRow]
    story: list[StorySource]


def enquiries_of_business(user: User, business: Business, now: datetime) -> BusinessEnquiries:
    """The open ones, and where the story is read that is told of the others. A confidential one stands in no story.

    What it answered when it was asked how it went is not told: that was promised to be a figure among others.
    """
    seen = visible_enquiries(user).filter(business=business)
    open_ids = seen.filter(is_open()).order_by(*BY_CLOCK.ordering).values_list("pk", flat=True)
    told = seen.filter(is_confidential=False)
    return BusinessEnquiries(
        rows_of(list(open_ids[:MOST_OPEN]), None, now), [_endings(told), _meetings(told, now)]
    )


def _endings(seen: QuerySet[Enquiry]) -> StorySource:
    closed = seen.filter(state=State.CLOSED).select_related("holder")
    return StorySource(closed.order_by("-closed_at", "-pk"), _ending)


def _ending(enquiry: Enquiry) -> StoryLine:
    told = {"reference": enquiry.reference, "outcome": enquiry.get_outcome_display()}
    text = _("Enquiry %(reference)s closed: %(outcome)s") % told
    by = enquiry.holder.name if enquiry.holder else ""
    return StoryLine(
        enquiry.closed_at or enquiry.received_at, told=ToldLine(text, enquiry.get_absolute_url(), by)
    )


def _meetings(seen: QuerySet[Enquiry], now: datetime) -> StorySource:
    ids = seen.order_by().values("pk")
    held = JointMeeting.objects.filter(enquiry_id__in=ids, cancelled_at=None, starts_at__lte=now)
    return StorySource(held.select_related("enquiry").order_by("-starts_at", "-pk"), _meeting)


def _meeting(meeting: JointMeeting) -> StoryLine:
    text = _("Joint meeting about enquiry %(reference)s") % {"reference": meeting.enquiry.reference}
    return StoryLine(meeting.starts_at, told=ToldLine(text, meeting.get_absolute_url(), meeting.place))
