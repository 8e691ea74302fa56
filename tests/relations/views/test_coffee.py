from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from indgang.people.models import User
from indgang.relations.models import CoffeeMember, CoffeePair, CoffeeRound, Encounter, RelationsSetting
from tests.factories import make_colleague, make_user
from tests.relations.views.conftest import SignedIn

pytestmark = pytest.mark.django_db

PAGE = "/intern/relationer/"
COFFEE = f"{PAGE}kaffe/"


@pytest.fixture
def karla() -> User:
    return make_user(colleague=make_colleague("Karla"))


def nobody() -> User:
    user = make_user()
    user.colleague = None
    user.save()
    return user


def text_of(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def test_in_pause_in_again_and_out(signed_in: SignedIn, karla: User) -> None:
    client, until = signed_in(karla), timezone.localdate() + timedelta(days=20)
    client.post(f"{COFFEE}vaer-med/")
    assert "Du er med" in text_of(client.get(PAGE))
    assert client.post(f"{COFFEE}pause/", {"until": f"{until:%d-%m-%Y}"}).status_code == 302
    assert CoffeeMember.objects.get().paused_until == until
    assert "Holder pause" in text_of(client.get(PAGE))
    client.post(f"{COFFEE}vaer-med/")
    assert CoffeeMember.objects.get().paused_until is None
    client.post(f"{COFFEE}stop/")
    assert not CoffeeMember.objects.exists()


def test_a_pause_that_cannot_be_is_told_at_its_field(signed_in: SignedIn, karla: User) -> None:
    client = signed_in(karla)
    client.post(f"{COFFEE}vaer-med/")
    for typed, told in (("i morgen", "Skriv en dato"), ("24-12-1999", "Vælg en dag inden for et år fra nu.")):
        answer = client.post(f"{COFFEE}pause/", {"until": typed})
        assert answer.status_code == 422
        assert told in text_of(answer)
        assert f'value="{typed}"' in text_of(answer)


def test_who_is_not_in_it_or_is_no_colleague_is_told(signed_in: SignedIn, karla: User) -> None:
    until = f"{timezone.localdate():%d-%m-%Y}"
    answer = signed_in(karla).post(f"{COFFEE}pause/", {"until": until}, follow=True)
    assert "Du er ikke med til kaffe." in text_of(answer)
    client = signed_in(nobody())
    for act in ("vaer-med", "stop"):
        assert "Kun kolleger kan drikke kaffe sammen." in text_of(client.post(f"{COFFEE}{act}/", follow=True))


def test_switched_off_nobody_joins(signed_in: SignedIn, karla: User) -> None:
    RelationsSetting.objects.create(is_on=False)
    answer = signed_in(karla).post(f"{COFFEE}vaer-med/", follow=True)
    assert "så der trækkes ikke kaffepar" in text_of(answer)


def test_whether_one_met_is_told_by_one_of_them_only(signed_in: SignedIn, karla: User) -> None:
    drawn = CoffeeRound.objects.create(drawn_date=timezone.localdate(), seed=1)
    assert karla.colleague is not None
    pair = CoffeePair.objects.create(
        round=drawn,
        first=karla.colleague,
        second=make_colleague("Bo"),
        reason="Det er længe siden.",
        by_phone=True,
    )
    path = f"{COFFEE}{pair.pk}/moedtes/"
    assert signed_in(make_user()).post(path, {"did_meet": "yes"}).status_code == 404
    assert signed_in(nobody()).post(path, {"did_meet": "yes"}).status_code == 404
    client = signed_in(karla)
    assert "Vælg én af de tre." in text_of(client.post(path, {"did_meet": "måske"}, follow=True))
    shown = text_of(client.post(path, {"did_meet": "yes"}, follow=True))
    assert "Tak. Det er skrevet ned." in shown
    assert "i telefonen" in shown
    assert Encounter.objects.count() == 1


def test_whoever_was_paused_as_nothing_was_heard_sees_it_and_comes_back(
    signed_in: SignedIn, karla: User
) -> None:
    assert karla.colleague is not None
    today = timezone.localdate()
    CoffeeMember.objects.create(colleague=karla.colleague, joined_date=today, silent_since=today)
    client = signed_in(karla)
    assert "Vi hørte ikke fra dig efter to lodtrækninger" in text_of(client.get(PAGE))
    client.post(f"{COFFEE}vaer-med/")
    assert CoffeeMember.objects.get().silent_since is None
    assert "Du er med" in text_of(client.get(PAGE))
