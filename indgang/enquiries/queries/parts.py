"""Who has a part in an enquiry, and how many units that makes."""

from __future__ import annotations

from django.db.models import QuerySet

from indgang.enquiries.models import Enquiry, HandOver, HandOverState, Involvement, InvolvementState
from indgang.people.models import Colleague

COUNTED = (InvolvementState.ASKED, InvolvementState.ACCEPTED, InvolvementState.DONE)


def units_in(enquiry: Enquiry) -> set[int]:
    """The ids of the units it takes: that of its task or holder, and of each part that was not declined or stopped."""
    parts = enquiry.involvements.filter(state__in=COUNTED, unit__isnull=False)
    units = set(parts.values_list("unit_id", flat=True))
    own = enquiry.unit_id or (main_unit_id_of(enquiry.holder) if enquiry.holder else None)
    return units if own is None else units | {own}


def main_unit_id_of(colleague: Colleague) -> int | None:
    return colleague.memberships.filter(is_main=True).values_list("unit_id", flat=True).first()


def open_hand_over(enquiry: Enquiry) -> HandOver | None:
    """The colleague who is asked to hold it and has not answered yet."""
    asked = enquiry.hand_overs.filter(state=HandOverState.ASKED)
    return asked.select_related("giver", "receiver").first()


def parts_of(enquiry: Enquiry) -> QuerySet[Involvement]:
    """All parts, those to be done first on top, with who has them."""
    return enquiry.involvements.select_related("colleague", "unit", "after__colleague").order_by(
        "due_date", "pk"
    )
