from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.enquiries.models import WaitingTime
from indgang.enquiries.queries.days import answer_due_of, next_contact_due, own_closing_days
from indgang.people.models import ClosingDay
from tests.factories import make_enquiry, make_municipality

pytestmark = pytest.mark.django_db


def test_the_contact_clock_knows_the_municipalitys_own_closing_days() -> None:
    municipality = make_municipality()
    ClosingDay.objects.create(
        municipality=municipality, day=date(2020, 6, 5), name="Grundlovsdag", is_yearly=True
    )
    ClosingDay.objects.create(municipality=municipality, day=date(2026, 6, 8), name="Flyttedag")
    thursday = datetime(2026, 6, 4, 12, 0, tzinfo=UTC)
    assert next_contact_due(thursday) == datetime(2026, 6, 9, 12, 0, tzinfo=UTC)


def test_closing_days_are_read_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        is_closed = own_closing_days()
        assert not any(is_closed(date(2026, 6, day)) for day in range(1, 30))


def test_no_answer_is_due_before_the_material_is_complete() -> None:
    today = date(2026, 6, 10)
    assert answer_due_of(make_enquiry(), today) is None
    assert answer_due_of(make_enquiry(complete_date=today), today) is None
    assert answer_due_of(make_enquiry(complete_date=today, answer_days=14), today) == date(2026, 6, 24)


def test_waiting_for_the_company_moves_it() -> None:
    enquiry = make_enquiry(complete_date=date(2026, 6, 1), answer_days=14)
    WaitingTime.objects.create(enquiry=enquiry, first_date=date(2026, 6, 2), ended_date=date(2026, 6, 5))
    WaitingTime.objects.create(enquiry=enquiry, first_date=date(2026, 6, 9))
    assert answer_due_of(enquiry, date(2026, 6, 10)) == date(2026, 6, 19)
