from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from indgang.relations.links import back_token, coffee_token, read_back_token
from indgang.relations.models import CoffeeMember, CoffeePair, CoffeeRound, Encounter, RelationsSetting
from tests.factories import make_colleague, make_municipality

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)


@pytest.fixture
def pair() -> CoffeePair:
    make_municipality()
    drawn = CoffeeRound.objects.create(drawn_date=DAY, seed=1)
    return CoffeePair.objects.create(
        round=drawn, first=make_colleague("Karla"), second=make_colleague("Bo"), reason="Jeres opgaver mødes."
    )


def address(pair: CoffeePair) -> str:
    return reverse("relations:answer_coffee", args=[coffee_token(pair.pk, pair.first.pk)])


def test_the_page_says_who_when_and_why_and_changes_nothing(client: Client, pair: CoffeePair) -> None:
    answer = client.get(address(pair))
    text = answer.content.decode()
    assert "Den 3. juni 2026 blev du trukket til kaffe med Bo." in text
    assert "Jeres opgaver mødes." in text
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert not answer.cookies
    assert CoffeePair.objects.get().did_meet == ""


def test_one_click_is_an_answer_without_sign_in_and_can_be_changed(pair: CoffeePair) -> None:
    client = Client(enforce_csrf_checks=True)
    for did_meet, ties in (("yes", 1), ("not_yet", 0)):
        answer = client.post(address(pair), {"did_meet": did_meet}, headers={"Origin": "null"})
        assert (answer.status_code, answer["Location"]) == (302, address(pair))
        assert (CoffeePair.objects.get().did_meet, Encounter.objects.count()) == (did_meet, ties)
    assert "Tak. Du har svaret: Ikke endnu." in client.get(address(pair)).content.decode()


@pytest.mark.parametrize("sent", [{}, {"did_meet": ""}, {"did_meet": "maybe"}])
def test_what_is_no_answer_is_asked_for_once_more(
    client: Client, pair: CoffeePair, sent: dict[str, str]
) -> None:
    answer = client.post(address(pair), sent)
    assert answer.status_code == 422
    assert "Vælg én af de tre." in answer.content.decode()


def test_another_page_cannot_answer(client: Client, pair: CoffeePair) -> None:
    answer = client.post(address(pair), {"did_meet": "yes"}, headers={"Origin": "https://ond.example"})
    assert answer.status_code == 422
    assert "Svaret kom ikke fra denne side." in answer.content.decode()
    assert CoffeePair.objects.get().did_meet == ""


def test_a_link_that_was_not_made_here_or_whose_pair_is_forgotten_leads_nowhere(
    client: Client, pair: CoffeePair
) -> None:
    stranger = coffee_token(pair.pk, make_colleague("Ulla").pk)
    assert client.get(reverse("relations:answer_coffee", args=[stranger])).status_code == 404
    assert client.get(reverse("relations:answer_coffee", args=["1.2:forkert"])).status_code == 404
    path = address(pair)
    pair.delete()
    assert client.get(path).status_code == 404


@pytest.fixture
def paused() -> CoffeeMember:
    make_municipality()
    return CoffeeMember.objects.create(
        colleague=make_colleague("Karla"), joined_date=DAY, silent_since=DAY, paused_until=date(2099, 1, 1)
    )


def back(member: CoffeeMember) -> str:
    return reverse("relations:come_back_to_coffee", args=[back_token(member.pk)])


def test_one_click_and_the_paused_is_drawn_again(paused: CoffeeMember) -> None:
    client = Client(enforce_csrf_checks=True)
    assert "Du trækkes ikke lige nu." in client.get(back(paused)).content.decode()
    paused.refresh_from_db()
    assert paused.silent_since == DAY  # to look changes nothing: programs that read mail open links too
    answer = client.post(back(paused), headers={"Origin": "null"})
    assert (answer.status_code, answer["Location"]) == (302, back(paused))
    assert list(CoffeeMember.objects.values_list("silent_since", "paused_until")) == [(None, None)]
    assert "Du er med næste gang, der trækkes kaffepar." in client.get(back(paused)).content.decode()


def test_another_page_cannot_bring_anybody_back_nor_while_relations_are_off(
    client: Client, paused: CoffeeMember
) -> None:
    assert client.post(back(paused), headers={"Origin": "https://ond.example"}).status_code == 422
    RelationsSetting.objects.create(is_on=False)
    assert client.post(back(paused)).status_code == 422
    paused.refresh_from_db()
    assert paused.silent_since == DAY


def test_a_link_back_that_was_not_made_here_or_whose_holder_has_left_it_leads_nowhere(
    client: Client, paused: CoffeeMember
) -> None:
    assert read_back_token("\ud800") is None
    assert client.get(reverse("relations:come_back_to_coffee", args=["1:forkert"])).status_code == 404
    path = back(paused)
    paused.delete()
    assert client.get(path).status_code == 404


def test_of_three_each_sees_why_the_two_others(client: Client, pair: CoffeePair) -> None:
    pair.third = make_colleague("Ida")
    pair.reason_first_third, pair.reason_second_third = "Karla og Ida.", "Bo og Ida."
    pair.save()
    text = client.get(address(pair)).content.decode()
    assert "Bo: Jeres opgaver mødes." in text
    assert "Ida: Karla og Ida." in text
    assert "Bo og Ida." not in text
