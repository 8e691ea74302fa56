from __future__ import annotations

from datetime import date

import pytest

from indgang.enquiries.models import Enquiry, Involvement, InvolvementState
from indgang.enquiries.queries.parts import parts_of
from indgang.enquiries.queries.plan import parts_that_wait_for, plan_of, would_wait_for_itself
from tests.factories import make_colleague, make_enquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def enquiry() -> Enquiry:
    return make_enquiry()


def part(
    enquiry: Enquiry,
    name: str,
    day: int | None,
    after: Involvement | None = None,
    state: InvolvementState = InvolvementState.ACCEPTED,
) -> Involvement:
    due_date = None if day is None else date(2026, 6, day)
    return Involvement.objects.create(
        enquiry=enquiry, colleague=make_colleague(), part=name, due_date=due_date, after=after, state=state
    )


def in_order(enquiry: Enquiry) -> list[tuple[int, str, int]]:
    return [(one.number, one.part.part, one.after_number) for one in plan_of(parts_of(enquiry))]


def test_without_parts_there_is_no_plan(enquiry: Enquiry) -> None:
    assert plan_of(parts_of(enquiry)) == []


def test_parts_come_by_day_but_never_before_what_they_wait_for(enquiry: Enquiry) -> None:
    measure = part(enquiry, "mål op", 9)
    part(enquiry, "byg", 5, after=part(enquiry, "tegn", 10, after=measure))
    part(enquiry, "ring", 4)
    assert in_order(enquiry) == [(1, "ring", 0), (2, "mål op", 0), (3, "tegn", 2), (4, "byg", 3)]


def test_what_nobody_does_comes_last_without_a_number(enquiry: Enquiry) -> None:
    part(enquiry, "stoppet", 1, state=InvolvementState.STOPPED)
    part(enquiry, "afslået", 2, state=InvolvementState.DECLINED)
    part(enquiry, "ring", 4)
    assert in_order(enquiry) == [(1, "ring", 0), (0, "stoppet", 0), (0, "afslået", 0)]


def test_parts_in_a_ring_are_all_shown(enquiry: Enquiry) -> None:
    """The actions refuse it; two who act at once on two databases could still write one."""
    one = part(enquiry, "en", 4)
    other = part(enquiry, "to", 5, after=one)
    Involvement.objects.filter(pk=one.pk).update(after=other)
    assert in_order(enquiry) == [(1, "en", 2), (2, "to", 1)]
    assert would_wait_for_itself(one, other)


def told(enquiry: Enquiry, name: str) -> tuple[bool, bool, bool]:
    found = next(one for one in plan_of(parts_of(enquiry)) if one.part.part == name)
    return found.waits, found.lacks, found.is_too_early


def test_it_waits_until_what_comes_before_is_done(enquiry: Enquiry) -> None:
    first = part(enquiry, "mål op", 4)
    part(enquiry, "tegn", 5, after=first)
    assert told(enquiry, "mål op") == (False, False, False)
    assert told(enquiry, "tegn") == (True, False, False)
    Involvement.objects.filter(pk=first.pk).update(state=InvolvementState.DONE)
    assert told(enquiry, "tegn") == (False, False, False)


def test_it_lacks_what_comes_before_when_nobody_does_that(enquiry: Enquiry) -> None:
    first = part(enquiry, "mål op", 4, state=InvolvementState.DECLINED)
    part(enquiry, "tegn", 5, after=first)
    assert told(enquiry, "tegn") == (False, True, False)


def test_a_day_before_that_of_what_it_waits_for_cannot_hold(enquiry: Enquiry) -> None:
    first = part(enquiry, "mål op", 6)
    part(enquiry, "tegn", 5, after=first)
    part(enquiry, "uden dag", None, after=first)
    part(enquiry, "efter en uden dag", 5, after=part(enquiry, "selv uden dag", None))
    assert told(enquiry, "tegn") == (True, False, True)
    assert told(enquiry, "uden dag") == (True, False, False)
    assert told(enquiry, "efter en uden dag") == (True, False, False)


def test_what_is_done_waits_for_nothing(enquiry: Enquiry) -> None:
    first = part(enquiry, "mål op", 6)
    part(enquiry, "tegn", 5, after=first, state=InvolvementState.DONE)
    assert told(enquiry, "tegn") == (False, False, False)


def test_waiting_for_oneself_is_seen_through_others(enquiry: Enquiry) -> None:
    first = part(enquiry, "en", 4)
    second = part(enquiry, "to", 5, after=first)
    third = part(enquiry, "tre", 6, after=second)
    assert would_wait_for_itself(first, third)
    assert would_wait_for_itself(first, first)
    assert not would_wait_for_itself(third, first)


def test_those_who_come_next_are_the_ones_directly_after_that_are_not_done(enquiry: Enquiry) -> None:
    first = part(enquiry, "en", 4)
    second = part(enquiry, "to", 5, after=first)
    part(enquiry, "tre", 6, after=second)
    part(enquiry, "færdig", 6, after=first, state=InvolvementState.DONE)
    assert [one.part for one in parts_that_wait_for(first)] == ["to"]
