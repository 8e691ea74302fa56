"""What is told when an enquiry goes back to the entrance: there, and to the company, so that nobody waits in vain."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.addresses import desk_link, status_link
from indgang.enquiries.notices.company import signed, spoken_time
from indgang.enquiries.notices.posting import post_notice, tell_colleague, tell_company
from indgang.enquiries.queries.receivers import colleagues_at_entrance
from indgang.people.models import Colleague
from indgang.people.queries import the_municipality


def post_back_to_entrance(
    enquiry: Enquiry, *, colleague: Colleague, word: str, once: str, now: datetime
) -> None:
    """To each of those at the entrance; where nobody is there, to the one mail address."""
    subject = _("Enquiry %(reference)s came to the wrong place") % {"reference": enquiry.reference}
    text = _text(enquiry, colleague, word)
    occasion = f"sent_back:{once}"
    told = [
        tell_colleague(enquiry=enquiry, colleague=one, occasion=occasion, subject=subject, text=text, now=now)
        for one in colleagues_at_entrance(timezone.localdate(now))
    ]
    municipality = the_municipality()
    if municipality is not None and not any(told):
        post_notice(
            enquiry=enquiry,
            occasion=f"entrance:{occasion}",
            recipient=municipality.mail,
            subject=subject,
            text=text,
            now=now,
        )


def _text(enquiry: Enquiry, colleague: Colleague, word: str) -> str:
    due, holder = enquiry.contact_due_at, enquiry.holder
    parts = [
        _("%(name)s is not the right one for enquiry %(reference)s.")
        % {"name": colleague.name, "reference": enquiry.reference},
        "" if enquiry.is_confidential else word,
        _("%(name)s still holds it.") % {"name": holder.name} if holder else _("Find another to hold it."),
        _("The company must hear from us by %(due)s.") % {"due": spoken_time(due)} if due else "",
        _("See all of it: %(link)s") % {"link": desk_link(enquiry)},
    ]
    return "\n\n".join(part for part in parts if part)


def post_back_to_company(enquiry: Enquiry, *, once: str, now: datetime) -> None:
    """That somebody else will help, and by when they hear: a name they were told is no longer the right one."""
    due = enquiry.contact_due_at
    text = _(
        "Your enquiry %(reference)s is to be answered by another colleague than we first thought. The entrance "
        "finds the right one. You need do nothing, and you need not explain it again.\n\n"
        "You will hear from us by %(due)s at the latest.\n\n"
        "Your own page of the enquiry:\n%(link)s"
    ) % {
        "reference": enquiry.reference,
        "due": spoken_time(due) if due else "",
        "link": status_link(enquiry),
    }
    subject = _("Another colleague will help you (%(reference)s)") % {"reference": enquiry.reference}
    tell_company(enquiry=enquiry, occasion=f"sent_back:{once}", subject=subject, text=signed(text), now=now)
