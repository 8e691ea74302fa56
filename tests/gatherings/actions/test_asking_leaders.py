from __future__ import annotations

import pytest

from indgang.gatherings.actions.asking_leaders import (
    UnableToAskLeaders,
    ask_leaders,
    decide_guest,
    remind_leaders,
)
from indgang.gatherings.actions.settling import UnableToSettle, settle_guest
from indgang.gatherings.links import leader_token_of
from indgang.gatherings.models import GuestState
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague
from tests.gatherings.plan_rows import (
    NOW,
    calendar_of,
    in_days,
    inviting_gathering,
    make_gathering,
    make_guest,
    make_town,
    state_of,
)

pytestmark = pytest.mark.django_db


def test_a_leader_gets_one_mail_with_all_theirs() -> None:
    town = make_town()
    gathering = make_gathering(town)
    for colleague in town.staff[:3]:
        make_guest(gathering, colleague)
    make_guest(gathering, town.staff[3], reserve_rank=1)
    assert ask_leaders(gathering=gathering, by=town.secretary, now=NOW) == 4
    first, second = OutgoingMail.objects.order_by("recipient")
    assert (first.recipient, second.recipient) == ("leder1@hvidklit.example", "leder2@hvidklit.example")
    assert "– Kollega 00\n– Kollega 02" in first.text
    assert "Kollega 01" not in first.text
    assert "– Kollega 03 (som reserve)" in second.text
    assert f"/samling-leder/{leader_token_of(gathering.guests.get(colleague=town.staff[0]))}/" in first.text
    assert set(gathering.guests.values_list("state", flat=True)) == {GuestState.ASKED_LEADER}


def test_there_must_be_somebody_to_ask_about_and_a_leader_to_ask() -> None:
    town = make_town()
    gathering = make_gathering(town)
    leaderless = make_guest(gathering, make_colleague("Uden leder"))
    with pytest.raises(UnableToAskLeaders, match="mangler at blive spurgt"):
        ask_leaders(gathering=gathering, by=town.secretary, now=NOW)
    assert state_of(leaderless) == GuestState.PROPOSED


def test_nobody_decides_for_another_leaders_people_or_for_themselves() -> None:
    town = make_town()
    gathering = make_gathering(town)
    guest = make_guest(gathering, town.staff[0], GuestState.ASKED_LEADER)
    own = make_guest(gathering, town.leaders[0].colleague, GuestState.ASKED_LEADER)  # type: ignore[arg-type]
    for by, one in ((town.leaders[1], guest), (town.leaders[0], own), (town.secretary, guest)):
        with pytest.raises(UnableToAskLeaders, match="Kun kollegaens leder"):
            decide_guest(guest=one, is_yes=True, by=by, now=NOW)
    assert state_of(guest) == GuestState.ASKED_LEADER


def test_a_leaders_yes_after_the_invitations_invites_at_once() -> None:
    town = make_town()
    gathering = inviting_gathering(town)
    guest = make_guest(gathering, town.staff[0], GuestState.ASKED_LEADER)
    assert decide_guest(guest=guest, is_yes=True, by=town.leaders[0], now=NOW).state == GuestState.INVITED
    again = decide_guest(guest=guest, is_yes=True, by=town.leaders[0], now=NOW)
    assert again.state == GuestState.INVITED
    assert OutgoingMail.objects.count() == 1


def test_a_leaders_yes_before_the_invitations_waits() -> None:
    town = make_town()
    guest = make_guest(make_gathering(town), town.staff[0], GuestState.ASKED_LEADER)
    assert decide_guest(guest=guest, is_yes=True, by=town.leaders[0], now=NOW).state == GuestState.APPROVED
    assert decide_guest(guest=guest, is_yes=False, by=town.leaders[0], now=NOW).state == GuestState.LEADER_NO
    assert OutgoingMail.objects.count() == 0


def test_a_leaders_no_takes_an_invited_guest_off_and_lets_the_reserve_move_up() -> None:
    town = make_town()
    gathering = inviting_gathering(town, most_people=4)
    listed = [make_guest(gathering, one, GuestState.INVITED) for one in town.staff[:4]]
    reserve = make_guest(gathering, town.staff[4], GuestState.APPROVED, reserve_rank=1)
    decide_guest(guest=listed[0], is_yes=False, by=town.leaders[0], now=NOW)
    assert (state_of(listed[0]), state_of(reserve)) == (GuestState.LEADER_NO, GuestState.INVITED)
    off = OutgoingMail.objects.get(recipient="k0@hvidklit.example")
    assert calendar_of(off)[:3] == ("CANCEL", gathering.uid, 1)
    with pytest.raises(UnableToSettle, match="Kun lederen kan ændre"):
        settle_guest(
            gathering=gathering,
            colleague=town.staff[0],
            word="must",
            reason="Vigtig",
            by=town.secretary,
            now=NOW,
        )


def test_it_cannot_be_decided_when_it_was_not_asked_or_is_over() -> None:
    town = make_town()
    gathering = make_gathering(town)
    guest = make_guest(gathering, town.staff[0])
    with pytest.raises(UnableToAskLeaders, match="ikke besvares længere"):
        decide_guest(guest=guest, is_yes=True, by=town.leaders[0], now=NOW)


def test_leaders_are_reminded_once_after_three_working_days() -> None:
    town = make_town()
    gathering = make_gathering(town)
    make_guest(gathering, town.staff[0])
    ask_leaders(gathering=gathering, by=town.secretary, now=NOW)
    assert remind_leaders(now=in_days(2)) == 0
    assert remind_leaders(now=in_days(4)) == 0  # Sunday: two working days
    assert remind_leaders(now=in_days(5)) == 1
    assert remind_leaders(now=in_days(6)) == 0
    assert OutgoingMail.objects.filter(recipient="leder1@hvidklit.example").count() == 2


def test_a_leaders_late_yes_to_a_reserve_fills_a_free_place() -> None:
    town = make_town()
    gathering = inviting_gathering(town, most_people=4)
    reserve = make_guest(gathering, town.staff[4], GuestState.ASKED_LEADER, reserve_rank=1)
    decide_guest(guest=reserve, is_yes=True, by=town.leaders[0], now=NOW)
    assert state_of(reserve) == GuestState.INVITED


def test_whose_leader_has_gone_is_reminded_of_to_nobody() -> None:
    town = make_town()
    make_guest(make_gathering(town), town.staff[0], GuestState.ASKED_LEADER, leader_asked_at=NOW)
    assert remind_leaders(now=in_days(9)) == 0
    assert not OutgoingMail.objects.exists()
