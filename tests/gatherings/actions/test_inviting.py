from __future__ import annotations

import pytest

from indgang.gatherings.actions.inviting import UnableToInvite, answer_invitation, fill_places, invite_guests
from indgang.gatherings.actions.planning import cancel_gathering
from indgang.gatherings.links import guest_of_token, token_of
from indgang.gatherings.models import Gathering, GatheringState, GuestNeed, GuestState
from indgang.history.models import Event
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague
from tests.gatherings.plan_rows import (
    NOW,
    STARTS_AT,
    calendar_of,
    inviting_gathering,
    make_gathering,
    make_guest,
    make_town,
    state_of,
)

pytestmark = pytest.mark.django_db


def test_silence_is_not_a_yes() -> None:
    town = make_town()
    gathering = make_gathering(town)
    silent = make_guest(gathering, town.staff[0], GuestState.ASKED_LEADER)
    no = make_guest(gathering, town.staff[2], GuestState.LEADER_NO)
    with pytest.raises(UnableToInvite, match="Ingen leder har sagt ja"):
        invite_guests(gathering=gathering, by=town.secretary, now=NOW)
    yes = make_guest(gathering, town.staff[1], GuestState.APPROVED)
    assert invite_guests(gathering=gathering, by=town.secretary, now=NOW) == 1
    assert [state_of(one) for one in (silent, no, yes)] == ["asked", "leader_no", "invited"]
    assert Gathering.objects.get().state == GatheringState.INVITING
    mail = OutgoingMail.objects.get()
    assert mail.subject == "Invitation: Vi løser det sammen"
    assert f"/samling/{token_of(yes)}/" in mail.text
    assert "Et ja eller nej i kalenderen når ikke frem til os: tryk på linket." in mail.text
    assert calendar_of(mail) == ("REQUEST", gathering.uid, 0, "mailto:k1@hvidklit.example")


def test_a_guest_says_yes_with_what_we_must_think_of() -> None:
    town = make_town()
    guest = make_guest(inviting_gathering(town), town.staff[0], GuestState.INVITED)
    answered = answer_invitation(guest=guest, is_coming=True, need=" Kun grønt ", now=NOW)
    assert (answered.state, answered.answered_at) == (GuestState.COMING, NOW)
    assert GuestNeed.objects.get().text == "Kun grønt"
    answer_invitation(guest=guest, is_coming=True, need="", now=NOW)
    assert not GuestNeed.objects.exists()
    assert Event.objects.filter(act="answer_invitation", actor_name="Kollega 00").count() == 2


def test_a_no_lets_the_first_reserve_with_a_leaders_yes_move_up() -> None:
    town = make_town()
    gathering = inviting_gathering(town, most_people=4)
    listed = [make_guest(gathering, one, GuestState.INVITED) for one in town.staff[:4]]
    unanswered = make_guest(gathering, town.staff[4], GuestState.ASKED_LEADER, reserve_rank=1)
    approved = make_guest(gathering, town.staff[5], GuestState.APPROVED, reserve_rank=2)
    answer_invitation(guest=listed[0], is_coming=False, need="Nødder", now=NOW)
    assert [state_of(one) for one in (listed[0], unanswered, approved)] == ["not_coming", "asked", "invited"]
    assert not GuestNeed.objects.exists()
    with pytest.raises(UnableToInvite, match="gået til en anden"):
        answer_invitation(guest=listed[0], is_coming=True, need="", now=NOW)
    methods = {mail.recipient: calendar_of(mail)[0] for mail in OutgoingMail.objects.all()}
    assert methods == {"k0@hvidklit.example": "CANCEL", "k5@hvidklit.example": "REQUEST"}


def test_a_no_can_become_a_yes_while_there_is_room_and_comes_back_into_the_calendar() -> None:
    town = make_town()
    guest = make_guest(inviting_gathering(town), town.staff[0], GuestState.INVITED)
    answer_invitation(guest=guest, is_coming=False, need="", now=NOW)
    answer_invitation(guest=guest, is_coming=False, need="", now=NOW)
    answer_invitation(guest=guest, is_coming=True, need="", now=NOW)
    mails = OutgoingMail.objects.order_by("pk")
    assert [calendar_of(mail)[0] for mail in mails] == ["CANCEL", "REQUEST"]
    assert [calendar_of(mail)[2] for mail in mails] == [1, 1]


def test_nobody_accepts_and_the_list_is_empty() -> None:
    town = make_town()
    gathering = inviting_gathering(town, most_people=4)
    guests = [make_guest(gathering, one, GuestState.INVITED) for one in town.staff]
    for guest in guests:
        answer_invitation(guest=guest, is_coming=False, need="", now=NOW)
    assert set(gathering.guests.values_list("state", flat=True)) == {GuestState.NOT_COMING}
    assert fill_places(gathering=gathering, by=town.secretary, now=NOW) == []


def test_only_those_invited_answer_and_only_before_it_begins() -> None:
    town = make_town()
    gathering = inviting_gathering(town)
    proposed = make_guest(gathering, town.staff[0])
    with pytest.raises(UnableToInvite, match="ikke inviteret"):
        answer_invitation(guest=proposed, is_coming=True, need="", now=NOW)
    invited = make_guest(gathering, town.staff[1], GuestState.INVITED)
    with pytest.raises(UnableToInvite, match="begyndt"):
        answer_invitation(guest=invited, is_coming=True, need="", now=STARTS_AT)
    cancel_gathering(gathering=gathering, word="For få", by=town.secretary, now=NOW)
    with pytest.raises(UnableToInvite, match="begyndt"):
        answer_invitation(guest=invited, is_coming=True, need="", now=NOW)


def test_a_link_opens_only_its_own_guest() -> None:
    town = make_town()
    gathering = make_gathering(town)
    one, other = (make_guest(gathering, colleague) for colleague in town.staff[:2])
    assert guest_of_token(token_of(one)) == one
    forged = f"{one.pk}-{token_of(other).partition('-')[2]}"
    for token in (forged, "", "-", f"{one.pk}", "9" * 30, f"{other.pk + 100}-x", "æ-ø", "\udce6-1"):
        assert guest_of_token(token) is None


def test_a_mail_address_that_no_mail_can_reach_keeps_nobody_else_from_being_invited() -> None:
    town = make_town()
    gathering = make_gathering(town)
    make_guest(gathering, make_colleague("Skæv Adresse", mail="ikke en adresse"), GuestState.APPROVED)
    make_guest(gathering, town.staff[0], GuestState.APPROVED)
    assert invite_guests(gathering=gathering, by=town.secretary, now=NOW) == 2
    assert OutgoingMail.objects.get().recipient == "k0@hvidklit.example"
