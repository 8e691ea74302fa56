"""What the page shows of the company that asks."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from indgang.enquiries.models import Enquiry
from indgang.enquiries.queries.contact_persons import contact_person_of


def company_context(enquiry: Enquiry) -> dict[str, Any]:
    """Its fixed contact person, who is offered the enquiry first."""
    return {"contact_person": contact_person_of(enquiry.business, timezone.localdate())}
