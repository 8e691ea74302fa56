from __future__ import annotations

import pytest

from config.demonstration.loading import is_loaded
from config.demonstration.people import DATA


@pytest.mark.django_db
def test_an_empty_database_holds_no_demonstration() -> None:
    assert not is_loaded()


def test_units_come_after_the_unit_they_stand_under() -> None:
    keys = [row["key"] for row in DATA["unit"]]

    assert [
        r["key"] for r in DATA["unit"] if r.get("under") and keys.index(r["under"]) >= keys.index(r["key"])
    ] == []


def test_every_unit_of_the_starter_catalogue_has_its_place_once() -> None:
    from indgang.catalogue.starter_catalogue import read_starter_catalogue

    placed = [starter for row in DATA["unit"] for starter in row["starter"]]

    assert sorted(placed) == sorted(unit.key for unit in read_starter_catalogue().units)
