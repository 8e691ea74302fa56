from __future__ import annotations

import pytest

from indgang.catalogue.models import Situation, Task, TaskLink, Theme
from indgang.catalogue.queries.public_pages import (
    links_to_public_tasks,
    public_situations,
    public_steps,
    public_tasks,
    public_tasks_by_theme,
    situations_of,
)
from tests.small_town import SmallTown, found_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> SmallTown:
    return found_town()


def test_companies_see_published_tasks_of_public_catalogues(town: SmallTown) -> None:
    assert [task.key for task in public_tasks()] == ["borde", "grave"]
    Task.objects.filter(key="borde").update(is_published=False)
    assert [task.key for task in public_tasks()] == ["grave"]


def test_tasks_stand_under_their_theme_and_the_rest_last(town: SmallTown) -> None:
    Theme.objects.create(key="tomt", name="Uden opgaver")
    assert [(theme.key, [task.key for task in theme.tasks]) for theme in public_tasks_by_theme()] == [
        ("vej", ["grave"]),
        ("andet", ["borde"]),
    ]


def test_no_heading_for_the_rest_where_there_is_none(town: SmallTown) -> None:
    Task.objects.update(theme=town.digging.theme)
    assert [theme.key for theme in public_tasks_by_theme()] == ["vej"]


def test_links_lead_only_to_what_companies_may_see(town: SmallTown) -> None:
    TaskLink.objects.create(task=town.digging, other=town.locks)
    TaskLink.objects.create(task=town.digging, other=town.tables, kind="not_this", text="Er det borde?")
    links = links_to_public_tasks(town.digging)
    assert (links["related"], [link.other.key for link in links["not_this"]]) == ([], ["borde"])


def test_situations_of_a_task_are_the_published_ones(town: SmallTown) -> None:
    assert [situation.key for situation in situations_of(town.tables)] == ["cafe"]
    Situation.objects.update(is_published=False)
    assert (list(situations_of(town.tables)), list(public_situations())) == ([], [])


def test_steps_of_a_situation_leave_out_what_is_for_colleagues(town: SmallTown) -> None:
    situation = Situation.objects.get(key="cafe")
    assert [(step.task.key, step.note) for step in public_steps(situation)] == [("borde", "Om sommeren")]
