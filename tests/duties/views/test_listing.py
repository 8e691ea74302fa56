from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indgang.duties.models import Duty
from tests.duties.views.conftest import SignedIn
from tests.factories import make_administrator, make_colleague, make_duty, make_unit, make_user

pytestmark = pytest.mark.django_db

LIST = "/intern/goeremaal/"


def text_of(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def test_where_there_is_nothing_one_can_be_written(signed_in: SignedIn) -> None:
    shown = text_of(signed_in(make_user()).get(LIST))
    assert "Intet venter på dig" in shown
    assert "Skriv et gøremål" in shown


def test_ones_own_those_given_those_nobody_has_and_those_done(signed_in: SignedIn) -> None:
    unit, today = make_unit("Byg"), timezone.localdate()
    own = make_colleague(units=[unit])
    make_duty("Ring til smeden", owner=own, due_date=today - timedelta(days=1))
    make_duty(
        "Bestil skilte", giver=own, owner=make_colleague("Bo Holm", leaving_date=today - timedelta(days=2))
    )
    make_duty("Find et lokale", unit=unit)
    make_duty("Hils på", owner=own, done_at=timezone.now(), done_by="Ida", outcome="Hyggeligt")
    shown = text_of(signed_in(make_user(colleague=own)).get(LIST))
    for words in (
        "Ring til smeden",
        "Over tiden",
        "Bestil skilte",
        "Holdt op",
        "Find et lokale",
        "Hyggeligt",
    ):
        assert words in shown
    assert "Intet venter på dig" not in shown


def test_an_administrator_sees_all_that_nobody_has(signed_in: SignedIn) -> None:
    make_duty("Find et lokale", unit=make_unit())
    assert "Find et lokale" in text_of(signed_in(make_administrator()).get(LIST))
    assert "Find et lokale" not in text_of(signed_in(make_user()).get(LIST))


def test_somebody_who_is_no_colleague_has_none(signed_in: SignedIn) -> None:
    user = make_user()
    user.colleague = None
    user.save()
    make_duty()
    assert "Intet venter på dig" in text_of(signed_in(user).get(LIST))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(
    signed_in: SignedIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    unit = make_unit()
    own = make_colleague(units=[unit])
    for _one in range(number):
        make_duty(owner=own)
        make_duty(giver=own)
        make_duty(unit=unit)
    client = signed_in(make_user(colleague=own))
    with django_assert_num_queries(13):
        client.get(LIST)


def test_a_duty_is_written_down(signed_in: SignedIn) -> None:
    make_colleague("Ida Dahl")
    client = signed_in(make_user(colleague=make_colleague("Bo Holm")))
    assert 'value="Bo Holm"' in text_of(client.get(f"{LIST}nyt/"))
    day = timezone.localdate() + timedelta(days=3)
    answer = client.post(
        f"{LIST}nyt/", {"title": "Ring", "owner": "ida", "due_date": f"{day:%d-%m-%Y}"}, follow=True
    )
    duty = Duty.objects.get()
    assert (duty.owner and duty.owner.name, duty.giver and duty.giver.name, duty.due_date) == (
        "Ida Dahl",
        "Bo Holm",
        day,
    )
    assert "Det er skrevet ned." in answer.content.decode()


def test_what_is_wrong_is_told_and_kept(signed_in: SignedIn) -> None:
    answer = signed_in(make_user()).post(
        f"{LIST}nyt/", {"title": "Ring", "owner": "", "due_date": "24-12-2099", "details": "Om hallen"}
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Vælg, hvem der gør det" in shown
    assert 'value="Ring"' in shown
    assert "Om hallen" in shown
