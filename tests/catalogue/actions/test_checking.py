from __future__ import annotations

import pytest

from indgang.catalogue.actions import checking
from indgang.catalogue.models import CheckQuestion
from indgang.catalogue.queries.checking import figures_of, gold_questions, try_words
from indgang.catalogue.queries.learned_model import learning_examples
from indgang.catalogue.queries.task_index import task_index
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


def test_a_question_is_added_measured_on_and_removed(town: SmallTown, editor: User) -> None:
    question = checking.add_check_question(text=" fiberkabel i vejen ", tasks=[town.digging], by=editor)
    checking.add_check_question(text="en pergola", tasks=[town.tables], by=editor)
    assert (str(question), [gold.keys for gold in gold_questions()]) == (
        "fiberkabel i vejen", [frozenset({"grave"}), frozenset({"borde"})]
    )  # fmt: skip
    figures = figures_of(task_index(TODAY), gold_questions())
    assert (figures.ranks, figures.recall[1].hits, figures.recall[1].low_percent) == ((1, None), 1, 9)
    assert figures.recall[1].high_percent == 91
    checking.remove_check_question(question=question, by=editor)
    assert CheckQuestion.objects.count() == 1
    acts = Event.objects.order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["add_check_question", "add_check_question", "remove_check_question"]


def test_it_is_never_learned_from(town: SmallTown, editor: User) -> None:
    checking.add_check_question(text="en pergola", tasks=[town.tables], by=editor)
    assert "en pergola" not in [example.text for example in learning_examples()]
    assert "pergola" not in task_index(TODAY).everything.vocabulary.forms


def test_what_new_words_would_do_is_told_and_nothing_saved(town: SmallTown, editor: User) -> None:
    for text, task in (("en pergola", town.tables), ("fiberkabel", town.digging), ("nøgle", town.digging)):
        checking.add_check_question(text=text, tasks=[task], by=editor)
    trial = try_words(task=town.tables, words=["pergola", "fiberkabel fiberkabel fiberkabel"], today=TODAY)
    assert [(moved.text, moved.before, moved.after, moved.is_better) for moved in trial.moved] == [
        ("en pergola", None, 1, True),
        ("fiberkabel", 1, 2, False),
    ]
    assert [(most, before.hits, after.hits) for most, before, after in trial.rows] == [
        (1, 1, 1),
        (3, 1, 2),
        (5, 1, 2),
    ]
    assert task_index(TODAY).everything.vocabulary.root("pergola") is None


def test_a_question_whose_task_is_gone_is_not_measured(town: SmallTown, editor: User) -> None:
    checking.add_check_question(text="nøgle", tasks=[town.locks], by=editor)
    town.locks.delete()
    assert gold_questions() == []


def test_without_text_or_task_it_is_refused(town: SmallTown, editor: User) -> None:
    for text, tasks, field in ((" ", [town.tables], "text"), ("pergola", [], "first")):
        with pytest.raises(checking.UnableToKeepCheckQuestion) as refused:
            checking.add_check_question(text=text, tasks=tasks, by=editor)
        assert refused.value.field == field


def test_others_may_change_nothing(town: SmallTown, editor: User) -> None:
    question = checking.add_check_question(text="pergola", tasks=[town.tables], by=editor)
    with pytest.raises(checking.UnableToKeepCheckQuestion):
        checking.add_check_question(text="pergola", tasks=[town.tables], by=make_user())
    with pytest.raises(checking.UnableToKeepCheckQuestion):
        checking.remove_check_question(question=question, by=make_user())
    assert CheckQuestion.objects.count() == 1
