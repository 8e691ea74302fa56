from __future__ import annotations

from datetime import timedelta

import pytest

from indgang.gatherings.actions.drawing import draw_speed_dates
from indgang.gatherings.actions.evaluating import ask_in_the_morning
from indgang.gatherings.actions.grouping import draw_groups
from indgang.gatherings.actions.holding import ASKED_FOR, UnableToNoteHeld, ask_whether_held, note_held
from indgang.gatherings.actions.planning import cancel_gathering
from indgang.gatherings.models import CrossTask, Gathering, GatheringState, Guest, GuestState
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.people.models import Colleague
from indgang.relations.models import Encounter
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague, make_user
from tests.gatherings.day_rows import NOW, a_cross_task, a_gathering, guests_of

pytestmark = pytest.mark.django_db

MORNING_AFTER = NOW.replace(hour=5) + timedelta(days=1)


@pytest.fixture
def gathering() -> Gathering:
    return a_gathering(
        organiser=make_colleague("Sif", mail="sif@hvidklit.example"),
        stand_in=make_colleague("Inga", mail="inga@hvidklit.example"),
        rounds=2,
    )


def six_drawn(gathering: Gathering) -> list[Guest]:
    guests = guests_of(gathering, 6)
    draw_speed_dates(gathering=gathering, seed=1, by=SYSTEM, now=NOW)
    draw_groups(gathering=gathering, tasks=[a_cross_task()], seed=1, by=SYSTEM, now=NOW)
    return guests


def kinds() -> dict[str, int]:
    return {
        kind: Encounter.objects.filter(kind=kind).count() for kind in ("gathering", "group", "speed_date")
    }


def held(gathering: Gathering, came: list[Guest], *, as_drawn: bool = False) -> Gathering:
    return note_held(gathering=gathering, came=came, as_drawn=as_drawn, by=SYSTEM, now=MORNING_AFTER)


def test_those_who_came_have_a_tie_and_are_asked_how_it_was(gathering: Gathering) -> None:
    guests = six_drawn(gathering)
    gathering = held(gathering, guests[:5])
    assert gathering.state == GatheringState.HELD
    assert set(gathering.guests.filter(checked_in_at=gathering.starts_at)) == set(guests[:5])
    assert kinds()["gathering"] == 10
    assert kinds()["speed_date"] == 0  # nobody knows whether they took place
    assert {tie.happened_date for tie in Encounter.objects.all()} == {NOW.date()}
    assert CrossTask.objects.get().state == "used"
    assert Event.objects.get(act="note_held").changes == {"people": ["", "5"]}
    Colleague.objects.update(mail="gaest@hvidklit.example")
    assert ask_in_the_morning(now=MORNING_AFTER + timedelta(hours=1)) == 5


def test_whoever_was_received_by_mistake_and_is_not_ticked_did_not_come(gathering: Gathering) -> None:
    guests = guests_of(gathering, 3, checked_in_at=NOW)
    held(gathering, guests[:2])
    assert set(gathering.guests.filter(checked_in_at=NOW)) == set(guests[:2])
    assert kinds()["gathering"] == 1


def test_where_they_sat_as_drawn_those_who_came_met(gathering: Gathering) -> None:
    guests = six_drawn(gathering)
    held(gathering, guests[:5], as_drawn=True)
    met = [
        meeting for one in gathering.speed_rounds.all() for meeting in one.meetings.filter(took_place=True)
    ]
    assert kinds()["speed_date"] == len(met) == 4
    assert not [one for one in met if guests[5].pk in {one.first_id, one.second_id, one.third_id}]
    assert not gathering.speed_rounds.filter(began_at__isnull=True).exists()
    assert kinds()["group"] == 10


@pytest.mark.parametrize("state", [GuestState.CONSIDERED, GuestState.LEADER_NO])
def test_only_those_whose_leader_said_yes_can_have_come(gathering: Gathering, state: GuestState) -> None:
    guests = guests_of(gathering, 2)
    Guest.objects.filter(pk=guests[0].pk).update(state=state)
    with pytest.raises(UnableToNoteHeld, match="mindst to") as refused:
        held(gathering, guests)
    assert refused.value.field == "came"
    gathering.refresh_from_db()
    assert gathering.state == GatheringState.INVITING
    assert not gathering.guests.filter(checked_in_at__isnull=False).exists()


def test_it_is_refused_before_it_is_over_twice_and_by_others(gathering: Gathering) -> None:
    guests = guests_of(gathering, 2)
    with pytest.raises(UnableToNoteHeld, match="ikke forbi"):
        note_held(gathering=gathering, came=guests, as_drawn=False, by=SYSTEM, now=NOW + timedelta(hours=1))
    with pytest.raises(UnableToNoteHeld, match="Kun de"):
        note_held(gathering=gathering, came=guests, as_drawn=False, by=make_user(), now=MORNING_AFTER)
    held(gathering, guests)
    with pytest.raises(UnableToNoteHeld, match="ikke forbi"):
        held(gathering, guests)


def test_organiser_and_stand_in_are_asked_once(gathering: Gathering) -> None:
    guests_of(gathering, 2)
    assert ask_whether_held(now=NOW + timedelta(hours=5)) == 0  # the same day
    assert ask_whether_held(now=MORNING_AFTER) == 2
    assert ask_whether_held(now=MORNING_AFTER + timedelta(days=1)) == 0
    mails = OutgoingMail.objects.order_by("pk")
    assert [mail.recipient for mail in mails] == ["sif@hvidklit.example", "inga@hvidklit.example"]
    assert f"{gathering.get_absolute_url()}blev-den-holdt/" in mails[0].text


def test_what_is_long_past_held_or_cancelled_is_not_asked_about(gathering: Gathering) -> None:
    assert ask_whether_held(now=gathering.starts_at + ASKED_FOR) == 0
    Gathering.objects.update(state=GatheringState.HELD)
    assert ask_whether_held(now=MORNING_AFTER) == 0


def test_cancelled_afterwards_nobody_gets_a_mail(gathering: Gathering) -> None:
    for guest in guests_of(gathering, 2, invited_at=NOW):
        Colleague.objects.filter(pk=guest.colleague_id).update(mail=f"gaest{guest.pk}@hvidklit.example")
    cancel_gathering(gathering=gathering, word="Der kom ingen", by=SYSTEM, now=MORNING_AFTER)
    assert not OutgoingMail.objects.exists()
