from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from indgang.catalogue.actions.asking import note_right_task
from indgang.catalogue.actions.learning import UnableToLearn, learn_from_catalogue
from indgang.catalogue.models import AskedQuestion, ExampleQuestion, OtherDoor, Task
from indgang.catalogue.queries.finding import find_tasks
from indgang.catalogue.queries.learned_model import (
    MOST_ASKED,
    learned_file,
    learned_mark,
    learned_model,
    learning_examples,
)
from indgang.catalogue.queries.task_index import task_index
from tests.small_town import TODAY, SmallTown, found_town

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def derived(settings: Any, tmp_path: Path) -> Path:
    settings.DERIVED_DIR = tmp_path / "derived"
    return tmp_path / "derived"


@pytest.fixture
def town() -> SmallTown:
    return found_town()


def keys(text: str) -> list[str]:
    return [found.card.key for found in find_tasks(text, today=TODAY).found]


def test_finding_learns_what_its_words_do_not_say(town: SmallTown) -> None:
    ExampleQuestion.objects.create(task=town.tables, text="markiser")
    assert task_index(TODAY).everything.learned is None
    lesson = learn_from_catalogue()
    assert (lesson.is_new, lesson.keys) == (True, 3)
    assert learned_file().exists()
    assert task_index(TODAY).everything.learned is not None
    assert keys("marrkisserne")[0] == "borde"


def test_the_same_catalogue_is_not_learned_twice(town: SmallTown) -> None:
    learn_from_catalogue()
    mark = learned_mark()
    assert learn_from_catalogue().is_new is False
    assert learned_mark() == mark
    Task.objects.filter(pk=town.tables.pk).update(words="markise")
    assert learn_from_catalogue().is_new is True


def test_everything_that_leads_to_a_task_or_a_door_is_learned_of(town: SmallTown) -> None:
    OtherDoor.objects.create(
        key="skat", name="Skattestyrelsen", title="Moms", words="moms", questions="Hvad med moms?"
    )
    note_right_task(text="må vi skære i asfalten", task=town.digging, rank=1, was_confident=True, today=TODAY)
    hidden = Task.objects.create(
        catalogue=town.digging.catalogue, key="skjult", title="Skjult", is_published=False
    )
    ExampleQuestion.objects.create(task=hidden, text="noget hemmeligt")
    note_right_task(text="noget andet hemmeligt", task=hidden, rank=None, was_confident=True, today=TODAY)
    told = {(example.key, example.text) for example in learning_examples()}
    assert {
        ("grave", "fiberkabel"), ("grave", "Gravetilladelse"), ("grave", "må vi skære i asfalten"),
        ("grave", "Vi skal lægge et kabel ned foran butikken"), ("borde", "Vil du servere ude?"),
        ("door:skat", "moms"), ("door:skat", "Hvad med moms?"), ("door:skat", "Moms"),
    } <= told  # fmt: skip
    assert not any("hemmelig" in text for _, text in told)


def test_of_very_many_confirmed_questions_the_newest_are_read(town: SmallTown) -> None:
    Task.objects.filter(pk=town.locks.pk).update(description="")
    AskedQuestion.objects.bulk_create(
        AskedQuestion(text=f"nøgle {number}", task=town.locks, asked_date=TODAY - timedelta(days=number))
        for number in range(MOST_ASKED + 5)
    )
    texts = [example.text for example in learning_examples() if example.text.startswith("nøgle ")]
    assert texts == [f"nøgle {number}" for number in range(MOST_ASKED)]


def test_an_empty_catalogue_teaches_nothing() -> None:
    with pytest.raises(UnableToLearn, match="to opgaver"):
        learn_from_catalogue()
    assert learned_model() is None


def test_a_file_of_another_kind_is_as_none(town: SmallTown) -> None:
    learned_file().parent.mkdir()
    learned_file().write_bytes(b"hej")
    assert learned_model() is None
    assert keys("fiberkabel") == ["grave"]
    assert learn_from_catalogue().is_new is True


def test_each_database_has_its_own_file(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    one = learned_file()
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", "another")
    assert learned_file() != one
