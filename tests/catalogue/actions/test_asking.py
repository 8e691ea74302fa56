from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from indgang.catalogue.actions import asking
from indgang.catalogue.models import AskedQuestion, Task
from indgang.catalogue.queries.asked import learned_questions, unsettled_questions, without_persons
from indgang.catalogue.queries.finding import find_tasks
from indgang.catalogue.queries.learned_model import MOST_ASKED, asked_by_task
from indgang.history.models import Event
from indgang.people.models import User
from tests.factories import make_editor, make_user
from tests.small_town import TODAY, SmallTown, found_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> SmallTown:
    return found_town()


@pytest.fixture
def editor(town: SmallTown) -> User:
    return make_editor()


def right(text: str, task: Task, rank: int | None = 1, today: date = TODAY) -> AskedQuestion:
    return asking.note_right_task(text=text, task=task, rank=rank, was_confident=False, today=today)


def wrong(text: str) -> AskedQuestion:
    return asking.note_nothing_fits(text=text, was_confident=True, today=TODAY)


def keys(text: str) -> list[str]:
    return [found.card.key for found in find_tasks(text, today=TODAY).found]


def test_what_was_right_is_found_from_the_next_question_on(town: SmallTown) -> None:
    assert keys("en flyvende drone") == []
    right("Må vi have en flyvende drone?", town.tables)
    assert keys("en flyvende drone") == ["borde"]


def test_the_question_is_kept_without_persons(town: SmallTown) -> None:
    asked = right(
        "Hej, Kirsten Munk på 19 55 40 64 sagde, at vi må grave et kabel ned, cpr 010203-1234", town.digging
    )
    assert asked.text == "Hej, på sagde, at vi må grave et kabel ned, cpr"
    assert without_persons("kirsten munk", TODAY) == ""


def test_only_names_and_numbers_is_nothing_to_keep(town: SmallTown) -> None:
    with pytest.raises(asking.UnableToNoteQuestion):
        wrong("Kirsten Munk 19554064")
    assert AskedQuestion.objects.count() == 0


def test_pressed_twice_is_kept_once(town: SmallTown) -> None:
    assert right("må vi grave", town.digging) == right("må vi grave", town.digging)
    assert wrong("må vi grave") == wrong("må vi grave")
    assert AskedQuestion.objects.count() == 2


def test_only_the_newest_of_a_task_are_kept(town: SmallTown) -> None:
    for number in range(MOST_ASKED + 2):
        right(f"må vi grave {'meget ' * number}", town.digging, today=TODAY + timedelta(days=number))
    assert AskedQuestion.objects.count() == MOST_ASKED
    assert AskedQuestion.objects.filter(asked_date=TODAY).exists() is False
    assert [len(texts) for texts in asked_by_task().values()] == [MOST_ASKED]


def test_what_nothing_fitted_and_what_stood_too_far_down_wait(town: SmallTown) -> None:
    right("må vi grave", town.digging)
    down, never, nothing = (
        right("må vi skære", town.digging, 3),
        right("hul", town.tables, None),
        wrong("må vi flyve"),
    )
    assert list(unsettled_questions()) == [nothing, never, down]
    assert [asked.text for asked in learned_questions()] == ["hul", "må vi skære", "må vi grave"]


def test_an_editor_gives_it_its_task(town: SmallTown, editor: User) -> None:
    asked = wrong("må vi flyve med en drone")
    asking.settle_question(asked=asked, task=town.tables, by=editor, today=TODAY)
    asked.refresh_from_db()
    assert (asked.task, asked.settled_date, asked.settled_by) == (town.tables, TODAY, editor.history_name)
    assert list(unsettled_questions()) == []
    assert keys("flyve med drone") == ["borde"]
    event = Event.objects.get(act="settle_question")
    assert (event.target_label, event.changes) == (
        "Et spørgsmål fra skrivebordet", {"task": ["", "Borde og stole udenfor"]}
    )  # fmt: skip


def test_there_may_be_nothing_to_do(town: SmallTown, editor: User) -> None:
    asked = wrong("må vi flyve")
    asking.settle_question(asked=asked, task=None, by=editor, today=TODAY)
    assert (asked.task, Event.objects.get(act="settle_question").changes) == (None, {})
    assert str(asked) == "må vi flyve"
    assert asked.get_absolute_url() == "/intern/ord/"


def test_others_may_not_settle_or_forget(town: SmallTown) -> None:
    asked, somebody = wrong("må vi flyve"), make_user()
    with pytest.raises(asking.UnableToSettleQuestion):
        asking.settle_question(asked=asked, task=None, by=somebody, today=TODAY)
    with pytest.raises(asking.UnableToSettleQuestion):
        asking.forget_question(asked=asked, by=somebody)
    assert list(unsettled_questions()) == [asked]


def test_what_is_forgotten_no_longer_finds(town: SmallTown, editor: User) -> None:
    asked = right("en flyvende drone", town.tables)
    asking.forget_question(asked=asked, by=editor)
    assert keys("en flyvende drone") == []


def test_old_questions_are_forgotten(town: SmallTown) -> None:
    right("en flyvende drone", town.tables, today=TODAY - asking.KEPT_FOR - timedelta(days=1))
    right("må vi grave", town.digging)
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 3, tzinfo=UTC)
    assert asking.forget_old_questions(now=now) == 1
    assert asking.forget_old_questions(now=now) == 0
    assert [asked.text for asked in AskedQuestion.objects.all()] == ["må vi grave"]
