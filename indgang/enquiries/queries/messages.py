"""What was written and said in an enquiry."""

from __future__ import annotations

from indgang.enquiries.models import Enquiry, Message, MessageKind


def written_before(enquiry: Enquiry, once_key: str) -> Message | None:
    """What the same form has written already, if it was sent before."""
    return enquiry.messages.filter(once_key=once_key).first() if once_key else None


def was_answered_at_first_contact(enquiry: Enquiry) -> bool:
    """Whether the company was answered at once: by whoever got it, and without having to come back or send more.

    One that was opened again was not, whoever opened it.
    """
    if enquiry.transfers or enquiry.reopened or enquiry.waiting_times.exists():
        return False
    answers = list(enquiry.messages.filter(counts_as_answer=True).order_by("written_at", "pk")[:2])
    if not answers:
        return False
    from_company = enquiry.messages.filter(kind=MessageKind.COMPANY)
    return (
        from_company.count() <= 1 and not from_company.filter(written_at__gt=answers[0].written_at).exists()
    )
