from __future__ import annotations

import pytest

from indgang.gatherings.reasons import Company, reason_for_group
from tests.gatherings.day_rows import a_gathering, guests_of

pytestmark = pytest.mark.django_db


def test_two_of_a_department_who_could_have_been_spread_are_there_for_the_task() -> None:
    two = guests_of(a_gathering(), 2, 1)
    assert reason_for_group(Company(two, [], two, 2)) == (
        "I kommer fra 1 afdeling. "
        "2 er fra Afdeling 1, fordi opgaven har brug for det, de ved, eller for dem, de møder."
    )
