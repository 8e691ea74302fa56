from __future__ import annotations

from indgang.history.actions.changing import apply_values
from indgang.people.models import Unit


def test_tells_what_differs_and_sets_it() -> None:
    unit = Unit(name="Byg", place="Tornbjerg")

    changes = apply_values(target=unit, values={"name": "Byg og Industri", "place": "Tornbjerg"})

    assert changes == {"name": ("Byg", "Byg og Industri")}
    assert unit.name == "Byg og Industri"


def test_the_target_is_not_saved() -> None:
    unit = Unit()

    apply_values(target=unit, values={"name": "Byg"})

    assert unit.pk is None


def test_nothing_given_is_nothing_changed() -> None:
    assert apply_values(target=Unit(name="Byg"), values={}) == {}
