"""What the leader is told of an enquiry."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.addresses import desk_link
from indgang.enquiries.notices.posting import tell_colleague
from indgang.enquiries.queries.receivers import leader_of, leader_of_entrance


def post_unhappy(enquiry: Enquiry, *, now: datetime) -> None:
    """To the holder's leader, else the entrance's: that a company is unhappy. What it answered stays its own."""
    today = timezone.localdate(now)
    leader = leader_of(enquiry.holder, today) if enquiry.holder else None
    leader = leader or leader_of_entrance(today)
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
