from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.enquiries.models import HandOver, State
from indgang.enquiries.queries.rows import held_rows, rows_of, waiting_rows
from indgang.enquiries.rules import may_steer_enquiry
from indgang.people.models import Role, User
from tests.factories import make_colleague, make_enquiry, make_unit, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
YESTERDAY = NOW - timedelta(days=1)


def test_a_row_tells_what_is_late_and_why_it_is_mine() -> None:
    me = make_colleague()
    late = make_enquiry(contact_due_at=YESTERDAY, answer_due_date=YESTERDAY.date())
    HandOver.objects.create(enquiry=late, receiver=me)
    (row,) = rows_of([late.pk], me, NOW)
    assert (row.enquiry, row.why, row.is_contact_late, row.is_answer_late) == (late, "asked", True, True)
    (row,) = rows_of([late.pk], None, NOW)
    assert row.why == ""


def test_what_waits_for_a_colleague_the_nearest_deadline_first() -> None:
    me = make_colleague()
    later, sooner, _third = (
        make_enquiry(holder=me, contact_due_at=NOW + timedelta(days=days)) for days in (2, 1, 3)
    )
    make_enquiry(holder=me, state=State.CLOSED)
    assert [row.enquiry for row in waiting_rows(me, NOW, 2)] == [sooner, later]


def test_what_somebody_who_is_away_holds_is_for_those_who_can_hand_it_on() -> None:
    unit = make_unit()
    bo = make_colleague(units=[unit])
    open_one = make_enquiry(holder=bo, contact_due_at=NOW)
    hidden = make_enquiry(holder=bo, is_confidential=True, contact_due_at=NOW + timedelta(days=1))
    make_enquiry(holder=bo, state=State.CLOSED)
    make_enquiry(holder=make_colleague())

    def held(user: User) -> list[str]:
        return [row.enquiry.reference for row in held_rows(user, bo, NOW, may_steer=may_steer_enquiry)]

    assert held(make_user(leads=unit)) == [open_one.reference, hidden.reference]
    assert held(make_user(Role.ENTRANCE)) == [open_one.reference]
    assert held(make_user(Role.SECRETARY)) == []
    assert held(make_user(colleague=make_colleague(units=[unit]))) == []
    assert held(make_user(colleague=bo)) == []


@pytest.mark.parametrize("number", [1, 3])
def test_held_rows_cost_the_same_whatever_their_number(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    unit = make_unit()
    bo, leader = make_colleague(units=[unit]), make_user(leads=unit)
    for _one in range(number):
        make_enquiry(holder=bo)
    user = User.objects.get(pk=leader.pk)
    with django_assert_num_queries(3):
        assert len(held_rows(user, bo, NOW, may_steer=may_steer_enquiry)) == number
