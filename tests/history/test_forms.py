from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

from indgang.history.actions.recording import NamedActor, record_event
from indgang.history.forms import VersionedForm
from indgang.history.queries import version_of
from indgang.people.models import Unit
from indgang.shared.fields import DayField, TextField

pytestmark = pytest.mark.django_db


class UnitForm(VersionedForm):
    """A form of a unit, as the pages have them."""

    also_watched = {"people": "De, der arbejder her"}

    name = TextField(label="Navn")
    place = TextField(label="Sted", required=False)
    closed_date = DayField(label="Lukket", required=False)
    kind = forms.ChoiceField(label="Slags", choices=[("a", "Afdeling"), ("t", "Team")], required=False)


@pytest.fixture
def roads() -> Unit:
    return Unit.objects.create(name="Vej", place="Rådhuset")


def form_of(unit: Unit, sent: dict[str, Any] | None = None) -> UnitForm:
    data = None
    if sent is not None:
        data = QueryDict(mutable=True)
        data.update(sent)
    initial = {"name": unit.name, "place": unit.place, "kind": "a"}
    return UnitForm(data, initial=initial, target_key=unit.history_key)


def as_opened(unit: Unit, **typed: str) -> dict[str, Any]:
    """What a browser sends: all fields as the page had them, and what was typed."""
    stands = {"name": unit.name, "place": unit.place, "kind": "a", "closed_date": ""}
    return {**stands, "version": version_of(unit.history_key), **typed}


def somebody_changes(unit: Unit, **changes: tuple[str, str]) -> None:
    """Another person saves while the form is open."""
    record_event(area="people", act="edit_unit", target=unit, by=NamedActor("Per Toft"), changes=changes)
    for name, (_before, after) in changes.items():
        if name in {"name", "place"}:
            setattr(unit, name, after)
    unit.save()


def test_a_form_carries_the_version_it_was_opened_with(roads: Unit) -> None:
    somebody_changes(roads, place=("", "Rådhuset"))

    assert form_of(roads)["version"].value() == version_of(roads.history_key)


def test_a_form_of_what_is_not_there_yet_has_none() -> None:
    form = UnitForm({"name": "Havn"})

    assert (form["version"].initial, form.is_valid()) == (0, True)


def test_where_nobody_else_wrote_it_is_taken(roads: Unit) -> None:
    form = form_of(roads, as_opened(roads, name="Vej og Park"))

    assert (form.is_valid(), form.changed_meanwhile, form.left_alone) == (True, [], set())


def test_where_somebody_else_changed_the_same_it_is_refused_once_with_both_shown(roads: Unit) -> None:
    sent = as_opened(roads, name="Vej og Park")
    somebody_changes(roads, name=("Vej", "Veje"))

    form = form_of(roads, sent)

    assert not form.is_valid()
    [change] = form.changed_meanwhile
    assert (change.label, change.before, change.after, change.actor_name) == (
        "Navn",
        "Vej",
        "Veje",
        "Per Toft",
    )
    assert form["name"].value() == "Vej og Park"
    assert form["version"].value() == str(version_of(roads.history_key))


def test_sent_again_it_is_meant(roads: Unit) -> None:
    sent = as_opened(roads, name="Vej og Park")
    somebody_changes(roads, name=("Vej", "Veje"))
    refused = form_of(roads, sent)
    refused.is_valid()
    sent_again = {name: refused.data[name] for name in refused.data}

    assert form_of(roads, sent_again).is_valid()


def test_what_was_left_as_it_was_keeps_what_the_others_wrote(roads: Unit) -> None:
    sent = as_opened(roads, name="Vej og Park")
    somebody_changes(roads, place=("Rådhuset", "Materielgården"))

    form = form_of(roads, sent)

    assert (form.is_valid(), form.left_alone) == (True, {"place"})


def test_two_who_wrote_the_same_agree(roads: Unit) -> None:
    sent = as_opened(roads, name="Veje")
    somebody_changes(roads, name=("Vej", "Veje"))

    assert form_of(roads, sent).is_valid()


def test_of_two_changes_the_first_before_and_the_last_after(roads: Unit) -> None:
    sent = as_opened(roads, name="Vej og Park")
    somebody_changes(roads, name=("Vej", "Veje"))
    somebody_changes(roads, name=("Veje", "Vejene"))

    form = form_of(roads, sent)
    form.is_valid()

    assert [(c.before, c.after) for c in form.changed_meanwhile] == [("Vej", "Vejene")]


def test_a_form_that_is_refused_is_opened_anew_with_what_the_others_wrote(roads: Unit) -> None:
    sent = as_opened(roads, name="Vej og Park")
    somebody_changes(roads, name=("Vej", "Veje"), place=("Rådhuset", "Materielgården"), kind=("a", "t"))

    form = form_of(roads, sent)
    form.is_valid()

    assert [change.label for change in form.changed_meanwhile] == ["Navn"]
    assert form["place"].value() == "Materielgården"
    assert form["kind"].value() == "a"  # as the form's own initial values have it


def test_a_day_nobody_touched_stays_empty(roads: Unit) -> None:
    sent = as_opened(roads, name="Vej og Park")
    somebody_changes(roads, name=("Vej", "Veje"), closed_date=("", "2026-12-31"))

    form = form_of(roads, sent)
    form.is_valid()

    assert form["closed_date"].value() == ""


def test_a_choice_is_told_by_its_label(roads: Unit) -> None:
    sent = as_opened(roads, kind="")
    somebody_changes(roads, kind=("a", "t"))

    form = form_of(roads, sent)
    form.is_valid()

    assert [(c.before, c.after) for c in form.changed_meanwhile] == [("Afdeling", "Team")]


def test_a_change_that_is_no_field_is_watched_where_it_has_a_label(roads: Unit) -> None:
    sent = as_opened(roads)
    somebody_changes(roads, people=("Lone", "Per"), secret=("a", "b"))

    form = form_of(roads, sent)
    form.is_valid()

    assert [change.label for change in form.changed_meanwhile] == ["De, der arbejder her"]


@pytest.mark.parametrize("version", ["", "-1", "abc", "1.5", "9" * 30])
def test_a_version_that_is_none_is_as_old_as_can_be(roads: Unit, version: str) -> None:
    somebody_changes(roads, name=("Gade", "Vej"))

    assert not form_of(roads, as_opened(roads, name="Vej og Park", version=version)).is_valid()


def test_the_page_tells_what_was_changed_and_by_whom(roads: Unit) -> None:
    sent = as_opened(roads, name="Vej og Park")
    somebody_changes(roads, name=("Vej", "Veje"), people=("Lone", ""))
    form = form_of(roads, sent)
    form.is_valid()

    shown = render_to_string("history/parts/changed_meanwhile.html", {"form": form})

    assert "Navn – Per Toft" in shown
    assert "<del>Vej</del> <ins>Veje</ins>" in shown
    assert "tømt" in shown


def test_the_page_tells_nothing_where_nobody_wrote(roads: Unit) -> None:
    assert render_to_string("history/parts/changed_meanwhile.html", {"form": form_of(roads)}).strip() == ""
