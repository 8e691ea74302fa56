"""What colleagues are told when an enquiry ends, and when it begins again. No words of the company's in it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.addresses import desk_link
from indgang.enquiries.notices.holder import tell_holder
from indgang.enquiries.notices.posting import tell_colleague
from indgang.history.actions.recording import Actor
from indgang.people.models import Colleague, User


def post_not_needed(enquiry: Enquiry, colleague: Colleague, *, now: datetime) -> None:
    """That the colleague need not do anything more about it."""
    told = {"reference": enquiry.reference, "link": desk_link(enquiry)}
    tell_colleague(
        enquiry=enquiry,
        colleague=colleague,
        occasion=f"not_needed:{now:%Y%m%d%H%M%S}",
        subject=_("Enquiry %(reference)s is closed") % told,
        text=_(
            "Enquiry %(reference)s is closed, so you need not do anything more about it. Thank you.\n\n%(link)s"
        )
        % told,
        now=now,
    )


def post_reopened_to_house(enquiry: Enquiry, *, by: Actor, now: datetime) -> None:
    """To the holder, who has it again; where there is none to the entrance, which must find one."""
    if isinstance(by, User) and by.colleague is not None and by.colleague == enquiry.holder:
        return
    told = {"reference": enquiry.reference, "name": by.history_name, "link": desk_link(enquiry)}
    tell_holder(
        enquiry,
        occasion=f"reopened:{now:%Y%m%d%H%M%S}",
        subject=_("Enquiry %(reference)s is open again") % told,
        text=_("%(name)s has opened enquiry %(reference)s again. The company must hear from us.\n\n%(link)s")
        % told,
        now=now,
    )
