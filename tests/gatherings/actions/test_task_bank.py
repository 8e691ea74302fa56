from __future__ import annotations

import pytest

from indgang.enquiries.models import Level
from indgang.gatherings.actions.task_bank import (
    CrossTaskValues,
    UnableToKeepTask,
    change_cross_task,
    choose_tasks,
    drop_cross_task,
    source_of,
    suggest_cross_task,
)
from indgang.gatherings.models import CrossTask, CrossTaskState
from indgang.gatherings.queries.task_bank import (
    complex_enquiries,
    tasks_no_longer_waiting,
    tasks_to_choose,
    tasks_waiting,
)
from indgang.history.models import Event
from indgang.people.models import Colleague, Role, User
from tests.factories import make_colleague, make_enquiry, make_task, make_user
from tests.gatherings.plan_rows import NOW, make_gathering, make_town

pytestmark = pytest.mark.django_db

TODAY = NOW.date()


def values(owner: Colleague, title: str = "Én blanket til havnen") -> CrossTaskValues:
    return CrossTaskValues(
        title=title, description="Tre blanketter i dag", wanted_outcome="Én blanket", owner=owner
    )


def suggest(by: User) -> CrossTask:
    assert by.colleague is not None
    return suggest_cross_task(values=values(by.colleague), by=by, today=TODAY)


def test_a_colleague_suggests_a_task_with_an_owner_and_a_wanted_outcome() -> None:
    user = make_user()
    task = suggest(user)
    assert (task.owner, task.wanted_outcome, task.state) == (user.colleague, "Én blanket", "open")
    assert list(tasks_waiting()) == [task]
    assert Event.objects.get(act="suggest_cross_task").target_label == "Én blanket til havnen"


def test_only_a_colleague_suggests_and_only_for_somebody_who_is_there() -> None:
    nobody = make_user()
    nobody.colleague = None
    owner = make_colleague("Gerda Gået", leaving_date=TODAY.replace(day=1))
    with pytest.raises(UnableToKeepTask, match="Kun kolleger"):
        suggest_cross_task(values=values(owner), by=nobody, today=TODAY)
    with pytest.raises(UnableToKeepTask) as refused:
        suggest_cross_task(values=values(owner), by=make_user(), today=TODAY)
    assert refused.value.field == "owner"


def test_a_complex_enquiry_gives_one_task_without_what_the_company_wrote() -> None:
    user = make_user(Role.ENTRANCE)
    assert user.colleague is not None
    about = make_task("Udeservering")
    enquiry = make_enquiry("Vi vil åbne på kajen", level=Level.COMPLEX, task=about, received_at=NOW)
    task = suggest_cross_task(
        values=values(user.colleague), by=user, today=TODAY, source=source_of(enquiry=enquiry, by=user)
    )
    assert (task.source_label, list(task.tasks.all())) == (f"Henvendelse {enquiry.reference}", [about])
    assert "kajen" not in task.description + task.source_label
    assert list(complex_enquiries(user, NOW)) == []
    with pytest.raises(UnableToKeepTask, match="allerede i opgavebanken"):
        suggest_cross_task(
            values=values(user.colleague), by=user, today=TODAY, source=source_of(enquiry=enquiry, by=user)
        )


def test_only_recent_complex_ones_that_one_may_see_and_never_confidential_ones_are_offered() -> None:
    user = make_user(Role.ENTRANCE)
    offered = make_enquiry(level=Level.COMPLEX, received_at=NOW)
    secret = make_enquiry(level=Level.COMPLEX, is_confidential=True, received_at=NOW)
    make_enquiry(level=Level.SIMPLE, received_at=NOW)
    make_enquiry(level=Level.COMPLEX, received_at=NOW.replace(year=2024))
    assert list(complex_enquiries(user, NOW)) == [offered]
    assert list(complex_enquiries(make_user(), NOW)) == []
    for enquiry, by in ((secret, user), (offered, make_user())):
        with pytest.raises(UnableToKeepTask, match="fortrolig"):
            source_of(enquiry=enquiry, by=by)
    assert list(source_of(enquiry=offered, by=user).tasks) == []


def test_the_owner_changes_and_drops_it_and_others_do_not() -> None:
    owner, other = make_user(), make_user()
    assert owner.colleague is not None
    task = suggest(owner)
    with pytest.raises(UnableToKeepTask, match="Kun ejeren"):
        change_cross_task(task=task, values=values(owner.colleague), by=other, today=TODAY)
    with pytest.raises(UnableToKeepTask, match="Kun ejeren"):
        drop_cross_task(task=task, by=other)
    gone = make_colleague("Gerda Gået", leaving_date=TODAY.replace(day=1))
    with pytest.raises(UnableToKeepTask, match="Gerda Gået"):
        change_cross_task(task=task, values=values(gone), by=owner, today=TODAY)
    change_cross_task(task=task, values=values(owner.colleague, title="Kortere"), by=owner, today=TODAY)
    assert drop_cross_task(task=task, by=owner).state == CrossTaskState.DROPPED
    assert list(tasks_no_longer_waiting()) == [task]
    with pytest.raises(UnableToKeepTask, match="venter ikke længere"):
        drop_cross_task(task=task, by=owner)


def test_tasks_are_chosen_for_a_gathering_and_one_dropped_meanwhile_is_not() -> None:
    town = make_town()
    gathering, task, other = make_gathering(town), suggest(make_user()), suggest(make_user())
    choose_tasks(gathering=gathering, tasks=[task, other], by=town.secretary)
    assert set(gathering.tasks.all()) == {task, other}
    drop_cross_task(task=other, by=town.secretary)
    assert list(tasks_to_choose(gathering)) == [task]
    with pytest.raises(UnableToKeepTask, match="droppet i mellemtiden"):
        choose_tasks(gathering=gathering, tasks=[other], by=town.secretary)
    assert list(gathering.tasks.all()) == [task]
