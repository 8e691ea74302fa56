"""Lists of what somebody may see, read by index: as quick with 200,000 enquiries as with 1,000.

What somebody sees is the sum of a few sources, each of which has an index of its own. A database that is given all
of them as one condition reads the whole table; asked for the first rows of each, it reads those and no more. Once a
list is full, the next sources are asked only for what comes before its last row: so the largest are asked first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any, NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, F, OrderBy, Q, QuerySet
from django.utils import timezone

from indgang.enquiries.models import Enquiry, HandOver, HandOverState, Involvement, InvolvementState
from indgang.enquiries.trust import (
    called_into,
    is_at_entrance,
    looks_after_entrance,
    sees_all_open_to_house,
)
from indgang.people.models import Colleague, Membership, Unit, User
from indgang.people.queries import units_with_all_below

WINDOW = 500
"""How many of the first rows a list holds; to see later ones a period, a unit or a company is chosen."""
MOST_SOURCES = 12


class Stretch(NamedTuple):
    """A stretch of a list whose rows all come before those of the next one; ``leading`` is what it stands by first."""

    holds: Q
    ordering: tuple[str | OrderBy, ...]
    leading: str


class Order(NamedTuple):
    """How a list stands: for the database, and by which columns the rows of several sources are put together.

    ``stretches`` are read one after the other, each in an order that an index has.
    """

    stretches: tuple[Stretch, ...]
    columns: tuple[str, ...]
    is_falling: bool = False

    @property
    def ordering(self) -> tuple[str | OrderBy, ...]:
        """For a list of one stretch."""
        (stretch,) = self.stretches
        return stretch.ordering

    def put_together(self, rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Nothing comes after everything else, as it does in the database."""
        if None not in chain.from_iterable(rows):
            return sorted(rows, reverse=self.is_falling)
        return sorted(
            rows, key=lambda row: tuple((value is None, value) for value in row), reverse=self.is_falling
        )

    def not_after(self, row: tuple[Any, ...], stretch: Stretch) -> Q:
        """What can stand before the row, by what the stretch stands by first."""
        last = row[self.columns.index(stretch.leading)]
        if last is None:
            return Q()
        return Q(**{f"{stretch.leading}__{'gte' if self.is_falling else 'lte'}": last})


CLOCKS = ("contact_due_at", "answer_due_date", "received_at", "pk")
ANSWER_BY = F("answer_due_date").asc(nulls_last=True)
NEWEST = Order(
    (Stretch(Q(), ("-received_at", "-pk"), "received_at"),), ("received_at", "pk"), is_falling=True
)
BY_CLOCK = Order(
    (
        Stretch(
            Q(), (F("contact_due_at").asc(nulls_last=True), ANSWER_BY, "received_at", "pk"), "contact_due_at"
        ),
    ),
    CLOCKS,
)
"""Of what is open, which is little: it is read and sorted."""
ALL_BY_CLOCK = Order(
    (
        Stretch(
            Q(contact_due_at__isnull=False),
            ("contact_due_at", ANSWER_BY, "received_at", "pk"),
            "contact_due_at",
        ),
        Stretch(
            Q(contact_due_at=None, answer_due_date__isnull=False),
            ("answer_due_date", "received_at", "pk"),
            "answer_due_date",
        ),
        Stretch(Q(contact_due_at=None, answer_due_date=None), ("received_at", "pk"), "received_at"),
    ),
    CLOCKS,
)
"""The same order of all there are, most of which are closed and have no clock."""


def seen_ids(
    user: User,
    enquiries: QuerySet[Enquiry],
    order: Order = NEWEST,
    most: int | None = WINDOW,
    wanted: Q | None = None,
) -> list[int]:
    """The ids of the first ``most`` of ``enquiries`` that the user may see, in the order; of all of them with None.

    Of those only what is ``wanted``, where it is given.
    """
    return first_ids(enquiries, sources_of(user), order, most, wanted)


def ids_waiting_for(
    colleague: Colleague,
    enquiries: QuerySet[Enquiry],
    order: Order = BY_CLOCK,
    most: int = WINDOW,
    wanted: Q | None = None,
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
    return first_ids(enquiries, sources, order, most, wanted)


def first_ids(
    enquiries: QuerySet[Enquiry],
    sources: Iterable[Q],
    order: Order,
    most: int | None,
    wanted: Q | None = None,
) -> list[int]:
    """The ids of the first ``most`` of ``enquiries`` that are in one of the sources; of all of them with None.

    ``wanted`` has no index, so each of those rows tells along whether it holds for it.
    """
    sources, found = list(sources), list[tuple[Any, ...]]()
    is_wanted = ExpressionWrapper(wanted or Q(pk__gt=0), output_field=BooleanField())
    told = enquiries.annotate(is_wanted=is_wanted)
    for stretch in order.stretches:
        found += _first_rows(told, sources, order, stretch, None if most is None else most - len(found))
        if most is not None and len(found) >= most:
            break
    return [pk for *_columns, pk, is_wanted in found if is_wanted]


def _first_rows(
    enquiries: QuerySet[Enquiry], sources: Iterable[Q], order: Order, stretch: Stretch, most: int | None
) -> list[tuple[Any, ...]]:
    """Their columns in the order, the id last of these, and then whether the row is wanted."""
    rows: list[tuple[Any, ...]] = []
    of_stretch = (
        enquiries.filter(stretch.holds).order_by(*stretch.ordering).values_list(*order.columns, "is_wanted")
    )
    known = set[int]()
    for source in sources:
        is_full = most is not None and len(rows) == most
        before = order.not_after(rows[-1], stretch) if is_full else Q()
        further = [row for row in of_stretch.filter(source, before)[:most] if row[-2] not in known]
        known.update(row[-2] for row in further)
        if further:
            rows = order.put_together([*rows, *further])[:most]
    return rows


def sources_of(user: User) -> list[Q]:
    """The same as ``sight.visible_enquiries``, in parts that can each be read by an index; the largest first."""
    led_units = _led_units(user)
    own = [*_own(user), *_of_led(led_units), *_of_covered(user), *_of_called(user)]
    if is_at_entrance(user):
        own.append(Q(is_confidential=True, holder=None))
    if not sees_all_open_to_house(user):
        new = [Q(is_confidential=False, holder=None)] if looks_after_entrance(user) else []
        return [*_of_units(_units_of(user, led_units)), *new, *own]
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
    covered = user.covers_on(timezone.localdate())
    return [Q(holder_id__in=sorted(covered))] if covered else []


def _of_called(user: User) -> list[Q]:
    """Those in which something is late that the user has been told of: few, and forgotten when it is put right."""
    called = called_into(user)
    return [Q(pk__in=sorted(called))] if called else []


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
