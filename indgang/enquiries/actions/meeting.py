"""The joint first meeting: the company with everybody who has a part, so that nobody has to tell it twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from indgang.enquiries.models import Enquiry, JointMeeting
from indgang.enquiries.notices.meetings import post_cancellation, post_invitations
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.queries.meetings import meeting_of
from indgang.enquiries.rules import may_steer_enquiry
from indgang.history.actions.recording import Actor, record_event
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused

FEWEST_MINUTES, MOST_MINUTES = 10, 480


class UnableToMeet(Refused):
    """Nobody was told anything new."""


@dataclass(frozen=True)
class MeetingPlan:
    starts_at: datetime
    minutes: int
    place: str
    agenda: str = ""


def invite_to_meeting(*, enquiry: Enquiry, plan: MeetingPlan, by: Actor, now: datetime) -> JointMeeting:
    """Invites the holder, those who have said yes to a part, and the company; by mail, into their calendars."""
    with transaction.atomic():
        enquiry = _open_to(enquiry, by)
        if meeting_of(enquiry) is not None:
            raise UnableToMeet(_("There is a meeting already. Move it, or cancel it first."))
        _refuse_plan(plan, now)
        meeting = JointMeeting(enquiry=enquiry, uid=_new_uid())
        _put(meeting, plan)
        meeting.save()
        record_event(area="enquiries", act="invite_to_meeting", target=enquiry, by=by)
        post_invitations(meeting, now=now)
    return meeting


def move_meeting(*, meeting: JointMeeting, plan: MeetingPlan, by: Actor, now: datetime) -> JointMeeting:
    """Another time or place; the guests' calendars move it, and whoever has come to since is invited."""
    with transaction.atomic():
        _open_to(meeting.enquiry, by)
        meeting = _standing(meeting)
        _refuse_plan(plan, now)
        _put(meeting, plan)
        meeting.sequence += 1
        meeting.save()
        record_event(area="enquiries", act="move_meeting", target=meeting.enquiry, by=by)
        post_invitations(meeting, now=now)
    return meeting


def cancel_meeting(*, meeting: JointMeeting, word: str, by: Actor, now: datetime) -> None:
    """Takes it out of the guests' calendars, with a word about why."""
    with transaction.atomic():
        _open_to(meeting.enquiry, by)
        call_off(meeting=_standing(meeting), word=word, by=by, now=now)


def call_off(*, meeting: JointMeeting, word: str, by: Actor, now: datetime) -> None:
    """Cancels inside the caller's transaction, who has asked the rules: closing an enquiry does it too."""
    meeting.cancelled_at = now
    meeting.sequence += 1
    meeting.save(update_fields=["cancelled_at", "sequence"])
    record_event(area="enquiries", act="cancel_meeting", target=meeting.enquiry, by=by)
    post_cancellation(meeting, word=without_person_numbers(word).strip(), now=now)


def _standing(meeting: JointMeeting) -> JointMeeting:
    meeting = JointMeeting.objects.select_related("enquiry__holder").get(pk=meeting.pk)
    if meeting.cancelled_at is not None:
        raise UnableToMeet(_("The meeting has been cancelled."))
    return meeting


def _put(meeting: JointMeeting, plan: MeetingPlan) -> None:
    meeting.starts_at, meeting.minutes = plan.starts_at, plan.minutes
    meeting.place = without_person_numbers(plan.place).strip()
    meeting.agenda = without_person_numbers(plan.agenda).strip()


def _refuse_plan(plan: MeetingPlan, now: datetime) -> None:
    if plan.starts_at <= now:
        raise UnableToMeet(_("That time is over. Choose a later one."), field="day")
    if not FEWEST_MINUTES <= plan.minutes <= MOST_MINUTES:
        told = _("Choose between %(fewest)d and %(most)d minutes.")
        raise UnableToMeet(told % {"fewest": FEWEST_MINUTES, "most": MOST_MINUTES}, field="minutes")
    if not plan.place.strip():
        raise UnableToMeet(_("Write where you meet."), field="place")


def _open_to(enquiry: Enquiry, by: Actor) -> Enquiry:
    enquiry = locked(enquiry)
    if not may_steer_enquiry(by, enquiry):
        raise UnableToMeet(_("Only the holder, their leader and the entrance may call a meeting."))
    if not enquiry.is_open:
        raise UnableToMeet(_("The enquiry is closed. Open it again first."))
    return enquiry


def _new_uid() -> str:
    """Under the sender's domain, so that no other calendar has the same."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    return f"{uuid4().hex}@{domain}"[:80]
