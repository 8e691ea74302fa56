from __future__ import annotations

import time
from collections import Counter

import pytest

from indgang.catalogue.models import Responsibility
from indgang.gatherings.actions.drawing import UnableToDraw
from indgang.gatherings.actions.grouping import UnableToGroup, draw_groups
from indgang.gatherings.models import CrossTask, Drawing, Gathering, Group, GroupSeat, Guest
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from tests.factories import make_task, make_user
from tests.gatherings.day_rows import NOW, a_cross_task, a_gathering, a_guest, guests_of, units

pytestmark = pytest.mark.django_db


def draw(gathering: Gathering, *tasks: CrossTask) -> Drawing:
    return draw_groups(gathering=gathering, tasks=tasks, seed=1, by=SYSTEM, now=NOW)


def test_each_sits_in_one_group_with_a_scribe_and_departments_are_spread() -> None:
    gathering = a_gathering()
    guests = guests_of(gathering, 9)
    drawing = draw(gathering, a_cross_task("Skilte"), a_cross_task("Events"), a_cross_task("Byggeri"))
    groups = list(gathering.groups.all())
    assert [group.guests.count() for group in groups] == [3, 3, 3]
    assert Counter(guest for group in groups for guest in group.guests.all()) == Counter(guests)
    assert [group.seats.filter(is_scribe=True).count() for group in groups] == [1, 1, 1]
    for group in groups:
        departments = {guest.colleague.memberships.get().unit for guest in group.guests.all()}
        assert len(departments) == 3
        assert group.why.startswith("I kommer fra 3 afdelinger.")
    assert (drawing.people, drawing.rounds, drawing.repeats) == (9, 1, 0)
    assert Event.objects.get(act="draw_groups").target_label == gathering.history_label


def test_who_can_the_task_and_its_owner_sit_at_it_and_the_words_say_so() -> None:
    gathering = a_gathering()
    guests = guests_of(gathering, 6)
    signs = make_task("Skiltetilladelse")
    Responsibility.objects.create(task=signs, colleague=guests[3].colleague)
    first = a_cross_task("Skilte", owner=guests[5].colleague)
    first.tasks.add(signs)
    draw(gathering, first, a_cross_task("Events"))
    group = gathering.groups.get(task=first)
    assert {"Gæst 4", "Gæst 6"} <= {str(guest) for guest in group.guests.all()}
    assert "Gæst 4, Gæst 6 kender opgaven" in group.why


def test_why_two_of_a_department_sit_together_is_said() -> None:
    gathering, (large, small) = a_gathering(), units(2)
    for _place in range(4):
        a_guest(gathering, unit=large)
    for _place in range(2):
        a_guest(gathering, unit=small)
    draw(gathering, a_cross_task("Skilte"), a_cross_task("Events"))
    assert all(
        "2 er fra Afdeling 1, fordi 4 derfra kommer, og der er 2 borde." in group.why
        for group in gathering.groups.all()
    )


def test_two_who_are_needed_at_one_table_sit_there_though_they_are_of_one_department() -> None:
    gathering, (unit, *others) = a_gathering(), units(5)
    task = a_cross_task("Skilte")
    signs = make_task("Skiltetilladelse")
    task.tasks.add(signs)
    two = [a_guest(gathering, unit=unit) for _place in range(2)]
    for guest in two:
        Responsibility.objects.create(task=signs, colleague=guest.colleague)
    for other in others:
        a_guest(gathering, unit=other)
    draw(gathering, task)
    assert "2 er fra Afdeling 1, fordi" in gathering.groups.get().why


def test_hosts_stay_and_the_others_move() -> None:
    gathering = a_gathering(rotations=2)
    guests_of(gathering, 6)
    drawing = draw(gathering, a_cross_task("Skilte"), a_cross_task("Events"))
    hosts = [
        {
            seat.guest
            for group in gathering.groups.filter(rotation=turn)
            for seat in group.seats.filter(is_host=True)
        }
        for turn in (1, 2)
    ]
    assert (hosts[0], len(hosts[0])) == (hosts[1], 2)
    for group in gathering.groups.all():
        assert group.seats.get(is_scribe=True).is_host
    assert drawing.rounds == 2


def test_a_task_gets_several_tables_where_there_are_many_people() -> None:
    gathering = a_gathering()
    guests_of(gathering, 20, 5)
    draw(gathering, a_cross_task("Skilte"), a_cross_task("Events"))
    assert Counter(group.task.title for group in gathering.groups.all()) == {"Skilte": 2, "Events": 2}


def test_a_hall_of_three_hundred_is_seated_at_fifty_tables() -> None:
    gathering = a_gathering()
    guests_of(gathering, 300, 20)
    began = time.process_time()
    draw(gathering, *(a_cross_task(f"Opgave {number}") for number in range(10)))
    assert time.process_time() - began < 60  # of the processor: far from what it takes, and soon enough
    assert Counter(group.guests.count() for group in gathering.groups.all()) == {6: 50}
    assert GroupSeat.objects.filter(group__gathering=gathering).values("guest").distinct().count() == 300
    assert Group.objects.filter(gathering=gathering, why__startswith="I kommer fra 6 afd").count() >= 45


def test_where_competences_and_departments_collide_there_are_groups_all_the_same() -> None:
    """One colleague is the only one for both tasks."""
    gathering = a_gathering()
    guests = guests_of(gathering, 6)
    tasks = [a_cross_task("Skilte"), a_cross_task("Events")]
    for task in tasks:
        needed = make_task()
        task.tasks.add(needed)
        Responsibility.objects.create(task=needed, colleague=guests[0].colleague)
    draw(gathering, *tasks)
    assert sorted(group.guests.count() for group in gathering.groups.all()) == [3, 3]


def test_people_without_a_department_are_seated() -> None:
    gathering = a_gathering()
    for _place in range(3):
        a_guest(gathering)
    draw(gathering, a_cross_task())
    assert gathering.groups.get().why == "I kommer fra 1 afdeling."


def test_without_a_task_there_is_nothing_to_work_on() -> None:
    gathering = a_gathering()
    guests_of(gathering, 6)
    with pytest.raises(UnableToGroup, match="Vælg mindst én opgave"):
        draw(gathering)


def test_too_few_people_for_the_tasks_are_told_how_many_there_can_be() -> None:
    gathering = a_gathering()
    guests_of(gathering, 5)
    with pytest.raises(UnableToGroup, match="Vælg højst 1"):
        draw(gathering, a_cross_task(), a_cross_task())


def here(*guests: Guest) -> None:
    Guest.objects.filter(pk__in=[guest.pk for guest in guests]).update(checked_in_at=NOW)


def tables_of(gathering: Gathering, turn: int = 1) -> list[set[str]]:
    groups = gathering.groups.filter(rotation=turn).order_by("table")
    return [{str(guest) for guest in group.guests.all()} for group in groups]


def test_groups_can_be_drawn_first_on_the_day_for_those_who_are_here() -> None:
    gathering = a_gathering(state="running")
    guests = guests_of(gathering, 8)
    here(*guests[:6])
    draw(gathering, a_cross_task("Skilte"), a_cross_task("Events"))
    assert sorted(map(len, tables_of(gathering))) == [3, 3]
    assert set.union(*tables_of(gathering)) == {str(guest) for guest in guests[:6]}


def test_a_turn_that_has_begun_stands_and_who_sat_together_is_parted_in_the_next() -> None:
    gathering = a_gathering(state="running", rotations=2)
    guests = guests_of(gathering, 9, 9)
    here(*guests)
    tasks = [a_cross_task(title) for title in ("Skilte", "Events", "Byggeri")]
    draw(gathering, *tasks)
    first = tables_of(gathering)
    hosts = {str(seat.guest) for group in gathering.groups.all() for seat in group.seats.filter(is_host=True)}
    gathering.groups.filter(rotation=1).update(began_at=NOW)
    drawing = draw_groups(gathering=gathering, tasks=tasks, seed=5, by=SYSTEM, now=NOW)
    again = [len(before & after) for before in first for after in tables_of(gathering, 2)]
    assert (tables_of(gathering), drawing.rounds, set(again)) == (first, 1, {1})
    assert hosts == {
        str(seat.guest)
        for group in gathering.groups.filter(rotation=2)
        for seat in group.seats.filter(is_host=True)
    }


def test_groups_that_all_work_or_are_over_stand() -> None:
    gathering = a_gathering(state="running")
    here(*guests_of(gathering, 3))
    draw(gathering, a_cross_task())
    gathering.groups.update(began_at=NOW)
    with pytest.raises(UnableToGroup, match="Grupperne er i gang"):
        draw(gathering, a_cross_task())
    with pytest.raises(UnableToGroup, match="Samlingen er slut"):
        draw(a_gathering(state="held"), a_cross_task())


def test_only_those_who_see_to_it_draw_groups() -> None:
    with pytest.raises(UnableToDraw, match="Kun de, der står for samlingen"):
        draw_groups(gathering=a_gathering(), tasks=[], seed=1, by=make_user(), now=NOW)
