"""What the page shows of the company that asks."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from indgang.enquiries.models import Enquiry
from indgang.enquiries.queries.contact_persons import contact_person_of
from indgang.enquiries.queries.likely_business import likely_businesses


def company_context(enquiry: Enquiry, *, may_write: bool) -> dict[str, Any]:
    """Its fixed contact person, who is offered the enquiry first; where no company is chosen, which it may be."""
    today = timezone.localdate()
    return {
        "contact_person": contact_person_of(enquiry.business, today),
        "likely": likely_businesses(enquiry, today) if may_write else [],
    }
