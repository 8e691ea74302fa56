from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.enquiries.queries.figures import Split
from indgang.enquiries.queries.kept_figures import MOST_KEPT, kept_figures
from indgang.shared.actions.counting import count_change
from indgang.surveys.queries.results import Period
from tests.factories import make_enquiry

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)


def period(days: int = 1) -> Period:
    return Period(AT - timedelta(days=1), AT + timedelta(days=days))


def number() -> int:
    whole = kept_figures(period(), Split.KIND)[0]
    return whole.number if whole else 0


def test_they_are_counted_anew_only_when_something_has_changed(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_enquiry(received_at=AT)
    assert number() == 1
    make_enquiry(received_at=AT)
    with django_assert_num_queries(1):
        assert number() == 1
    count_change(topic="enquiries")
    assert number() == 2


def test_only_so_many_are_kept(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for days in range(1, MOST_KEPT + 2):
        kept_figures(period(days), Split.KIND)
    with django_assert_num_queries(5):
        kept_figures(period(1), Split.KIND)
