"""Mail to companies that has not left: which it is, and which of what was written has therefore not arrived."""

from __future__ import annotations

from django.db.models import QuerySet

from indgang.enquiries.models import Enquiry
from indgang.shared.models import OutgoingMail

TO_COMPANY = "company:"
"""Begins every occasion on which the company itself is written to."""


def mail_key(enquiry_pk: int, occasion: str) -> str:
    """What the outbox knows a mail about the enquiry by."""
    return f"enquiries.enquiry:{enquiry_pk}:{occasion}"


def mail_not_left(enquiry: Enquiry) -> QuerySet[OutgoingMail]:
    """To the company about this enquiry, due or not; what was given up too, until its text is forgotten."""
    unsent = OutgoingMail.objects.filter(sent_at=None, emptied_at=None)
    return unsent.filter(once_key__startswith=mail_key(enquiry.pk, TO_COMPANY)).order_by("due_at", "pk")
