from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.duties.actions.giving import Concern, DutyValues, UnableToGiveDuty, give_duty
from indgang.duties.models import Duty
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.people.models import Colleague
from tests.factories import make_colleague, make_unit, make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def wanted(owner: Colleague | None = None, **values: object) -> DutyValues:
    return {"title": "Ring til smeden", "due_date": TODAY, "owner": owner} | values  # type: ignore[return-value]  # named in each test


def test_a_colleague_asks_another() -> None:
    by, owner = make_user(), make_colleague("Ida Dahl")
    duty = give_duty(values=wanted(owner, details="Om hallen"), by=by, today=TODAY)
    duty.refresh_from_db()
    assert (duty.title, duty.details, duty.owner, duty.giver, duty.due_date, duty.is_done) == (
        "Ring til smeden", "Om hallen", owner, by.colleague, TODAY, False,
    )  # fmt: skip
    event = Event.objects.get(act="give_duty")
    assert (event.target_label, event.target_link, event.actor_name) == (
        "Ring til smeden", f"/intern/goeremaal/{duty.pk}/", by.history_name,
    )  # fmt: skip


def test_an_area_above_gives_it_once_and_says_what_it_concerns() -> None:
    about = Concern("governance", "decision:1", "Flere skilte 010203-1234", "/intern/styregruppe/1/")
    past = wanted(unit=make_unit(), due_date=TODAY - timedelta(days=1))
    first = give_duty(
        values=past, by=SYSTEM, today=TODAY, about=about, kind="follow-up", once_key="decision:1"
    )
    again = give_duty(
        values=wanted(make_colleague()), by=SYSTEM, today=TODAY, about=about, once_key="decision:1"
    )
    assert (first, Duty.objects.count(), Event.objects.filter(act="give_duty").count()) == (again, 1, 1)
    assert (first.about_area, first.about_key, first.about_label, first.about_link, first.kind, first.giver) == (
        "governance", "decision:1", "Flere skilte …", "/intern/styregruppe/1/", "follow-up", None,
    )  # fmt: skip


def test_without_a_key_each_is_a_new_one() -> None:
    for _time in range(2):
        give_duty(values=wanted(make_colleague()), by=SYSTEM, today=TODAY)
    assert Duty.objects.count() == 2


def test_a_person_number_is_never_kept() -> None:
    duty = give_duty(
        values=wanted(make_colleague(), title="Ring til 0102031234", details="010203-1234"),
        by=SYSTEM,
        today=TODAY,
    )
    assert (duty.title, duty.details) == ("Ring til …", "…")


def test_what_cannot_be_given_is_refused_at_its_field() -> None:
    by, left = make_user(), make_colleague(leaving_date=TODAY - timedelta(days=1))
    for values, field in (
        (wanted(), "owner"),
        (wanted(left), "owner"),
        (wanted(make_colleague(), due_date=TODAY - timedelta(days=1)), "due_date"),
    ):
        with pytest.raises(UnableToGiveDuty) as refused:
            give_duty(values=values, by=by, today=TODAY)
        assert refused.value.field == field
    assert Duty.objects.count() == 0


def test_whoever_is_shut_out_gives_nothing() -> None:
    with pytest.raises(UnableToGiveDuty):
        give_duty(values=wanted(make_colleague()), by=make_user(is_active=False), today=TODAY)
