from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from indgang.duties.actions.finishing import finish_duty
from indgang.duties.actions.passing_on import UnableToPassOn, hand_duty_on, move_duty
from indgang.duties.models import Duty
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from tests.factories import make_colleague, make_duty, make_unit, make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


@pytest.fixture
def duty() -> Duty:
    return make_duty(due_date=TODAY)


@pytest.fixture
def done() -> Duty:
    return finish_duty(duty=make_duty(), outcome="", by=SYSTEM, now=timezone.now())


def test_a_duty_gets_another_day_and_a_reason(duty: Duty) -> None:
    owner = make_user(colleague=duty.owner)
    move_duty(duty=duty, due_date=TOMORROW, reason=" Smeden er syg, 010203-1234 ", by=owner, today=TODAY)
    duty.refresh_from_db()
    assert duty.due_date == TOMORROW
    assert Event.objects.get(act="move_duty").changes == {
        "due_date": ["2026-11-24", "2026-11-25"],
        "reason": ["", "Smeden er syg, …"],
    }


@pytest.mark.parametrize(
    ("day", "reason", "field"),
    [(YESTERDAY, "Syg", "due_date"), (TODAY, "Syg", "due_date"), (TOMORROW, "  ", "reason")],
)
def test_another_day_needs_to_come_and_to_have_a_reason(
    duty: Duty, day: date, reason: str, field: str
) -> None:
    with pytest.raises(UnableToPassOn) as refused:
        move_duty(duty=duty, due_date=day, reason=reason, by=SYSTEM, today=TODAY)
    assert (refused.value.field, duty.due_date) == (field, TODAY)


def test_it_is_handed_on(duty: Duty) -> None:
    before, after = duty.owner, make_colleague("Bo Holm")
    hand_duty_on(duty=duty, owner=after, by=make_user(colleague=before), today=TODAY)
    duty.refresh_from_db()
    assert duty.owner == after
    assert Event.objects.get(act="hand_duty_on").changes == {"owner": [str(before), "Bo Holm"]}


def test_whoever_works_in_the_unit_takes_what_is_nobodys() -> None:
    unit = make_unit()
    duty, own = make_duty(unit=unit), make_colleague(units=[unit])
    somebody = make_user(colleague=own)
    with pytest.raises(UnableToPassOn):
        hand_duty_on(duty=duty, owner=make_colleague(), by=somebody, today=TODAY)
    hand_duty_on(duty=duty, owner=own, by=somebody, today=TODAY)
    assert duty.owner == own


def test_not_to_whoever_has_it_or_has_left(duty: Duty) -> None:
    left = make_colleague(leaving_date=YESTERDAY)
    assert duty.owner is not None
    for owner in (duty.owner, left):
        with pytest.raises(UnableToPassOn) as refused:
            hand_duty_on(duty=duty, owner=owner, by=SYSTEM, today=TODAY)
        assert refused.value.field == "owner"


def test_what_is_done_is_neither_moved_nor_handed_on(done: Duty) -> None:
    with pytest.raises(UnableToPassOn, match="ikke flyttes"):
        move_duty(duty=done, due_date=TOMORROW, reason="Syg", by=SYSTEM, today=TODAY)
    with pytest.raises(UnableToPassOn, match="ikke gives videre"):
        hand_duty_on(duty=done, owner=make_colleague(), by=SYSTEM, today=TODAY)


def test_others_neither_move_it_nor_hand_it_on(duty: Duty) -> None:
    somebody = make_user()
    with pytest.raises(UnableToPassOn):
        move_duty(duty=duty, due_date=TOMORROW, reason="Syg", by=somebody, today=TODAY)
    with pytest.raises(UnableToPassOn):
        hand_duty_on(duty=duty, owner=make_colleague(), by=somebody, today=TODAY)
    assert duty.due_date == TODAY
