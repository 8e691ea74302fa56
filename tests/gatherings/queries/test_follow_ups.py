from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.gatherings.queries.follow_ups import follow_ups_of
from tests.gatherings.after_rows import a_held_gathering, a_result

pytestmark = pytest.mark.django_db


def test_what_was_written_and_nobody_has_is_missing() -> None:
    gathering, _guests = a_held_gathering()
    a_result(gathering, "Ét nummer", table=1)
    a_result(gathering, "", table=2)
    told = [(one.group.table, one.has_text, one.is_missing, one.duty) for one in follow_ups_of(gathering)]
    assert told == [(1, True, True, None), (2, False, False, None)]


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_questions_to_the_database_for_one_as_for_three(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    gathering, guests = a_held_gathering()
    for table in range(1, number + 1):
        a_result(gathering, table=table).seats.create(guest=guests[0])
    with django_assert_num_queries(5):
        assert (
            len([seat.guest.colleague for one in follow_ups_of(gathering) for seat in one.group.seats.all()])
            == number
        )
