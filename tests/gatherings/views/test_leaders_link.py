"""The link in the leader's mail: yes or no to each, without signing in."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from indgang.gatherings.actions.asking_leaders import UnableToAskLeaders, ask_leaders, decide_by_link
from indgang.gatherings.links import leader_token_of, token_of
from indgang.gatherings.models import Gathering, Guest, GuestState
from indgang.history.models import Event
from indgang.shared.models import OutgoingMail
from tests.gatherings.plan_rows import Town, make_guest, make_town, state_of
from tests.gatherings.views.test_planning import ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db: None) -> Town:
    return make_town()


@pytest.fixture
def gathering(town: Town) -> Gathering:
    return ahead(town)


@pytest.fixture
def asked(town: Town, gathering: Gathering) -> list[Guest]:
    """The three of the first leader, and the first of the other's; both leaders have had their mail."""
    for colleague in (*town.staff[0::2], town.staff[1]):
        make_guest(gathering, colleague, GuestState.PROPOSED)
    ask_leaders(gathering=gathering, by=town.secretary, now=timezone.now())
    return list(gathering.guests.filter(leader=town.leaders[0].colleague))


def link_to(town: Town) -> str:
    mail = OutgoingMail.objects.get(recipient="leder1@hvidklit.example")
    found = re.search(r"/samling-leder/\S+", mail.text)
    assert found is not None
    return found.group()


def test_the_mail_opens_a_page_with_theirs_alone_and_opening_it_answers_nothing(
    client: Client, town: Town, asked: list[Guest]
) -> None:
    page = client.get(link_to(town))
    shown = page.content.decode()
    assert page.status_code == 200
    assert [guest.colleague.name in shown for guest in asked] == [True] * 3
    assert town.staff[1].name not in shown
    assert "csrf" not in shown
    assert not page.cookies
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert {state_of(guest) for guest in asked} == {GuestState.ASKED_LEADER}


def test_one_click_each_and_one_for_all_the_others(client: Client, town: Town, asked: list[Guest]) -> None:
    link = link_to(town)
    assert "Ja til alle 3" in client.get(link).content.decode()
    client.post(link, {"guest": asked[0].pk, "answer": "nej"})
    shown = client.post(link, {"guest": "alle", "answer": "ja"}, follow=True).content.decode()
    assert "Ja til alle" not in shown
    assert "Tak. Du kan ændre det, til samlingen begynder." in shown
    assert [state_of(guest) for guest in asked] == ["leader_no", "approved", "approved"]
    told = Event.objects.filter(area="gatherings", act="decide_guest").values_list("actor_name", flat=True)
    assert set(told) == {"Leder 1"}
    client.post(link, {"guest": asked[0].pk, "answer": "ja"})
    assert state_of(asked[0]) == GuestState.APPROVED


def test_what_is_not_theirs_or_not_an_answer_changes_nothing(
    client: Client, town: Town, gathering: Gathering, asked: list[Guest]
) -> None:
    link = link_to(town)
    others = gathering.guests.get(colleague=town.staff[1])
    refused = client.post(link, {"guest": others.pk, "answer": "ja"})
    assert (refused.status_code, "Tryk på en af knapperne." in refused.content.decode()) == (422, True)
    assert client.post(link, {"guest": asked[0].pk, "answer": "måske"}).status_code == 422
    typed = {"guest": asked[0].pk, "answer": "ja"}
    assert client.post(link, typed, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 422
    assert {state_of(guest) for guest in (*asked, others)} == {GuestState.ASKED_LEADER}


def test_the_act_itself_decides_only_for_who_the_leader_was_asked_about(
    town: Town, gathering: Gathering, asked: list[Guest]
) -> None:
    others = gathering.guests.get(colleague=town.staff[1])
    for ticket in (asked[0], Guest(gathering=gathering)):
        with pytest.raises(UnableToAskLeaders, match="leder afgør"):
            decide_by_link(asked=ticket, guests=[others], is_yes=True, now=timezone.now())
    assert state_of(others) == GuestState.ASKED_LEADER


def test_the_guests_own_link_is_not_the_leaders(client: Client, asked: list[Guest]) -> None:
    for token in (token_of(asked[0]), leader_token_of(asked[0])[:-1] + "!", "x", "99999-abc"):
        assert client.get(reverse("gatherings:decide_by_link", args=[token])).status_code == 404


def test_the_link_ends_with_the_leaders_time_there_and_when_another_is_asked(
    client: Client, town: Town, asked: list[Guest]
) -> None:
    link, leader = link_to(town), town.leaders[0].colleague
    assert leader is not None
    leader.leaving_date = timezone.localdate() - timedelta(days=1)
    leader.save()
    assert client.get(link).status_code == 404
    leader.leaving_date = None
    leader.save()
    Guest.objects.filter(pk=asked[0].pk).update(leader=town.leaders[1].colleague)
    assert client.get(link).status_code == 404


def test_once_the_gathering_is_cancelled_nothing_can_be_answered(
    client: Client, town: Town, gathering: Gathering, asked: list[Guest]
) -> None:
    link = link_to(town)
    Gathering.objects.filter(pk=gathering.pk).update(state="cancelled")
    assert "Ja til alle" not in client.get(link).content.decode()
    refused = client.post(link, {"guest": asked[0].pk, "answer": "ja"})
    assert (refused.status_code, "ikke besvares længere" in refused.content.decode()) == (422, True)
    assert state_of(asked[0]) == GuestState.ASKED_LEADER
