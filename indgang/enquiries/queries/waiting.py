"""What waits for the company, and for how long."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from indgang.enquiries.models import Enquiry, State, WaitingTime


def waiting_too_long(today: date) -> QuerySet[Enquiry]:
    """Those that wait, and whose day to look again has come, longest first: somebody must ask the company or close."""
    waiting = Enquiry.objects.filter(state=State.WAITING, next_step_date__lt=today)
    return waiting.select_related("holder").order_by("next_step_date", "pk")


def waiting_now(enquiry: Enquiry) -> WaitingTime | None:
    """What it waits for at present, and since when."""
    return enquiry.waiting_times.filter(ended_date=None).first()
