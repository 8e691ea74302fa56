"""Who has a part in an enquiry, and how many units that makes."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet

from indgang.enquiries.models import Enquiry, HandOver, HandOverState, Involvement, InvolvementState
from indgang.people.models import Colleague, Membership, Role, RoleGrant

COUNTED = (InvolvementState.ASKED, InvolvementState.ACCEPTED, InvolvementState.DONE)


def units_in(enquiry: Enquiry) -> set[int]:
    """The ids of the units it takes: those of its task, of its holder, and of each part not declined or stopped."""
    parts = enquiry.involvements.filter(state__in=COUNTED, unit__isnull=False)
    units = set(parts.values_list("unit_id", flat=True))
    own = (enquiry.unit_id if counts_own_unit(enquiry) else None, units_of_holders([enquiry]).get(enquiry.pk))
    return units | {unit for unit in own if unit is not None}


def counts_own_unit(enquiry: Enquiry) -> bool:
    """Whether it is its task's, or nobody's yet: else it is only that of whoever held it first."""
    return enquiry.task_id is not None or enquiry.holder_id is None


def units_of_holders(enquiries: Collection[Enquiry]) -> dict[int, int]:
    """The main unit of each enquiry's holder, by the enquiry's id.

    One at the entrance is no unit beside the task's: they see to it that others answer.
    """
    holders = {one.holder_id for one in enquiries if one.holder_id is not None}
    granted = RoleGrant.objects.filter(role=Role.ENTRANCE, user__colleague_id=OuterRef("colleague_id"))
    rows = Membership.objects.filter(is_main=True, colleague_id__in=holders).order_by("pk")
    found = rows.annotate(is_at_entrance=Exists(granted)).values_list(
        "colleague_id", "unit_id", "is_at_entrance"
    )
    units = {colleague_id: (unit_id, is_at_entrance) for colleague_id, unit_id, is_at_entrance in found}
    counted: dict[int, int] = {}
    for one in enquiries:
        unit_id, is_at_entrance = units.get(one.holder_id or 0, (None, False))
        if unit_id is not None and not (is_at_entrance and one.task_id is not None):
            counted[one.pk] = unit_id
    return counted


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
