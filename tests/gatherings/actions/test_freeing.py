from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from indgang.gatherings.actions.asking_leaders import decide_guest
from indgang.gatherings.actions.freeing import free_places
from indgang.gatherings.actions.inviting import answer_invitation
from indgang.gatherings.links import leader_token_of, token_of
from indgang.gatherings.models import Gathering, GatheringState, Guest, GuestState
from indgang.history.models import Event
from indgang.shared.models import OutgoingMail
from tests.gatherings.plan_rows import (
    NOW,
    STARTS_AT,
    Town,
    calendar_of,
    inviting_gathering,
    make_guest,
    make_town,
    state_of,
)

pytestmark = pytest.mark.django_db

LAST_DAY = datetime(2026, 5, 5, 6, tzinfo=UTC)
"""A Tuesday, ten working days before: Ascension Day, the 14th, is none."""
AFTER = LAST_DAY + timedelta(days=1)


@pytest.fixture
def town(db: None) -> Town:
    return make_town(people=8)


def full(town: Town, state: GuestState) -> tuple[Gathering, list[Guest], Guest]:
    """Four places: one is silent in this state and three come; the first in line of the reserves has a yes."""
    gathering = inviting_gathering(town, most_people=4)
    silent = make_guest(
        gathering, town.staff[0], state, invited_at=NOW, leader_asked_at=NOW, leader=town.leaders[0].colleague
    )
    coming = [make_guest(gathering, one, GuestState.COMING, invited_at=NOW) for one in town.staff[1:4]]
    reserve = make_guest(gathering, town.staff[4], GuestState.APPROVED, reserve_rank=1)
    return gathering, [silent, *coming], reserve


def test_a_silent_guests_place_goes_to_a_reserve_after_the_day_and_not_before(town: Town) -> None:
    gathering, (silent, *coming), reserve = full(town, GuestState.INVITED)
    assert free_places(now=LAST_DAY) == 0
    assert (state_of(silent), state_of(reserve)) == (GuestState.INVITED, GuestState.APPROVED)

    assert free_places(now=AFTER) == 1

    assert (state_of(silent), state_of(reserve)) == (GuestState.SILENT, GuestState.INVITED)
    assert {state_of(one) for one in coming} == {GuestState.COMING}
    to_silent = OutgoingMail.objects.get(recipient="k0@hvidklit.example")
    assert to_silent.subject == "Din plads er gået videre: Vi løser det sammen"
    assert f"/samling/{token_of(silent)}/" in to_silent.text
    assert calendar_of(to_silent)[:3] == ("CANCEL", gathering.uid, 1)
    to_reserve = OutgoingMail.objects.get(recipient="k4@hvidklit.example")
    assert calendar_of(to_reserve)[0] == "REQUEST"
    assert Event.objects.get(act="free_place").actor_name == "Indgang"
    assert free_places(now=AFTER + timedelta(days=1)) == 0


def test_a_silent_leaders_place_goes_on_and_a_late_yes_makes_the_last_reserve(town: Town) -> None:
    gathering, (silent, *_coming), reserve = full(town, GuestState.ASKED_LEADER)

    assert free_places(now=AFTER) == 1

    silent.refresh_from_db()
    assert (silent.state, silent.reserve_rank, state_of(reserve)) == ("asked", 2, "invited")
    mail = OutgoingMail.objects.get(recipient="leder1@hvidklit.example")
    assert mail.subject == "Pladserne er gået videre: Vi løser det sammen"
    assert "– Kollega 00" in mail.text
    assert f"/samling-leder/{leader_token_of(silent)}/" in mail.text
    decide_guest(guest=silent, is_yes=True, by=town.leaders[0], now=AFTER)
    assert state_of(silent) == GuestState.APPROVED
    answer_invitation(guest=reserve, is_coming=False, need="", now=AFTER)
    assert state_of(silent) == GuestState.INVITED
    assert gathering.guests.get(pk=silent.pk).reserve_rank is None


def test_leaders_silence_gives_way_first_and_only_as_many_places_as_are_waited_for(town: Town) -> None:
    gathering = inviting_gathering(town, most_people=4)
    invited = [make_guest(gathering, one, GuestState.INVITED, invited_at=NOW) for one in town.staff[:3]]
    asked = make_guest(gathering, town.staff[3], GuestState.ASKED_LEADER, leader_asked_at=NOW)
    assert free_places(now=AFTER) == 0
    for rank, one in enumerate(town.staff[4:6], start=1):
        make_guest(gathering, one, GuestState.APPROVED, reserve_rank=rank)

    assert free_places(now=AFTER) == 2

    asked.refresh_from_db()
    assert asked.reserve_rank == 3
    assert [state_of(one) for one in invited] == ["silent", "invited", "invited"]


def test_a_late_yes_gets_the_place_there_is_and_else_the_next(town: Town) -> None:
    _gathering, (silent, coming, *_others), reserve = full(town, GuestState.INVITED)
    free_places(now=AFTER)
    waits = answer_invitation(guest=silent, is_coming=True, need="", now=AFTER)
    assert (waits.state, waits.reserve_rank) == (GuestState.APPROVED, 1)
    answer_invitation(guest=coming, is_coming=False, need="", now=AFTER)
    assert (state_of(silent), state_of(reserve)) == (GuestState.INVITED, GuestState.INVITED)


def test_a_late_yes_where_there_is_room_comes_at_once_and_is_back_in_the_calendar(town: Town) -> None:
    gathering = inviting_gathering(town, most_people=4)
    silent = make_guest(gathering, town.staff[0], GuestState.SILENT, invited_at=NOW)
    assert answer_invitation(guest=silent, is_coming=True, need="", now=AFTER).state == GuestState.COMING
    assert calendar_of(OutgoingMail.objects.get())[0] == "REQUEST"
    other = make_guest(gathering, town.staff[1], GuestState.SILENT, invited_at=NOW)
    assert answer_invitation(guest=other, is_coming=False, need="", now=AFTER).state == GuestState.NOT_COMING
    assert OutgoingMail.objects.count() == 1


def test_whoever_was_asked_late_has_three_working_days(town: Town) -> None:
    gathering, (silent, *_coming), reserve = full(town, GuestState.INVITED)
    Guest.objects.filter(pk=silent.pk).update(invited_at=AFTER)  # a Wednesday
    assert [free_places(now=AFTER + timedelta(days=days)) for days in (4, 5, 6)] == [0, 0, 1]
    assert state_of(reserve) == GuestState.INVITED
    assert gathering.guests.get(pk=silent.pk).state == GuestState.SILENT


def test_the_plans_own_day_counts(town: Town) -> None:
    full(town, GuestState.INVITED)
    Gathering.objects.update(answer_by_date=date(2026, 4, 20))
    assert [free_places(now=datetime(2026, 4, day, 6, tzinfo=UTC)) for day in (20, 21)] == [0, 1]


@pytest.mark.parametrize("state", [GatheringState.PLANNED, GatheringState.RUNNING, GatheringState.CANCELLED])
def test_nothing_is_given_on_but_while_invitations_are_out(town: Town, state: GatheringState) -> None:
    _gathering, (silent, *_coming), _reserve = full(town, GuestState.INVITED)
    Gathering.objects.update(state=state)
    assert (free_places(now=AFTER), state_of(silent)) == (0, GuestState.INVITED)


def test_on_the_day_itself_and_after_it_nobody_loses_their_place(town: Town) -> None:
    _gathering, (silent, *_coming), _reserve = full(town, GuestState.INVITED)
    assert [free_places(now=STARTS_AT + timedelta(hours=hours)) for hours in (-5, 1)] == [0, 0]
    assert state_of(silent) == GuestState.INVITED
