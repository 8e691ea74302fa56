from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.catalogue.models import Responsibility
from indgang.relations.actions.sharing import note_shared_tasks
from indgang.relations.models import Encounter, RelationsSetting, TieKind
from tests.factories import make_colleague, make_task

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 30)


def share(*names: str, title: str = "Byggetilladelse") -> None:
    task = make_task(title)
    for name in names:
        Responsibility.objects.create(task=task, colleague=make_colleague(name))


def test_those_who_do_a_task_together_are_noted_once_a_quarter() -> None:
    share("Karla", "Bo", "Ida")
    share("Alene", title="Udeservering")
    assert note_shared_tasks(today=DAY) == 3
    assert note_shared_tasks(today=DAY) == 0
    assert note_shared_tasks(today=DAY + timedelta(days=1)) == 3
    row = Encounter.objects.first()
    assert row is not None
    assert (row.kind, row.people, row.about_label, row.happened_date) == (
        TieKind.TASK, 3, "Byggetilladelse", DAY + timedelta(days=1),
    )  # fmt: skip
    assert row.about_link.startswith("/intern/katalog/")


def test_whoever_joins_in_the_middle_is_noted_and_a_leaver_is_not() -> None:
    share("Karla", "Bo")
    note_shared_tasks(today=DAY)
    task = Responsibility.objects.first()
    assert task is not None
    Responsibility.objects.create(task=task.task, colleague=make_colleague("Ida"))
    left = make_colleague("Rolf", leaving_date=DAY - timedelta(days=1))
    Responsibility.objects.create(task=task.task, colleague=left)
    assert note_shared_tasks(today=DAY) == 2


def test_switched_off_nothing_is_noted() -> None:
    share("Karla", "Bo")
    RelationsSetting.objects.create(is_on=False)
    assert note_shared_tasks(today=DAY) == 0
    assert not Encounter.objects.exists()
