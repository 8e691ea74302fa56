from __future__ import annotations

import pytest

from indgang.gatherings.actions.settling import UnableToSettle, settle_guest, want_to_come
from indgang.gatherings.models import GatheringState, GuestState
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague, make_user
from tests.gatherings.plan_rows import (
    NOW,
    calendar_of,
    inviting_gathering,
    make_gathering,
    make_guest,
    make_town,
    state_of,
)

pytestmark = pytest.mark.django_db


def test_the_secretary_puts_a_colleague_on_with_a_reason_and_the_leader_still_decides() -> None:
    town = make_town()
    gathering = make_gathering(town)
    guest = settle_guest(
        gathering=gathering,
        colleague=town.staff[0],
        word="must",
        reason="Kender havnen",
        by=town.secretary,
        now=NOW,
    )
    assert (guest.state, guest.reason) == (GuestState.PROPOSED, "Kender havnen")
    asked = make_guest(gathering, town.staff[1], GuestState.ASKED_LEADER, reserve_rank=2)
    settle_guest(
        gathering=gathering, colleague=town.staff[1], word="must", reason="Også", by=town.secretary, now=NOW
    )
    asked.refresh_from_db()
    assert (asked.state, asked.reserve_rank) == (GuestState.ASKED_LEADER, None)
    settle_guest(gathering=gathering, colleague=town.staff[0], word="", reason="", by=town.secretary, now=NOW)
    guest.refresh_from_db()
    assert (guest.leader_word, guest.state) == ("", GuestState.PROPOSED)


def test_whoever_is_taken_off_after_the_invitation_is_told() -> None:
    town = make_town()
    gathering = inviting_gathering(town)
    guest = make_guest(gathering, town.staff[0], GuestState.COMING)
    settle_guest(
        gathering=gathering,
        colleague=town.staff[0],
        word="must_not",
        reason="Lokalet",
        by=town.secretary,
        now=NOW,
    )
    assert state_of(guest) == GuestState.CONSIDERED
    assert calendar_of(OutgoingMail.objects.get())[0] == "CANCEL"
    silent = make_guest(gathering, town.staff[1])
    settle_guest(
        gathering=gathering,
        colleague=town.staff[1],
        word="must_not",
        reason="Lokalet",
        by=town.secretary,
        now=NOW,
    )
    assert state_of(silent) == GuestState.CONSIDERED
    assert OutgoingMail.objects.count() == 1


def test_whoever_did_not_answer_can_be_put_on_again_with_their_leaders_yes() -> None:
    town = make_town()
    gathering = make_gathering(town)
    guest = make_guest(gathering, town.staff[0], GuestState.SILENT)
    settle_guest(
        gathering=gathering,
        colleague=town.staff[0],
        word="must",
        reason="Har ringet",
        by=town.secretary,
        now=NOW,
    )
    assert state_of(guest) == GuestState.APPROVED


def test_what_is_settled_has_a_word_and_a_reason() -> None:
    town = make_town()
    gathering, colleague = make_gathering(town), town.staff[0]
    gone = make_colleague("Gerda Gået", leaving_date=NOW.date())
    for who, word, reason, field in (
        (colleague, "måske", "x", "word"),
        (colleague, "must", " ", "reason"),
        (gone, "must", "x", "colleague"),
    ):
        with pytest.raises(UnableToSettle) as refused:
            settle_guest(
                gathering=gathering, colleague=who, word=word, reason=reason, by=town.secretary, now=NOW
            )
        assert refused.value.field == field
    assert not gathering.guests.exists()


def test_a_colleague_says_that_they_want_to_come_and_can_take_it_back() -> None:
    town = make_town()
    gathering, user = make_gathering(town), make_user(colleague=town.staff[0])
    assert want_to_come(gathering=gathering, wants=True, by=user).wants_to_come
    assert not want_to_come(gathering=gathering, wants=False, by=user).wants_to_come
    assert gathering.guests.get().state == GuestState.CONSIDERED
    user.colleague = None
    with pytest.raises(UnableToSettle, match="Kun kolleger"):
        want_to_come(gathering=gathering, wants=True, by=user)
    gathering.state = GatheringState.HELD
    with pytest.raises(UnableToSettle, match="slut"):
        want_to_come(gathering=gathering, wants=True, by=town.secretary)
