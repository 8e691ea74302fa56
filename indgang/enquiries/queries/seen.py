"""Lists of what somebody may see, read by index: as quick with 200,000 enquiries as with 1,000.

What somebody sees is the sum of a few sources, each of which has an index of its own. A database that is given all
of them as one condition reads the whole table; given each by itself, it reads the first rows of each and puts them
together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db.models import F, OrderBy, Q, QuerySet

from indgang.enquiries.models import Enquiry, HandOver, HandOverState, Involvement, InvolvementState
from indgang.enquiries.trust import is_at_entrance, sees_all_open_to_house
from indgang.people.models import Colleague, Membership, Unit, User
from indgang.people.queries import units_with_all_below

WINDOW = 1000
"""How many of the first rows a list holds; to see later ones a period or a company is chosen."""
MOST_SOURCES = 12

NEWEST: tuple[str | OrderBy, ...] = ("-received_at", "-pk")
BY_CLOCK: tuple[str | OrderBy, ...] = (
    F("contact_due_at").asc(nulls_last=True),
    F("answer_due_date").asc(nulls_last=True),
    "received_at",
    "pk",
)


def seen_by(
    user: User, enquiries: QuerySet[Enquiry], order: Sequence[str | OrderBy] = NEWEST
) -> QuerySet[Enquiry]:
    """The first of ``enquiries`` that the user may see, at most ``WINDOW`` from each source, in the order."""
    return _together(enquiries, sources_of(user), order)


def with_a_part_of(
    colleague: Colleague, enquiries: QuerySet[Enquiry], order: Sequence[str | OrderBy] = BY_CLOCK
) -> QuerySet[Enquiry]:
    """Those of ``enquiries`` that wait for the colleague: held, asked to hold, or with an open part of theirs."""
    open_parts = Involvement.objects.filter(
        colleague=colleague, state__in=(InvolvementState.ASKED, InvolvementState.ACCEPTED)
    )
    sources = [
        Q(holder=colleague),
        _asked(colleague.pk),
        Q(pk__in=open_parts.order_by().values("enquiry_id")),
    ]
    return _together(enquiries, sources, order)


def sources_of(user: User) -> list[Q]:
    """The same as ``sight.visible_enquiries``, in parts that can each be read by an index."""
    led_units = _led_units(user)
    own = [*_own(user), *_of_led(led_units)]
    if is_at_entrance(user):
        own.append(Q(is_confidential=True, holder=None))
    if not sees_all_open_to_house(user):
        return [*own, *_of_units(_units_of(user, led_units))]
    open_to_house = [Q(is_confidential=False)]
    return [*open_to_house, Q(is_confidential=True) & reduce(or_, own)] if own else open_to_house


def _together(
    enquiries: QuerySet[Enquiry], sources: Sequence[Q], order: Sequence[str | OrderBy]
) -> QuerySet[Enquiry]:
    if not sources:
        return Enquiry.objects.none()
    # The first rows of each source stand inside an IN: SQLite lets no part of a UNION be cut off.
    firsts = (enquiries.filter(source).order_by(*order).values("pk")[:WINDOW] for source in sources)
    parts = [Enquiry.objects.filter(pk__in=first).order_by().values("pk") for first in firsts]
    ids = parts[0].union(*parts[1:]) if parts[1:] else parts[0]
    return Enquiry.objects.filter(pk__in=ids).order_by(*order)


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
