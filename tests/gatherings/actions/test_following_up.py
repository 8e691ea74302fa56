from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from indgang.duties.models import Duty
from indgang.gatherings.actions.following_up import FollowUpValues, UnableToFollowUp, give_follow_up
from indgang.gatherings.queries.follow_ups import follow_ups_of
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.people.models import Role
from tests.factories import make_colleague, make_user
from tests.gatherings.after_rows import a_held_gathering, a_result
from tests.gatherings.day_rows import NOW

pytestmark = pytest.mark.django_db
DUE = date(2026, 7, 1)


def values(**changed: Any) -> FollowUpValues:
    stands: Any = {"first_step": "Ring til skiltemaleren", "owner": make_colleague("Karla"), "due_date": DUE}
    return stands | changed  # type: ignore[no-any-return]  # the keys are those of the values


def test_a_result_becomes_a_duty_with_one_owner_and_a_day() -> None:
    gathering, _guests = a_held_gathering()
    group = a_result(gathering, "Ét nummer på skiltet")
    duty = give_follow_up(group=group, values=values(), by=SYSTEM, now=NOW)
    assert (duty.title, duty.details, duty.owner, duty.due_date) == (
        "Ring til skiltemaleren", "Ét nummer på skiltet", duty.owner, DUE,
    )  # fmt: skip
    assert (duty.about_label, duty.about_link) == (
        f"{gathering.title}: Opgave 1",
        f"/intern/samlinger/{gathering.pk}/opfoelgning/#group-{group.pk}",
    )
    (follow_up,) = follow_ups_of(gathering)
    assert (follow_up.duty, follow_up.is_missing) == (duty, False)
    group.result.refresh_from_db()
    assert (group.result.owner, group.result.due_date) == (duty.owner, DUE)
    assert Event.objects.filter(act="give_follow_up").count() == 1


def test_it_is_given_once() -> None:
    group = a_result(a_held_gathering()[0])
    give_follow_up(group=group, values=values(), by=SYSTEM, now=NOW)
    with pytest.raises(UnableToFollowUp, match="har fået det allerede"):
        give_follow_up(group=group, values=values(), by=SYSTEM, now=NOW)
    assert Duty.objects.count() == 1


def test_what_duties_refuse_is_refused_at_its_field_and_nothing_is_kept() -> None:
    group = a_result(a_held_gathering()[0])
    with pytest.raises(UnableToFollowUp, match="dag") as refused:
        give_follow_up(
            group=group,
            values=values(due_date=NOW.date() - timedelta(days=1)),
            by=make_user(Role.SECRETARY),
            now=NOW,
        )
    group.result.refresh_from_db()
    assert (refused.value.field, group.result.owner) == ("due_date", None)


@pytest.mark.parametrize("step", ["  ", "x" * 201])
def test_the_first_step_is_said_shortly(step: str) -> None:
    group = a_result(a_held_gathering()[0])
    with pytest.raises(UnableToFollowUp, match="højst 200 tegn") as refused:
        give_follow_up(group=group, values=values(first_step=step), by=SYSTEM, now=NOW)
    assert refused.value.field == "first_step"


def test_nothing_is_given_of_nothing_before_the_end_or_by_strangers() -> None:
    gathering, _guests = a_held_gathering()
    with pytest.raises(UnableToFollowUp, match="Skriv først"):
        give_follow_up(group=a_result(gathering, ""), values=values(), by=SYSTEM, now=NOW)
    with pytest.raises(UnableToFollowUp, match="Skriv først"):
        give_follow_up(group=a_result(gathering, " ", table=2), values=values(), by=SYSTEM, now=NOW)
    with pytest.raises(UnableToFollowUp, match="Kun de, der står for samlingen"):
        give_follow_up(group=a_result(gathering, table=3), values=values(), by=make_user(), now=NOW)
    running, _guests = a_held_gathering(state="running")
    with pytest.raises(UnableToFollowUp, match="Vent, til samlingen er slut"):
        give_follow_up(group=a_result(running), values=values(), by=SYSTEM, now=NOW)
