from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import Responsibility, Situation, SituationTask, TaskLink, Theme
from indgang.catalogue.queries.task_lists import (
    TaskWish,
    links_of,
    listed_catalogues,
    listed_situations,
    listed_tasks,
)
from tests.factories import make_catalogue, make_colleague, make_task, make_unit

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def titles(**wish: object) -> list[str]:
    return [task.title for task in listed_tasks(TaskWish(**wish), TODAY)]  # type: ignore[arg-type]


def test_every_task_by_title() -> None:
    for title in ("Øl", "Affald", "Byg"):
        make_task(title)
    assert set(titles()) == {"Affald", "Byg", "Øl"}


def test_every_word_is_met_somewhere_in_small_letters_or_capitals() -> None:
    make_task("Ølbar", words="fadøl\nudskænkning")
    make_task("Stillads", description="Lån vejen til et stillads", kle_numbers="91.14.05")
    assert titles(text="ØLBAR fadøl") == ["Ølbar"]
    assert titles(text="lån VEJEN") == ["Stillads"]
    assert titles(text="91.14") == ["Stillads"]
    assert titles(text="ølbar stillads") == []


def test_by_catalogue_theme_and_unit_with_those_below() -> None:
    above = make_unit()
    below = make_unit(parent=above)
    theme = Theme.objects.create(key="vej", name="Vej")
    catalogue = make_catalogue()
    make_task("Her", catalogue=catalogue, theme=theme, answering_unit=below)
    make_task("Andetsteds", answering_unit=make_unit())
    assert titles(catalogue=catalogue) == titles(theme=theme) == titles(unit=above) == ["Her"]


def test_by_state() -> None:
    make_task("Aldrig", is_published=False)
    old = make_task("Gammel", confirmed_date=TODAY - timedelta(days=366), confirmed_by="Ida")
    new = make_task(
        "Ny", confirmed_date=TODAY - timedelta(days=365), confirmed_by="Ida", answering_unit=make_unit()
    )
    for task, number in ((old, 1), (new, 2)):
        for _one in range(number):
            Responsibility.objects.create(task=task, colleague=make_colleague())
    assert titles(state="unconfirmed") == titles(state="hidden") == ["Aldrig"]
    assert titles(state="old") == titles(state="gaps") == ["Gammel"]
    assert len(titles(state="noget andet")) == 3


@pytest.mark.parametrize("number", [1, 3])
def test_the_reads_do_not_grow_with_the_list(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _one in range(number):
        task = make_task(answering_unit=make_unit())
        Responsibility.objects.create(task=task, colleague=make_colleague())
    with django_assert_num_queries(2):
        for task in listed_tasks(TaskWish(), TODAY):
            assert task.catalogue.name
            assert [share.colleague.name for share in task.responsibilities.all()]


def test_catalogues_count_their_published_tasks() -> None:
    catalogue = make_catalogue("A")
    make_task(catalogue=catalogue)
    make_task(catalogue=catalogue, is_published=False)
    make_catalogue("B")
    assert [(one.name, one.task_count) for one in listed_catalogues()] == [("A", 1), ("B", 0)]  # type: ignore[attr-defined]


def test_situations_stand_in_their_order_with_their_tasks_counted() -> None:
    later = Situation.objects.create(key="b", title="Bygge", position=2)
    Situation.objects.create(key="c", title="Åbne café", position=1)
    SituationTask.objects.create(situation=later, task=make_task())
    assert [(one.title, one.task_count) for one in listed_situations()] == [("Åbne café", 0), ("Bygge", 1)]  # type: ignore[attr-defined]


def test_links_lead_both_ways_and_are_told_once() -> None:
    task, other, third = make_task("A"), make_task("B"), make_task("C")
    TaskLink.objects.create(task=task, other=other, text="Rives der ned?")
    TaskLink.objects.create(task=other, other=task, text="Bygges der nyt?")
    TaskLink.objects.create(task=third, other=task)
    TaskLink.objects.create(task=third, other=task, kind=TaskLink.Kind.NOT_THIS, text="Kun prisen?")
    links = links_of(task)
    assert [link.text for link in links["related"]] == ["Rives der ned?"]
    assert [link.task for link in links["related_here"]] == [third]
    assert links["not_this"] == []
    assert [link.text for link in links["not_this_here"]] == ["Kun prisen?"]
