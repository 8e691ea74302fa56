from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import KleEdition, KleSubject, Task
from indgang.catalogue.queries import task_index as module
from indgang.catalogue.queries.finding import find_tasks
from indgang.catalogue.queries.task_index import danish_analyser, task_index
from indgang.shared.actions.counting import count_change
from tests.small_town import TODAY, SmallTown, found_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> SmallTown:
    return found_town()


def keys(text: str, *, is_public: bool = False) -> list[str]:
    return [found.card.key for found in find_tasks(text, today=TODAY, is_public=is_public).found]


def test_index_is_made_once_and_costs_one_read_after(
    town: SmallTown, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = task_index(TODAY)
    with django_assert_num_queries(1):
        assert task_index(TODAY) is first


def test_change_makes_a_new_index(town: SmallTown) -> None:
    first = task_index(TODAY)
    Task.objects.filter(key="borde").update(words="markise")
    count_change(topic="catalogue")
    assert task_index(TODAY) is not first
    assert keys("markise") == ["borde"]


def test_nothing_is_stale_at_midnight(town: SmallTown) -> None:
    assert task_index(TODAY).day == TODAY
    assert task_index(date(2026, 11, 25)).day == date(2026, 11, 25)


def test_thread_that_waited_takes_the_index_that_was_made_meanwhile(
    town: SmallTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = task_index(TODAY)
    assert module._made_anew(TODAY) is made


def test_example_question_leads_to_the_task(town: SmallTown) -> None:
    assert keys("kabel foran butikken") == ["grave"]


def test_task_for_colleagues_only_is_not_found_outside(town: SmallTown) -> None:
    assert (keys("havnenøgle"), keys("havnenøgle", is_public=True)) == (["laase"], [])


def test_name_kept_inside_leads_nowhere_outside(town: SmallTown) -> None:
    assert (keys("Nora Lind"), keys("Nora Lind", is_public=True)) == (["borde"], [])


def test_whoever_has_left_leads_nowhere(town: SmallTown) -> None:
    town.nora.leaving_date = date(2026, 11, 1)
    town.nora.save()
    assert keys("Nora Lind") == []


def test_register_lends_its_words_to_the_tasks_that_carry_its_numbers(town: SmallTown) -> None:
    edition = KleEdition.objects.create(published_date=date(2026, 1, 1))
    KleSubject.objects.create(
        edition=edition, number="05.12.00", title="Ledningsarbejder", keywords="kloakbrud"
    )
    [found] = find_tasks("kloakbrud", today=TODAY).found
    assert (found.card.key, found.matching_words) == ("grave", ("kloakbrud (KLE)",))


def test_words_are_only_stemmed_where_nothing_was_derived(tmp_path: Path) -> None:
    analyser = danish_analyser(tmp_path / "nothing.json.gz")
    assert [term.stem for term in analyser.terms("Tilladelserne")] == ["tillad"]


@pytest.mark.django_db(transaction=True)
def test_change_over_another_connection_is_seen() -> None:
    """As when another process has written: nothing is told but what stands in the database."""
    found_town()
    assert keys("markise") == []

    def write() -> None:
        Task.objects.filter(key="borde").update(words="markise")
        count_change(topic="catalogue")
        connection.close()

    other = Thread(target=write)
    other.start()
    other.join()
    assert keys("markise") == ["borde"]
