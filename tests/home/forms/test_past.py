from __future__ import annotations

from indgang.home.forms.past import EventFilter


def test_nothing_asked_for_is_everything() -> None:
    assert EventFilter({}).chosen() == {"area": "", "person": "", "text": ""}


def test_what_is_asked_for() -> None:
    form = EventFilter({"area": "people", "person": " Lone ", "text": "Vej"})

    assert form.chosen() == {"area": "people", "person": "Lone", "text": "Vej"}


def test_what_cannot_be_understood_is_left_out() -> None:
    assert EventFilter({"area": "moon", "person": "Lone"}).chosen() == {
        "area": "",
        "person": "Lone",
        "text": "",
    }
