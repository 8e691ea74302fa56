"""What the company is told by mail: plain words, what happens next and by when, and the link to its own page."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.addresses import status_link
from indgang.enquiries.notices.posting import tell_company
from indgang.people.models import Audience, Colleague
from indgang.people.queries import the_municipality


def spoken_time(moment: datetime) -> str:
    """Such as: onsdag den 3. juni kl. 14.10."""
    local = timezone.localtime(moment)
    return _("%(day)s at %(hour)s") % {"day": spoken_day(local), "hour": date_format(local, "G.i")}


def spoken_day(moment: datetime) -> str:
    """Such as: onsdag den 3. juni."""
    local = timezone.localtime(moment)
    return _("%(weekday)s, %(date)s") % {
        "weekday": date_format(local, "l"),
        "date": date_format(local, "j. F"),
    }


def post_receipt(enquiry: Enquiry, *, now: datetime) -> None:
    """That it is here, under which reference, what happens next and by when; the entrance holds it until then."""
    due = enquiry.contact_due_at
    text = _(
        "Thank you for writing to us. We have your enquiry, and its number is %(reference)s.\n\n"
        "What happens now: the entrance finds the colleague who can help you. You will hear from us by %(due)s at the "
        "latest.\n\n"
        "Follow it, and write more, on your own page:\n%(link)s\n\n"
        "The link is only for you. Do not pass it on."
    ) % {
        "reference": enquiry.reference,
        "due": spoken_time(due) if due else "",
        "link": status_link(enquiry),
    }
    subject = _("We have received your enquiry (%(reference)s)") % {"reference": enquiry.reference}
    tell_company(enquiry=enquiry, occasion="receipt", subject=subject, text=signed(text), now=now)


def post_holder(enquiry: Enquiry, *, now: datetime) -> None:
    """Who holds it now, and how they are reached. Posted once for each holder."""
    holder = enquiry.holder
    if holder is None:
        return
    text = _(
        "%(name)s has taken your enquiry %(reference)s, and holds on to it until you have your answer.\n\n"
        "%(contact)s\n\n"
        "Your own page of the enquiry:\n%(link)s"
    ) % {
        "name": holder.name,
        "reference": enquiry.reference,
        "contact": contact_lines(holder),
        "link": status_link(enquiry),
    }
    subject = _("%(name)s has taken your enquiry (%(reference)s)") % {
        "name": holder.name,
        "reference": enquiry.reference,
    }
    tell_company(
        enquiry=enquiry,
        occasion=f"holder:{holder.pk}:{now:%Y%m%d%H%M%S}",
        subject=subject,
        text=signed(text),
        now=now,
    )


def post_new_address(enquiry: Enquiry, *, now: datetime) -> None:
    """To the address that was written down anew: where all that was written stands. Nothing of what it is about."""
    text = _(
        "We have written down this address for your enquiry %(reference)s, and write to you here from now on.\n\n"
        "What we have written until now stands on your own page:\n%(link)s\n\n"
        "The link is only for you. Do not pass it on."
    ) % {"reference": enquiry.reference, "link": status_link(enquiry)}
    subject = _("We write to you here about your enquiry (%(reference)s)") % {"reference": enquiry.reference}
    occasion = f"address:{now:%Y%m%d%H%M%S}"
    tell_company(enquiry=enquiry, occasion=occasion, subject=subject, text=signed(text), now=now)


def contact_lines(colleague: Colleague) -> str:
    """What the colleague shows to everybody of how they are reached, and else the one phone number."""
    card = colleague.shown_to(Audience.PUBLIC)
    lines = [line for line in (card.title, card.best_phone, card.mail) if line]
    return "\n".join(lines) if card.best_phone or card.mail else "\n".join([*lines, entrance_line()])


def signed(text: str) -> str:
    """The text with a friendly end, and the one phone number."""
    municipality = the_municipality()
    name = municipality.name if municipality else _("The municipality")
    return "\n\n".join(part for part in (text, f"{_('Kind regards')}\n{name}", entrance_line()) if part)


def entrance_line() -> str:
    municipality = the_municipality()
    if municipality is None:
        return ""
    return _("You can always call us on %(phone)s.") % {"phone": municipality.phone}
