from __future__ import annotations

from datetime import date

import pytest

from indgang.catalogue.actions.distributing import Share, UnableToDistributeTask, distribute_task
from indgang.catalogue.models import Responsibility, Task
from indgang.history.models import Event
from tests.factories import make_colleague, make_editor, make_task, make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def rows_of(task: Task) -> list[tuple[str, str, str]]:
    return list(task.responsibilities.order_by("position").values_list("colleague__name", "kind", "part"))


def test_those_who_do_it_stand_in_order_with_their_part() -> None:
    task, kirsten, anders = make_task(), make_colleague("Kirsten"), make_colleague("Anders")
    shares = [Share(kirsten, "Fortove"), Share(anders, kind=Responsibility.Kind.SUBSTITUTE)]
    distribute_task(task=task, shares=shares, by=make_editor(), today=TODAY)
    assert rows_of(task) == [("Kirsten", "does", "Fortove"), ("Anders", "substitute", "")]
    assert "Fortove" in Event.objects.get().changes["doers"][1]


def test_the_same_again_is_no_event() -> None:
    task, kirsten = make_task(), make_colleague("Kirsten")
    distribute_task(task=task, shares=[Share(kirsten)], by=make_editor(), today=TODAY)
    distribute_task(task=task, shares=[Share(kirsten)], by=make_editor(), today=TODAY)
    assert Event.objects.count() == 1


def test_nobody_stands_twice() -> None:
    task, kirsten = make_task(), make_colleague("Kirsten")
    with pytest.raises(UnableToDistributeTask) as refusal:
        distribute_task(task=task, shares=[Share(kirsten), Share(kirsten)], by=make_editor(), today=TODAY)
    assert (refusal.value.field, rows_of(task)) == ("shares", [])


def test_nobody_who_has_left_is_given_a_task() -> None:
    task, gone = make_task(), make_colleague("Bo Rejst", leaving_date=date(2026, 10, 31))
    with pytest.raises(UnableToDistributeTask) as refusal:
        distribute_task(task=task, shares=[Share(gone)], by=make_editor(), today=TODAY)
    assert "Bo Rejst" in refusal.value.reason


def test_somebody_else_distributes_nothing() -> None:
    task = make_task()
    with pytest.raises(UnableToDistributeTask):
        distribute_task(task=task, shares=[Share(make_colleague())], by=make_user(), today=TODAY)
    assert rows_of(task) == []
