from __future__ import annotations

from datetime import date

import pytest

from indgang.enquiries.models import State
from indgang.enquiries.queries.waiting import waiting_now, waiting_too_long
from tests.factories import make_colleague, make_enquiry

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 10)


def test_those_whose_day_has_passed_are_found_longest_first() -> None:
    def waiting(day: date, state: State = State.WAITING) -> int:
        return make_enquiry(holder=make_colleague(), state=state, next_step_date=day).pk

    late, later = waiting(date(2026, 6, 9)), waiting(date(2026, 6, 1))
    waiting(TODAY)
    waiting(date(2026, 6, 1), State.HELD)
    assert [enquiry.pk for enquiry in waiting_too_long(TODAY)] == [later, late]


def test_what_it_waits_for_now() -> None:
    enquiry = make_enquiry()
    assert waiting_now(enquiry) is None
    enquiry.waiting_times.create(first_date=date(2026, 5, 1), ended_date=date(2026, 5, 3), waited_for="Før")
    enquiry.waiting_times.create(first_date=date(2026, 6, 1), waited_for="Tegninger")
    found = waiting_now(enquiry)
    assert found is not None
    assert found.waited_for == "Tegninger"
