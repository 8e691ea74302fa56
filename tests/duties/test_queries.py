from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from indgang.duties import queries
from tests.factories import make_colleague, make_duty, make_unit, make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
DONE: dict[str, Any] = {"done_at": timezone.now(), "done_by": "Ida"}


def test_ones_own_open_duties_the_longest_overdue_first() -> None:
    own = make_colleague()
    later, late = make_duty(owner=own, due_date=TOMORROW), make_duty(owner=own, due_date=YESTERDAY)
    done = make_duty(owner=own, **DONE)
    make_duty()
    assert list(queries.open_duties_of(own)) == [late, later]
    assert list(queries.duties_done_by_owner(own)) == [done]


def test_overdue_is_what_was_to_be_done_before_today() -> None:
    late = make_duty(due_date=YESTERDAY)
    make_duty(due_date=TODAY)
    make_duty(due_date=YESTERDAY, **DONE)
    assert list(queries.overdue_duties(TODAY)) == [late]
    assert (late.is_overdue(TODAY), late.is_overdue(YESTERDAY)) == (True, False)


def test_what_one_has_asked_others_for() -> None:
    giver = make_colleague()
    of_other, of_unit = make_duty(giver=giver, due_date=TODAY), make_duty(giver=giver, unit=make_unit())
    make_duty(giver=giver, owner=giver)
    assert set(queries.duties_given_by(giver)) == {of_other, of_unit}


def test_what_is_nobodys_and_what_a_leaver_had() -> None:
    of_unit = make_duty(unit=make_unit(), due_date=TOMORROW)
    of_leaver = make_duty(owner=make_colleague(leaving_date=YESTERDAY), due_date=TODAY)
    make_duty(owner=make_colleague(leaving_date=TODAY))
    assert list(queries.ownerless_duties(TODAY)) == [of_leaver, of_unit]
    assert of_leaver.is_ownerless(TODAY)


def test_one_sees_what_is_nobodys_where_one_leads_and_where_one_works() -> None:
    above = make_unit()
    below, other = make_unit(parent=above), make_unit()
    of_unit = make_duty(unit=below, due_date=TODAY)
    of_leaver = make_duty(owner=make_colleague(units=[below], leaving_date=YESTERDAY), due_date=TOMORROW)
    make_duty(unit=other, due_date=TOMORROW)
    assert list(queries.ownerless_duties_for(make_user(leads=above), TODAY)) == [of_unit, of_leaver]
    worker = make_user(colleague=make_colleague(units=[below]))
    assert list(queries.ownerless_duties_for(worker, TODAY)) == [of_unit]
    assert list(queries.ownerless_duties_for(make_user(), TODAY)) == []


def test_the_duties_that_concern_a_thing() -> None:
    about: dict[str, Any] = {"about_area": "governance", "about_key": "decision:1"}
    second, first = make_duty(due_date=TOMORROW, **about), make_duty(due_date=TODAY, **about, **DONE)
    make_duty(about_area="governance", about_key="decision:2")
    assert list(queries.duties_about(area="governance", key="decision:1")) == [first, second]
