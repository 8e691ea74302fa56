from __future__ import annotations

from datetime import date

import pytest

from indgang.catalogue.queries.starter_units import units_not_found, units_of_starter
from indgang.catalogue.starter_catalogue import read_starter_catalogue
from tests.factories import make_unit

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
STARTER = read_starter_catalogue()


def test_units_of_the_same_name_are_met_whatever_the_letters() -> None:
    building = make_unit("BYG OG INDUSTRI")
    make_unit("Byg og industri")
    make_unit("Plan og Landzone", closed_date=TODAY)
    assert units_of_starter(STARTER, TODAY) == {"byg": building}


def test_a_unit_that_is_called_something_else_can_be_named() -> None:
    plan = make_unit("Plan og Byg")
    assert units_of_starter(STARTER, TODAY, {"plan": "plan og byg"}) == {"plan": plan}


def test_units_not_met_tell_how_many_tasks_wait() -> None:
    make_unit("Byg og Industri")
    lacking = {
        unit.key: number for unit, number in units_not_found(STARTER, units_of_starter(STARTER, TODAY))
    }
    assert "byg" not in lacking
    assert lacking["vej"] == sum(task.unit == "vej" for task in STARTER.tasks)
