from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.catalogue.models import Responsibility, Task
from indgang.enquiries.queries.receivers import (
    Receiver,
    colleagues_at_entrance,
    leader_of,
    leader_of_entrance,
    receivers_instead,
    receivers_of,
    substitute_of,
)
from indgang.people.models import Colleague, Role
from tests.factories import (
    make_absence,
    make_colleague,
    make_municipality,
    make_task,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 3)


def away(colleague: Colleague, substitute: Colleague | None = None) -> None:
    make_absence(colleague, TODAY, TODAY + timedelta(days=3), substitute=substitute)


def a_task(*doers: Colleague, substitutes: tuple[Colleague, ...] = ()) -> Task:
    task = make_task()
    for position, colleague in enumerate(doers):
        Responsibility.objects.create(task=task, colleague=colleague, position=position)
    for position, colleague in enumerate(substitutes):
        Responsibility.objects.create(
            task=task, colleague=colleague, kind=Responsibility.Kind.SUBSTITUTE, position=position
        )
    return task


def test_first_those_who_do_it_then_its_substitutes() -> None:
    first, second, other = make_colleague(), make_colleague(), make_colleague()
    task = a_task(first, second, substitutes=(other,))
    assert receivers_of(task, TODAY) == [Receiver(first), Receiver(second), Receiver(other)]


def test_whoever_is_away_gives_their_place_to_their_substitute_and_nobody_comes_twice() -> None:
    first, second, instead = make_colleague(), make_colleague(), make_colleague()
    away(first, instead)
    away(second, instead)
    task = a_task(first, second, substitutes=(instead,))
    assert receivers_of(task, TODAY) == [Receiver(instead, instead_of=first)]


def test_whoever_cannot_be_reached_does_not_come() -> None:
    gone = make_colleague(leaving_date=TODAY - timedelta(days=1))
    alone, with_gone, with_away, far = (make_colleague() for _one in range(4))
    away(alone)
    away(with_gone, gone)
    away(far)
    away(with_away, far)
    assert receivers_of(a_task(gone, alone, with_gone, with_away), TODAY) == []


def test_who_answers_while_somebody_is_away() -> None:
    here, gone_away, instead = make_colleague(), make_colleague(), make_colleague()
    away(gone_away, instead)
    assert receivers_instead(here, TODAY) == [Receiver(here)]
    assert receivers_instead(gone_away, TODAY) == [Receiver(instead, instead_of=gone_away)]


def test_the_substitute_is_ones_own_while_away_and_else_the_tasks_next() -> None:
    holder, own, next_one = make_colleague(), make_colleague(), make_colleague()
    task = a_task(holder, substitutes=(next_one,))
    assert substitute_of(holder, task, TODAY) == next_one
    assert substitute_of(holder, None, TODAY) is None
    assert substitute_of(next_one, a_task(next_one), TODAY) is None
    away(holder, own)
    assert substitute_of(holder, task, TODAY) == own


def test_a_substitute_who_is_away_too_is_passed_over() -> None:
    holder, own, next_one = make_colleague(), make_colleague(), make_colleague()
    away(holder, own)
    away(own)
    assert substitute_of(holder, a_task(holder, substitutes=(next_one,)), TODAY) == next_one


def test_the_nearest_leader_above_who_is_somebody_else_and_still_here() -> None:
    top = make_unit("Teknik")
    team = make_unit("Byg", parent=top)
    director, leader, worker = (
        make_colleague(units=[top]),
        make_colleague(units=[team]),
        make_colleague(units=[team]),
    )
    top.leader, team.leader = director, leader
    top.save()
    team.save()
    assert leader_of(worker, TODAY) == leader
    assert leader_of(leader, TODAY) == director
    assert leader_of(director, TODAY) is None
    assert leader_of(make_colleague(), TODAY) is None
    leader.leaving_date = TODAY - timedelta(days=1)
    leader.save()
    worker.refresh_from_db()
    assert leader_of(worker, TODAY) == director


def test_those_at_the_entrance_who_are_at_work() -> None:
    inga = make_user(Role.ENTRANCE, colleague=make_colleague("Inga")).colleague
    bo = make_user(Role.ENTRANCE, colleague=make_colleague("Bo")).colleague
    make_user(Role.ENTRANCE, colleague=make_colleague("Ude"), is_active=False)
    make_user(Role.SECRETARY)
    assert colleagues_at_entrance(TODAY) == [bo, inga]
    cover = make_colleague("Clara")
    assert bo is not None
    away(bo, cover)
    assert colleagues_at_entrance(TODAY) == [cover, inga]


def test_the_leader_of_the_entrance() -> None:
    assert leader_of_entrance(TODAY) is None
    municipality = make_municipality()
    assert leader_of_entrance(TODAY) is None
    unit = make_unit("Borgerservice", leader=make_colleague())
    municipality.home_page_unit = unit
    municipality.save()
    assert leader_of_entrance(TODAY) == unit.leader
