"""What the leader is told of an enquiry, and with them the holder."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.addresses import desk_link
from indgang.enquiries.notices.answers import spoken_day
from indgang.enquiries.notices.posting import tell_colleague
from indgang.enquiries.queries.days import day_to_meet_by
from indgang.enquiries.queries.receivers import leader_of, leader_of_entrance
from indgang.history.actions.recording import Actor
from indgang.people.models import Colleague, User


def post_unhappy(enquiry: Enquiry, *, now: datetime) -> None:
    """To the holder's leader, else the entrance's: that a company is unhappy. What it answered stays its own."""
    leader = _leader_over(enquiry, now)
    if leader is None:
        return
    told = {"reference": enquiry.reference}
    parts = [
        _("A company is not happy with how enquiry %(reference)s ended.") % told,
        _("It has been asked whether it wants the enquiry opened again, or a call."),
        desk_link(enquiry),
    ]
    tell_colleague(
        enquiry=enquiry,
        colleague=leader,
        occasion="unhappy",
        subject=_("A company is not happy (%(reference)s)") % told,
        text="\n\n".join(parts),
        now=now,
    )


def post_complex(enquiry: Enquiry, *, by: Actor, now: datetime) -> None:
    """To the leader, and to the holder unless they made it so: that it is complex, and by when to meet. Told once."""
    told = {"reference": enquiry.reference}
    meet_by = day_to_meet_by(timezone.localdate(now))
    parts = [
        _("Enquiry %(reference)s is now complex, and stands on the board.") % told,
        "" if enquiry.is_confidential else enquiry.summary,
        _(
            "Meet the company together, with all who have a part in it, by %(day)s at the latest. The "
            "invitation is ready on the page, with a day and what to talk about."
        )
        % {"day": spoken_day(meet_by)},
        desk_link(enquiry),
    ]
    for colleague in _those_over(enquiry, by, now):
        tell_colleague(
            enquiry=enquiry,
            colleague=colleague,
            occasion="complex",
            subject=_("Enquiry %(reference)s is now complex") % told,
            text="\n\n".join(part for part in parts if part),
            now=now,
        )


def _those_over(enquiry: Enquiry, by: Actor, now: datetime) -> list[Colleague]:
    own = by.colleague if isinstance(by, User) else None
    found = {one.pk: one for one in (enquiry.holder, _leader_over(enquiry, now)) if one is not None}
    return [one for one in found.values() if one != own]


def _leader_over(enquiry: Enquiry, now: datetime) -> Colleague | None:
    """The holder's leader, else the entrance's."""
    today = timezone.localdate(now)
    leader = leader_of(enquiry.holder, today) if enquiry.holder else None
    return leader or leader_of_entrance(today)
