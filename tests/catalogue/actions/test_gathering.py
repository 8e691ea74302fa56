from __future__ import annotations

import pytest

from indgang.catalogue.actions.gathering import Step, UnableToGatherTasks, create_situation, edit_situation
from indgang.catalogue.models import Situation
from indgang.history.models import Event
from tests.factories import make_editor, make_task, make_user

pytestmark = pytest.mark.django_db


def steps_of(situation: Situation) -> list[tuple[str, str]]:
    return list(situation.steps.values_list("task__title", "note"))


def a_situation() -> Situation:
    steps = [Step(make_task("Bevilling"), "Søg tidligt"), Step(make_task("Udeservering"))]
    return create_situation(values={"key": "cafe", "title": "Åbne café"}, steps=steps, by=make_editor())


def test_tasks_are_gathered_in_order() -> None:
    assert steps_of(a_situation()) == [("Bevilling", "Søg tidligt"), ("Udeservering", "")]


def test_a_task_is_not_gathered_twice() -> None:
    task = make_task("Bevilling")
    with pytest.raises(UnableToGatherTasks) as refusal:
        create_situation(
            values={"key": "cafe", "title": "Åbne café"}, steps=[Step(task), Step(task)], by=make_editor()
        )
    assert (refusal.value.field, Situation.objects.exists()) == ("tasks", False)


def test_steps_are_left_alone_unless_given() -> None:
    situation = a_situation()
    edit_situation(situation=situation, values={"title": "Åbne restaurant"}, by=make_editor())
    assert len(steps_of(situation)) == 2
    edit_situation(situation=situation, values={}, steps=[], by=make_editor())
    assert steps_of(situation) == []


def test_nothing_new_is_no_event() -> None:
    situation = a_situation()
    same = [Step(step.task, step.note) for step in situation.steps.all()]
    edit_situation(situation=situation, values={"title": "Åbne café"}, steps=same, by=make_editor())
    assert [event.act for event in Event.objects.all()] == ["create_situation"]


def test_a_colleague_gathers_nothing() -> None:
    with pytest.raises(UnableToGatherTasks):
        create_situation(values={"key": "cafe", "title": "Åbne café"}, steps=[], by=make_user())
    situation = a_situation()
    with pytest.raises(UnableToGatherTasks):
        edit_situation(situation=situation, values={"title": "Kapret"}, by=make_user())
    situation.refresh_from_db()
    assert situation.title == "Åbne café"


def test_two_situations_have_not_the_same_address() -> None:
    create_situation(values={"key": "cafe", "title": "Åbne café"}, steps=[], by=make_editor())
    with pytest.raises(UnableToGatherTasks) as refusal:
        create_situation(values={"key": "cafe", "title": "En café til"}, steps=[], by=make_editor())
    assert (refusal.value.field, Situation.objects.count()) == ("key", 1)
