"""Lists of what somebody may see, read by index: as quick with 200,000 enquiries as with 1,000.

What somebody sees is the sum of a few sources, each of which has an index of its own. A database that is given all
of them as one condition reads the whole table; asked for the first rows of each, it reads those and no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import F, OrderBy, Q, QuerySet
from django.utils import timezone

from indgang.enquiries.models import Enquiry, HandOver, HandOverState, Involvement, InvolvementState
from indgang.enquiries.trust import covered_by, is_at_entrance, looks_after_entrance, sees_all_open_to_house
from indgang.people.models import Colleague, Membership, Unit, User
from indgang.people.queries import units_with_all_below

WINDOW = 500
"""How many of the first rows a list holds; to see later ones a period, a unit or a company is chosen."""
MOST_SOURCES = 12


class Order(NamedTuple):
    """How a list stands: for the database, and by which columns the rows of several sources are put together."""

    ordering: tuple[str | OrderBy, ...]
    columns: tuple[str, ...]
    is_falling: bool = False

    def put_together(self, rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Nothing comes after everything else, as it does in the database."""
        return sorted(
            rows, key=lambda row: tuple((value is None, value) for value in row), reverse=self.is_falling
        )


NEWEST = Order(("-received_at", "-pk"), ("received_at", "pk"), is_falling=True)
BY_CLOCK = Order(
    (
        F("contact_due_at").asc(nulls_last=True),
        F("answer_due_date").asc(nulls_last=True),
        "received_at",
        "pk",
    ),
    ("contact_due_at", "answer_due_date", "received_at", "pk"),
)


def seen_ids(
    user: User, enquiries: QuerySet[Enquiry], order: Order = NEWEST, most: int | None = WINDOW
) -> list[int]:
    """The ids of the first ``most`` of ``enquiries`` that the user may see, in the order; of all of them with None."""
    return _first_ids(enquiries, sources_of(user), order, most)


def ids_waiting_for(
    colleague: Colleague, enquiries: QuerySet[Enquiry], order: Order = BY_CLOCK, most: int = WINDOW
) -> list[int]:
    """Those of ``enquiries`` that wait for the colleague: held, asked to hold, or with an open part of theirs."""
    open_parts = Involvement.objects.filter(
        colleague=colleague, state__in=(InvolvementState.ASKED, InvolvementState.ACCEPTED)
    )
    sources = [
        Q(holder=colleague),
        _asked(colleague.pk),
        Q(pk__in=open_parts.order_by().values("enquiry_id")),
    ]
    return _first_ids(enquiries, sources, order, most)


def _first_ids(
    enquiries: QuerySet[Enquiry], sources: Iterable[Q], order: Order, most: int | None
) -> list[int]:
    rows: set[tuple[Any, ...]] = set()
    for source in sources:
        rows.update(enquiries.filter(source).order_by(*order.ordering).values_list(*order.columns)[:most])
    return [row[-1] for row in order.put_together(rows)[:most]]


def sources_of(user: User) -> list[Q]:
    """The same as ``sight.visible_enquiries``, in parts that can each be read by an index."""
    led_units = _led_units(user)
    own = [*_own(user), *_of_led(led_units), *_of_covered(user)]
    if is_at_entrance(user):
        own.append(Q(is_confidential=True, holder=None))
    if not sees_all_open_to_house(user):
        new = [Q(is_confidential=False, holder=None)] if looks_after_entrance(user) else []
        return [*own, *new, *_of_units(_units_of(user, led_units))]
    open_to_house = [Q(is_confidential=False)]
    return [*open_to_house, Q(is_confidential=True) & reduce(or_, own)] if own else open_to_house


def _own(user: User) -> list[Q]:
    if user.colleague_id is None:
        return []
    parts = Involvement.objects.filter(colleague_id=user.colleague_id).exclude(
        state=InvolvementState.DECLINED
    )
    return [
        Q(holder_id=user.colleague_id),
        Q(taken_by_id=user.colleague_id),
        _asked(user.colleague_id),
        Q(pk__in=parts.order_by().values("enquiry_id")),
    ]


def _asked(colleague_id: int) -> Q:
    asked = HandOver.objects.filter(receiver_id=colleague_id, state=HandOverState.ASKED)
    return Q(pk__in=asked.order_by().values("enquiry_id"))


def _of_led(led_units: set[int]) -> list[Q]:
    """What those hold whose main unit the user leads."""
    if not led_units:
        return []
    members = Membership.objects.filter(is_main=True, unit_id__in=led_units).order_by("colleague_id")
    return [Q(holder_id__in=list(members.values_list("colleague_id", flat=True)))]


def _of_covered(user: User) -> list[Q]:
    """What those hold who are away today, and for whom the user stands in."""
    covered = covered_by(user, timezone.localdate())
    return [Q(holder_id__in=sorted(covered))] if covered else []


def _of_units(units: set[int]) -> list[Q]:
    """A source for each unit; whoever has very many sees so much that the newest of all are mostly theirs."""
    if len(units) > MOST_SOURCES:
        return [Q(is_confidential=False, unit_id__in=sorted(units))]
    return [Q(is_confidential=False, unit_id=pk) for pk in sorted(units)]


def _led_units(user: User) -> set[int]:
    return units_with_all_below(Unit.objects.filter(pk__in=user.led_unit_ids)) if user.led_unit_ids else set()


def _units_of(user: User, led_units: set[int]) -> set[int]:
    if user.colleague_id is None:
        return led_units
    own = Membership.objects.filter(colleague_id=user.colleague_id).values_list("unit_id", flat=True)
    return led_units | set(own)
