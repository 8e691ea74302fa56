from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.enquiries.models import SelfHelp
from indgang.enquiries.queries.self_helped import SelfHelped, self_helped
from indgang.surveys.queries.results import Period
from tests.factories import make_enquiry, make_task

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
MAY = Period(datetime(2026, 4, 30, 22, tzinfo=UTC), datetime(2026, 5, 31, 22, tzinfo=UTC))  # in Denmark


def test_each_task_stands_with_how_many_it_helped_and_how_many_asked() -> None:
    skilte, affald = make_task("Skilte"), make_task("Affald")
    for day, times in ((date(2026, 5, 1), 2), (date(2026, 5, 31), 3), (date(2026, 6, 1), 7)):
        SelfHelp.objects.create(task=affald, day=day, times=times)
    SelfHelp.objects.create(task=skilte, day=date(2026, 5, 2), times=1)
    make_enquiry(task=affald, received_at=AT)
    make_enquiry(task=affald, received_at=AT, is_confidential=True)
    assert self_helped(MAY) == [SelfHelped("Affald", 5, 1), SelfHelped("Skilte", 1, 0)]


def test_a_task_that_was_helped_by_on_the_first_day_only_is_in_the_time_of_it() -> None:
    SelfHelp.objects.create(task=make_task("Skilte"), day=date(2026, 4, 30), times=1)
    assert self_helped(MAY) == []


def test_it_costs_one_read_where_it_helped_nobody(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_enquiry(received_at=AT)
    with django_assert_num_queries(1):
        assert self_helped(MAY) == []
