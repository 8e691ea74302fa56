"""What a company that rang is told by mail, where it left an address."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.addresses import status_link
from indgang.enquiries.notices.company import signed, spoken_time
from indgang.enquiries.notices.posting import tell_company


def post_call_receipt(enquiry: Enquiry, *, now: datetime) -> None:
    """That the call is noted, under which reference, and by when they hear from us."""
    due = enquiry.contact_due_at
    text = _(
        "Thank you for your call. We have noted it, and its number is %(reference)s.\n\n"
        "You will hear from us by %(due)s at the latest.\n\n"
        "Follow it, and write more, on your own page:\n%(link)s\n\n"
        "The link is only for you. Do not pass it on."
    ) % {
        "reference": enquiry.reference,
        "due": spoken_time(due) if due else "",
        "link": status_link(enquiry),
    }
    subject = _("We have noted your call (%(reference)s)") % {"reference": enquiry.reference}
    tell_company(enquiry=enquiry, occasion="receipt", subject=subject, text=signed(text), now=now)
