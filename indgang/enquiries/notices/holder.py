"""What whoever holds an enquiry is told when the company comes back; where nobody holds it, those at the entrance."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.enquiries.models import Enquiry, Message
from indgang.enquiries.notices.addresses import desk_link
from indgang.enquiries.notices.company import spoken_time
from indgang.enquiries.notices.posting import post_notice, tell_colleague
from indgang.enquiries.queries.receivers import colleagues_at_entrance, leader_of, receivers_instead
from indgang.people.models import Colleague
from indgang.people.queries import the_municipality


def post_written(message: Message, *, now: datetime) -> None:
    """That the company has written more. Of a confidential enquiry only that it has."""
    enquiry = message.enquiry
    told = {"reference": enquiry.reference}
    parts = [
        _("The company has written in enquiry %(reference)s.") % told,
        "" if enquiry.is_confidential else message.text,
        _due_line(enquiry),
        desk_link(enquiry),
    ]
    tell_holder(
        enquiry,
        occasion=f"written:{message.pk}",
        subject=_("The company has written (%(reference)s)") % told,
        text="\n\n".join(part for part in parts if part),
        now=now,
    )


def post_asked_again(enquiry: Enquiry, *, occasion: str, wants_call: bool, now: datetime) -> None:
    """That the company was not helped well enough, and what it asks for now."""
    told = {"reference": enquiry.reference}
    if wants_call:
        subject = _("The company asks for a call (%(reference)s)") % told
        wish = (
            _("The company is not happy with how enquiry %(reference)s ended, and asks to be called.") % told
        )
    else:
        subject = _("The company has opened enquiry %(reference)s again") % told
        wish = (
            _("The company is not happy with how enquiry %(reference)s ended, and has opened it again.")
            % told
        )
    parts = [wish, _due_line(enquiry), desk_link(enquiry)]
    text = "\n\n".join(part for part in parts if part)
    tell_holder(enquiry, occasion=occasion, subject=subject, text=text, now=now)


def post_undelivered(message: Message, enquiry: Enquiry, *, now: datetime) -> None:
    """That an answer has not arrived and will not any more, so the company must be called. Nothing of what it says."""
    told = {"reference": enquiry.reference}
    parts = [
        _("An answer in enquiry %(reference)s could not be sent: the company has not heard from us.") % told,
        _("Look the mail address over, or call them."),
        _due_line(enquiry),
        desk_link(enquiry),
    ]
    tell_holder(
        enquiry,
        occasion=f"undelivered:{message.pk}",
        subject=_("The company has not got your answer (%(reference)s)") % told,
        text="\n\n".join(part for part in parts if part),
        now=now,
    )


def tell_holder(enquiry: Enquiry, *, occasion: str, subject: str, text: str, now: datetime) -> None:
    """The holder, or whoever stands in while they are away; where neither can be told, the entrance.

    Where the entrance may not read it, the holder's leader; at last the one address.
    """
    posted = [
        tell_colleague(enquiry=enquiry, colleague=one, occasion=occasion, subject=subject, text=text, now=now)
        for one in _told(enquiry, timezone.localdate(now))
    ]
    municipality = the_municipality()
    if municipality is not None and not any(posted):
        post_notice(
            enquiry=enquiry,
            occasion=f"entrance:{occasion}",
            recipient=municipality.mail,
            subject=subject,
            text=text,
            now=now,
        )


def _told(enquiry: Enquiry, today: date) -> list[Colleague]:
    holder = enquiry.holder
    if holder is None:
        return colleagues_at_entrance(today)
    at_work = [one.colleague for one in receivers_instead(holder, today) if one.colleague.mail]
    if at_work:
        return at_work
    if not enquiry.is_confidential:
        return colleagues_at_entrance(today)
    leader = leader_of(holder, today)
    return [leader] if leader is not None else []


def _due_line(enquiry: Enquiry) -> str:
    due = enquiry.contact_due_at
    return _("The company must hear from us by %(due)s.") % {"due": spoken_time(due)} if due else ""
