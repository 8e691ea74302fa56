from __future__ import annotations

import pytest

from indgang.catalogue.actions.describing import Link, UnableToDescribeTask, create_task, edit_task
from indgang.catalogue.models import Task, TaskLink
from indgang.history.models import Event
from tests.factories import make_catalogue, make_editor, make_task, make_unit, make_user

pytestmark = pytest.mark.django_db


def links_of(task: Task) -> list[tuple[str, str, str]]:
    return list(task.links.order_by("pk").values_list("other__title", "kind", "text"))


def questions_of(task: Task) -> list[str]:
    return list(task.questions.values_list("text", flat=True))


def test_a_task_is_written_with_its_links_and_questions() -> None:
    other = make_task("Stillads")
    task = create_task(
        values={"catalogue": make_catalogue(), "key": "grave", "title": "Gravetilladelse"},
        links=[Link(other, text="Skal der også stillads op?")],
        questions=["  Må vi grave i fortovet?  ", " "],
        by=make_editor(),
    )
    assert links_of(task) == [("Stillads", TaskLink.Kind.RELATED, "Skal der også stillads op?")]
    assert questions_of(task) == ["Må vi grave i fortovet?"]
    assert Event.objects.get().act == "create_task"


def test_a_leader_adds_what_their_unit_answers_for() -> None:
    unit = make_unit()
    task = create_task(
        values={"catalogue": make_catalogue(), "key": "grave", "title": "Grave", "answering_unit": unit},
        by=make_user(leads=unit),
    )
    assert task.answering_unit == unit


def test_a_leader_adds_nothing_to_another_unit() -> None:
    with pytest.raises(UnableToDescribeTask) as refusal:
        create_task(
            values={
                "catalogue": make_catalogue(),
                "key": "g",
                "title": "G",
                "answering_unit": make_unit("Plan"),
            },
            by=make_user(leads=make_unit("Vej")),
        )
    assert refusal.value.field == "answering_unit"
    assert not Task.objects.exists()


def test_a_change_is_told_field_by_field() -> None:
    task = make_task("Grave")
    edit_task(task=task, values={"title": "Gravetilladelse", "key": task.key}, by=make_editor())
    assert Event.objects.get().changes == {"title": ["Grave", "Gravetilladelse"]}


def test_nothing_new_is_no_event() -> None:
    task = make_task("Grave")
    edit_task(task=task, values={"title": "Grave"}, by=make_editor())
    assert not Event.objects.exists()


def test_links_and_questions_are_left_alone_unless_given() -> None:
    other = make_task("Stillads")
    task = create_task(
        values={"catalogue": make_catalogue(), "key": "grave", "title": "Grave"},
        links=[Link(other)],
        questions=["Må vi grave?"],
        by=make_editor(),
    )
    edit_task(task=task, values={"title": "Gravetilladelse"}, by=make_editor())
    assert ([title for title, _, _ in links_of(task)], questions_of(task)) == (["Stillads"], ["Må vi grave?"])
    edit_task(task=task, values={}, links=[Link(other)], questions=["Må vi grave?"], by=make_editor())
    assert Event.objects.filter(act="edit_task").count() == 1
    edit_task(task=task, values={}, links=[], questions=[], by=make_editor())
    assert (links_of(task), questions_of(task)) == ([], [])


def test_a_task_does_not_lead_to_itself() -> None:
    task = make_task("Grave")
    with pytest.raises(UnableToDescribeTask) as refusal:
        edit_task(task=task, values={}, links=[Link(task)], by=make_editor())
    assert (refusal.value.field, links_of(task)) == ("links", [])


def test_a_task_is_not_led_to_twice() -> None:
    task, other = make_task("Grave"), make_task("Stillads")
    with pytest.raises(UnableToDescribeTask) as refusal:
        edit_task(task=task, values={}, links=[Link(other), Link(other, text="Igen")], by=make_editor())
    assert (refusal.value.field, links_of(task)) == ("links", [])


def test_somebody_else_changes_nothing() -> None:
    task = make_task("Grave")
    with pytest.raises(UnableToDescribeTask):
        edit_task(task=task, values={"title": "Kapret"}, by=make_user())
    task.refresh_from_db()
    assert task.title == "Grave"


def test_a_leader_gives_no_task_away_to_a_unit_they_do_not_lead() -> None:
    own = make_unit("Vej")
    task = make_task(answering_unit=own)
    with pytest.raises(UnableToDescribeTask) as refusal:
        edit_task(task=task, values={"answering_unit": make_unit("Plan")}, by=make_user(leads=own))
    assert refusal.value.field == "answering_unit"
    task.refresh_from_db()
    assert task.answering_unit == own


def test_two_tasks_have_not_the_same_address() -> None:
    make_task(key="grave")
    with pytest.raises(UnableToDescribeTask) as refusal:
        create_task(
            values={"catalogue": make_catalogue(), "key": "grave", "title": "Grave"}, by=make_editor()
        )
    assert (refusal.value.field, Task.objects.count()) == ("key", 1)
