from __future__ import annotations

import pytest
from django.http import QueryDict

from indgang.catalogue.forms.gathering import SituationForm
from indgang.shared.form_rows import MOST_ROWS, rearranged
from tests.factories import make_task

pytestmark = pytest.mark.django_db


def sent(*rows: tuple[str, str], **values: str) -> QueryDict:
    data = QueryDict(mutable=True)
    for number, (task, note) in enumerate(rows):
        data[f"step_{number}_task"], data[f"step_{number}_note"] = task, note
    data.update(values)
    return data


def rows_of(data: QueryDict) -> list[tuple[str, str]]:
    form = SituationForm(data)
    return [(row["task"].value() or "", row["note"].value() or "") for row in form.rows()]


THREE = (("A", "først"), ("B", ""), ("C", "sidst"))


@pytest.mark.parametrize(
    ("asked", "order"),
    [
        ("up-1", "BAC"),
        ("down-1", "ACB"),
        ("up-0", "ABC"),
        ("down-2", "ABC"),
        ("up-99", "ABC"),
        ("noget", "ABC"),
        ("up-x", "ABC"),
    ],
)
def test_rows_are_moved(asked: str, order: str) -> None:
    changed = rearranged(sent(*THREE, rearrange=asked), SituationForm)
    assert "".join(task for task, _note in rows_of(changed)) == order


def test_a_row_takes_all_it_holds_along() -> None:
    changed = rearranged(sent(*THREE, rearrange="down-0"), SituationForm)
    assert rows_of(changed)[:2] == [("B", ""), ("A", "først")]


def test_a_row_is_emptied_and_keeps_its_place() -> None:
    changed = rearranged(sent(*THREE, rearrange="empty-2"), SituationForm)
    assert rows_of(changed) == [("A", "først"), ("B", ""), ("", "")]


def test_more_rows_are_added_up_to_a_limit() -> None:
    assert len(rows_of(rearranged(sent(*THREE, rearrange="more"), SituationForm))) == 5
    full = sent(*[("A", "")] * MOST_ROWS, rearrange="more")
    assert len(rows_of(rearranged(full, SituationForm))) == MOST_ROWS
    assert len(rows_of(sent(*[("A", "")] * 99))) == MOST_ROWS


def test_only_rows_that_are_written_in_are_used() -> None:
    task = make_task("Stillads")
    form = SituationForm(sent(("", "uden opgave"), ("stillads", "Først"), title="Bygge", position="1"))
    assert form.is_valid(), form.errors
    assert [(step.task, step.note) for step in form.steps()] == [(task, "Først")]


def test_what_is_only_rearranged_is_not_judged() -> None:
    form = SituationForm(sent(("findes ikke", "")))
    form.hold_back_errors()
    assert form.errors == {}
    assert not SituationForm(sent(("findes ikke", ""))).is_valid()
