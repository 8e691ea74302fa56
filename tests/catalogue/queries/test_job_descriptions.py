from __future__ import annotations

import pytest

from indgang.catalogue.models import Responsibility, Task
from indgang.catalogue.queries.job_descriptions import job_of, tasks_to_confirm, tasks_with_people
from tests.small_town import TODAY, SmallTown, found_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> SmallTown:
    return found_town()


def test_job_is_put_together_from_the_tasks(town: SmallTown) -> None:
    job = job_of(town.kirsten)
    assert [(row.task.key, row.part) for row in job.does] == [("grave", "I byerne")]
    assert [catalogue.slug for catalogue in job.catalogues] == ["virksomheder"]
    assert [row.task.key for row in job_of(town.anders).substitutes] == ["grave"]


def test_unpublished_task_is_nobodys_job(town: SmallTown) -> None:
    Task.objects.update(is_published=False)
    assert job_of(town.anders).is_empty


def test_catalogue_to_keep_is_a_job(town: SmallTown) -> None:
    Responsibility.objects.all().delete()
    assert (job_of(town.kirsten).is_empty, job_of(town.bo).is_empty) == (False, True)


def test_tasks_to_confirm_are_the_old_and_the_never_confirmed_first(town: SmallTown) -> None:
    Responsibility.objects.create(task=town.locks, colleague=town.nora)
    assert [task.key for task in tasks_to_confirm(town.nora, TODAY)] == ["laase", "borde"]
    assert tasks_to_confirm(town.kirsten, TODAY) == []


def test_substitute_is_not_asked_to_confirm(town: SmallTown) -> None:
    Task.objects.update(confirmed_date=None, confirmed_by="")
    assert tasks_to_confirm(town.anders, TODAY) == []


def test_tasks_of_a_unit_bring_those_who_do_them(town: SmallTown) -> None:
    rows = [(task.key, [person.name for person in doing]) for task, doing in tasks_with_people(town.roads)]
    assert rows == [("borde", ["Nora Lind"]), ("grave", ["Kirsten Munk"])]
