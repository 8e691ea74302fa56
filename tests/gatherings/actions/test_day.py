from __future__ import annotations

from datetime import timedelta

import pytest

from indgang.gatherings.actions.day import (
    UnableToRunDay,
    begin_round,
    begin_turn,
    check_in,
    note_left,
    redraw_rest,
    start_day,
)
from indgang.gatherings.actions.drawing import UnableToDraw, draw_speed_dates
from indgang.gatherings.actions.grouping import draw_groups
from indgang.gatherings.models import Gathering, Guest, SpeedMeeting
from indgang.gatherings.queries.day import people_of
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from tests.factories import make_user
from tests.gatherings.day_rows import NOW, a_cross_task, a_gathering, a_guest, guests_of

pytestmark = pytest.mark.django_db


def running(number: int, *, here: int | None = None, **values: object) -> tuple[Gathering, list[Guest]]:
    """Drawn for all of them, and begun with the first of them here."""
    gathering = a_gathering(**values)
    guests = guests_of(gathering, number)
    draw_speed_dates(gathering=gathering, seed=1, by=SYSTEM, now=NOW)
    for guest in guests[:here]:
        check_in(guest=guest, by=SYSTEM, now=NOW)
    return start_day(gathering=gathering, by=SYSTEM, now=NOW), guests


def names_in(gathering: Gathering, number: int) -> set[str]:
    meetings = SpeedMeeting.objects.filter(round__gathering=gathering, round__number=number)
    return {str(one) for meeting in meetings for one in people_of(meeting)}


def begin(gathering: Gathering, number: int) -> None:
    begin_round(gathering=gathering, number=number, by=SYSTEM, now=NOW + timedelta(minutes=number))


def test_a_guest_is_received_once_however_often_they_are_scanned() -> None:
    guest = a_guest(a_gathering())
    check_in(guest=guest, by=SYSTEM, now=NOW)
    check_in(guest=guest, by=SYSTEM, now=NOW + timedelta(hours=1))
    guest.refresh_from_db()
    assert (guest.checked_in_at, Event.objects.filter(act="check_in").count()) == (NOW, 1)


def test_who_has_left_can_come_back_and_came_when_they_first_came() -> None:
    guest = a_guest(a_gathering())
    check_in(guest=guest, by=SYSTEM, now=NOW)
    guest = note_left(guest=guest, by=SYSTEM, now=NOW + timedelta(hours=1))
    assert guest.left_at == NOW + timedelta(hours=1)
    guest = check_in(guest=guest, by=SYSTEM, now=NOW + timedelta(hours=2))
    assert (guest.checked_in_at, guest.left_at) == (NOW, None)


def test_nobody_is_received_without_their_leaders_yes_or_after_the_end_or_by_anybody() -> None:
    with pytest.raises(UnableToRunDay, match="ikke sagt ja"):
        check_in(guest=a_guest(a_gathering(), state="asked"), by=SYSTEM, now=NOW)
    with pytest.raises(UnableToRunDay, match="Samlingen er slut"):
        check_in(guest=a_guest(a_gathering(state="held")), by=SYSTEM, now=NOW)
    with pytest.raises(UnableToRunDay, match="Kun de, der står for samlingen"):
        check_in(guest=a_guest(a_gathering()), by=make_user(), now=NOW)


def test_who_is_not_in_the_room_cannot_leave_it() -> None:
    with pytest.raises(UnableToRunDay, match="ikke i lokalet"):
        note_left(guest=a_guest(a_gathering()), by=SYSTEM, now=NOW)


def test_the_day_begins_and_is_drawn_around_those_who_did_not_come() -> None:
    gathering, guests = running(12, here=9)
    assert gathering.state == "running"
    assert names_in(gathering, 1) == {str(guest) for guest in guests[:9]}
    assert Event.objects.filter(act="start_day").count() == 1


def test_the_day_needs_two_guests_and_begins_once() -> None:
    gathering = a_gathering()
    with pytest.raises(UnableToRunDay, match="mindst to"):
        start_day(gathering=gathering, by=SYSTEM, now=NOW)
    gathering, _guests = running(4)
    with pytest.raises(UnableToRunDay, match="begyndt allerede"):
        start_day(gathering=gathering, by=SYSTEM, now=NOW)


def test_nobody_is_received_and_nothing_begins_before_its_day() -> None:
    gathering = a_gathering(starts_at=NOW + timedelta(days=1))
    guests = guests_of(gathering, 2)
    with pytest.raises(UnableToRunDay, match=r"Samlingen er den 4\. juni 2026"):
        check_in(guest=guests[0], by=SYSTEM, now=NOW)
    Guest.objects.update(checked_in_at=NOW)
    with pytest.raises(UnableToRunDay, match=r"Samlingen er den 4\. juni 2026"):
        start_day(gathering=gathering, by=SYSTEM, now=NOW)
    assert start_day(gathering=gathering, by=SYSTEM, now=gathering.starts_at).state == "running"


def test_a_gathering_without_speed_dates_begins_without_a_drawing() -> None:
    gathering = a_gathering(rounds=0)
    for guest in guests_of(gathering, 4):
        check_in(guest=guest, by=SYSTEM, now=NOW)
    start_day(gathering=gathering, by=SYSTEM, now=NOW)
    assert gathering.speed_rounds.count() == 0


def test_a_round_begins_once_and_in_its_turn() -> None:
    gathering, _guests = running(6, rounds=2)
    begin(gathering, 1)
    assert gathering.speed_rounds.get(number=1).began_at == NOW + timedelta(minutes=1)
    with pytest.raises(UnableToRunDay, match="Runde 1 er allerede begyndt"):
        begin(gathering, 1)
    begin(gathering, 2)
    with pytest.raises(UnableToRunDay, match="Alle runder har været"):
        begin(gathering, 3)


def test_no_round_begins_before_the_day_has() -> None:
    with pytest.raises(UnableToRunDay, match="Dagen er ikke begyndt"):
        begin(a_gathering(), 1)


def test_who_left_before_the_round_did_not_meet_and_of_three_two_remain() -> None:
    gathering, _guests = running(5, rounds=1)
    three = SpeedMeeting.objects.get(third__isnull=False)
    two = SpeedMeeting.objects.get(third__isnull=True, second__isnull=False)
    for guest in (three.first, two.first):
        note_left(guest=guest, by=SYSTEM, now=NOW)
    stay = {str(three.second), str(three.third)}
    begin(gathering, 1)
    three.refresh_from_db()
    two.refresh_from_db()
    assert ({str(one) for one in people_of(three)}, three.took_place, two.took_place) == (stay, True, False)


def test_late_arrivals_and_early_leavers_are_drawn_from_the_next_round_on_and_what_was_stands() -> None:
    gathering, guests = running(12, here=10, rounds=4)
    begin(gathering, 1)
    before = {
        (m.table, frozenset(map(str, people_of(m)))) for m in SpeedMeeting.objects.filter(round__number=1)
    }
    check_in(guest=guests[10], by=SYSTEM, now=NOW)
    check_in(guest=guests[11], by=SYSTEM, now=NOW)
    for guest in guests[:2]:
        note_left(guest=guest, by=SYSTEM, now=NOW)
    redraw_rest(gathering=gathering, by=SYSTEM, now=NOW)
    after = {
        (m.table, frozenset(map(str, people_of(m)))) for m in SpeedMeeting.objects.filter(round__number=1)
    }
    assert after == before
    for number in (2, 3, 4):
        assert names_in(gathering, number) == {str(guest) for guest in guests[2:]}
    pairs = [frozenset(map(str, people_of(m))) for m in SpeedMeeting.objects.all()]
    assert len(pairs) == len(set(pairs))


def test_when_all_rounds_have_been_only_the_groups_are_mended() -> None:
    gathering, guests = running(4, rounds=1)
    begin(gathering, 1)
    note_left(guest=guests[0], by=SYSTEM, now=NOW)
    redraw_rest(gathering=gathering, by=SYSTEM, now=NOW)
    assert gathering.speed_rounds.count() == 1


def test_when_everybody_has_met_there_is_nothing_left_to_draw() -> None:
    gathering, guests = running(4, rounds=3)
    begin(gathering, 1)
    for guest in guests:
        if guest not in people_of(SpeedMeeting.objects.filter(round__number=1).order_by("pk")[0]):
            note_left(guest=guest, by=SYSTEM, now=NOW)
    with pytest.raises(UnableToDraw, match="Alle her har mødt alle"):
        redraw_rest(gathering=gathering, by=SYSTEM, now=NOW)


def test_only_those_who_see_to_it_draw_the_rest() -> None:
    with pytest.raises(UnableToRunDay, match="Kun de, der står for samlingen"):
        redraw_rest(gathering=a_gathering(), by=make_user(), now=NOW)


def sit(gathering: Gathering, turn: int) -> list[set[str]]:
    groups = gathering.groups.filter(rotation=turn).order_by("table")
    return [{str(guest) for guest in group.guests.all()} for group in groups]


def test_after_four_in_ten_did_not_come_the_groups_are_solved_anew_with_new_reasons() -> None:
    gathering = a_gathering(rounds=0)
    guests = guests_of(gathering, 20, 5)
    tasks = [a_cross_task(f"Opgave {number}") for number in range(3)]
    draw_groups(gathering=gathering, tasks=tasks, seed=1, by=SYSTEM, now=NOW)
    assert [len(table) for table in sit(gathering, 1)] == [5, 5, 5, 5]
    gone = [*gathering.groups.get(rotation=1, table=1).guests.all()[:4]]
    gone += [guest for guest in guests if guest not in gone][:4]
    here = [guest for guest in guests if guest not in gone]
    for guest in here:
        check_in(guest=guest, by=SYSTEM, now=NOW)
    start_day(gathering=gathering, by=SYSTEM, now=NOW)
    assert [len(table) for table in sit(gathering, 1)] == [4, 4, 4]
    assert set.union(*sit(gathering, 1)) == {str(guest) for guest in here}
    for group in gathering.groups.all():
        assert not any(f"{guest}:" in group.why or f"{guest}," in group.why for guest in gone)
        assert group.seats.filter(is_scribe=True).count() == 1


def test_where_too_few_are_here_the_tasks_whose_owner_is_here_are_taken_and_all_again_when_more_come() -> (
    None
):
    gathering = a_gathering(rounds=0)
    guests = guests_of(gathering, 6)
    other, owned = a_cross_task("Fremmed"), a_cross_task("Egen", owner=guests[0].colleague)
    draw_groups(gathering=gathering, tasks=[other, owned], seed=1, by=SYSTEM, now=NOW)
    gathering.tasks.add(other, owned)
    for guest in guests[:4]:
        check_in(guest=guest, by=SYSTEM, now=NOW)
    start_day(gathering=gathering, by=SYSTEM, now=NOW)
    assert [group.task for group in gathering.groups.all()] == [owned]
    for guest in guests[4:]:
        check_in(guest=guest, by=SYSTEM, now=NOW)
    redraw_rest(gathering=gathering, by=SYSTEM, now=NOW)
    assert {group.task for group in gathering.groups.all()} == {owned, other}


def test_groups_that_nobody_is_missing_from_stand_when_the_rest_is_drawn() -> None:
    gathering, guests = running(6, rounds=2)
    draw_groups(gathering=gathering, tasks=[a_cross_task(), a_cross_task()], seed=1, by=SYSTEM, now=NOW)
    before = [group.pk for group in gathering.groups.all()]
    redraw_rest(gathering=gathering, by=SYSTEM, now=NOW)
    assert [group.pk for group in gathering.groups.all()] == before
    note_left(guest=guests[0], by=SYSTEM, now=NOW)
    redraw_rest(gathering=gathering, by=SYSTEM, now=NOW)
    assert [len(table) for table in sit(gathering, 1)] == [5]


def begin_groups(gathering: Gathering, number: int = 1) -> None:
    begin_turn(gathering=gathering, number=number, by=SYSTEM, now=NOW)


def test_who_leaves_after_the_groups_have_met_keeps_the_seat_and_who_left_before_has_none() -> None:
    gathering, guests = running(6, rounds=2)
    draw_groups(gathering=gathering, tasks=[a_cross_task()], seed=1, by=SYSTEM, now=NOW)
    note_left(guest=guests[0], by=SYSTEM, now=NOW)
    begin_groups(gathering)
    group = gathering.groups.get()
    scribe = group.seats.get(is_scribe=True).guest
    note_left(guest=scribe, by=SYSTEM, now=NOW)
    redraw_rest(gathering=gathering, by=SYSTEM, now=NOW)
    group.refresh_from_db()
    assert (group.began_at, sit(gathering, 1)) == (NOW, [{str(guest) for guest in guests[1:]}])
    assert group.seats.get(is_scribe=True).guest != scribe


def test_who_comes_late_sits_at_the_smallest_of_the_tables_that_work_which_says_so() -> None:
    gathering, guests = running(7, here=6, rounds=2)
    draw_groups(gathering=gathering, tasks=[a_cross_task(), a_cross_task()], seed=1, by=SYSTEM, now=NOW)
    begin_groups(gathering)
    large = gathering.groups.get(table=1)
    small = gathering.groups.get(table=2)
    note_left(guest=small.guests.all()[0], by=SYSTEM, now=NOW)
    check_in(guest=guests[6], by=SYSTEM, now=NOW)
    before = large.why
    large.why = small.why = "Som før"
    large.save()
    small.save()
    redraw_rest(gathering=gathering, by=SYSTEM, now=NOW)
    whys = [group.why for group in gathering.groups.order_by("table")]
    assert guests[6] in small.guests.all()
    assert (whys[0], whys[1].startswith("I kommer fra"), before.startswith("I kommer fra")) == (
        "Som før", True, True,
    )  # fmt: skip


def test_a_turn_begins_once_and_in_its_order() -> None:
    gathering, _guests = running(6, rounds=2, rotations=2)
    with pytest.raises(UnableToRunDay, match="eller ingen er trukket"):
        begin_groups(gathering)
    draw_groups(gathering=gathering, tasks=[a_cross_task(), a_cross_task()], seed=1, by=SYSTEM, now=NOW)
    begin_groups(gathering)
    with pytest.raises(UnableToRunDay, match="Omgang 1 er allerede begyndt"):
        begin_groups(gathering)
    begin_groups(gathering, 2)
    with pytest.raises(UnableToRunDay, match="Alle gruppernes omgange har været"):
        begin_groups(gathering, 3)
    with pytest.raises(UnableToRunDay, match="Dagen er ikke begyndt"):
        begin_groups(a_gathering())
