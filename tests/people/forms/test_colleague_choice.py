from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError

from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueBook, ColleagueField
from indgang.people.models import Visibility
from tests.factories import make_colleague, make_unit

pytestmark = pytest.mark.django_db


class ChoosingForm(ChoosesColleagues, forms.Form):
    colleague = ColleagueField(required=False)


def chosen(typed: str, **initial: Any) -> Any:
    form = ChoosingForm({"colleague": typed}, initial=initial)
    assert form.is_valid(), form.errors
    return form.cleaned_data["colleague"]


def test_a_colleague_is_chosen_by_label_name_or_part_of_it() -> None:
    ane = make_colleague("Ane Vad", units=[make_unit("Vej")])
    make_colleague("Bo Holm")
    assert ColleagueBook().labels == ["Ane Vad, Vej", "Bo Holm"]
    for typed in ("Ane Vad, Vej", "ane vad", "Vad", "vej"):
        assert chosen(typed) == ane
    assert chosen(" ") is None


def test_two_of_one_name_in_one_unit_are_told_apart() -> None:
    vej = make_unit("Vej")
    make_colleague("Ane Vad", units=[vej])
    other = make_colleague("Ane Vad", units=[vej], title="Jurist")
    third = make_colleague("Ane Vad", units=[vej])
    assert ColleagueBook().labels == ["Ane Vad, Vej", "Ane Vad, Vej, Jurist", f"Ane Vad, Vej, {third.pk}"]
    assert chosen("Ane Vad, Vej, Jurist") == other


def test_nobody_and_several_are_told_with_names() -> None:
    for number in range(6):
        make_colleague(f"Ane {number}")
    book = ColleagueBook()
    with pytest.raises(ValidationError, match="»Carl«"):
        book.find("Carl")
    with pytest.raises(ValidationError, match="Ane 0; Ane 1; Ane 2; Ane 3; Ane 4 …"):
        book.find("ane")


def test_a_hidden_name_is_not_on_the_list() -> None:
    make_colleague("Ane", name_visibility=Visibility.HIDDEN)
    assert ColleagueBook().labels == []


def test_whoever_is_chosen_already_stays_when_left_as_it_was() -> None:
    leaver = make_colleague("Ane", units=[make_unit("Vej")], leaving_date="2020-01-01")
    form = ChoosingForm(initial={"colleague": leaver})
    assert form["colleague"].value() == "Ane, Vej"
    assert chosen("Ane, Vej", colleague=leaver) == leaver
    assert not ChoosingForm({"colleague": "Ane, Vej"}, initial={"colleague": leaver}).has_changed()
    assert not ChoosingForm({"colleague": "Ane, Vej"}).is_valid()
