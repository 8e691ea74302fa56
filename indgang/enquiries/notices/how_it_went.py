"""The company is asked how it went: three questions by a link, and nothing of what the enquiry was about."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.company import signed
from indgang.enquiries.notices.posting import tell_company
from indgang.shared.addresses import absolute


def post_how_it_went(enquiry: Enquiry, token: str, *, now: datetime) -> None:
    """``token`` opens the page that takes the answer; it stands nowhere else."""
    text = _(
        "We have closed your enquiry %(reference)s. How did it go?\n\n"
        "Answer three questions here. It takes a minute:\n%(link)s\n\n"
        "Are you not satisfied? Say so on the same page: then we open the enquiry again, or call you.\n\n"
        "We use your answer to become better, and show it only together with others'. You are asked at most once in "
        "three months."
    ) % {
        "reference": enquiry.reference,
        "link": absolute(reverse("enquiries:answer_satisfaction", args=[token])),
    }
    subject = _("How did it go with your enquiry %(reference)s?") % {"reference": enquiry.reference}
    tell_company(enquiry=enquiry, occasion="how_it_went", subject=subject, text=signed(text), now=now)
