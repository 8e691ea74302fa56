from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indgang.enquiries.actions.clocking import (
    UnableToClock,
    mark_enquiry,
    raise_to,
    set_next_step,
    start_answer_clock,
)
from indgang.enquiries.models import Enquiry, Level, MessageKind, State
from indgang.enquiries.next_steps import NextStep
from indgang.history.models import Event
from indgang.people.models import User
from indgang.shared.models import OutgoingMail
from tests.factories import make_enquiry, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
STEP = NextStep("Vi ringer", date(2026, 6, 10))


@pytest.fixture
def karla() -> User:
    return make_user()


@pytest.fixture
def enquiry(karla: User) -> Enquiry:
    return make_enquiry("Må vi bygge en hal?", holder=karla.colleague, received_at=NOW)


def test_the_next_step_is_set_without_mail(karla: User, enquiry: Enquiry) -> None:
    set_next_step(enquiry=enquiry, step=STEP, by=karla, now=NOW)
    enquiry.refresh_from_db()
    assert (enquiry.next_step, enquiry.next_step_date) == ("Vi ringer", date(2026, 6, 10))
    assert Event.objects.get(act="set_next_step").changes == {"next_step_date": ["", "2026-06-10"]}
    assert OutgoingMail.objects.count() == 0


def test_a_step_must_say_something(karla: User, enquiry: Enquiry) -> None:
    with pytest.raises(UnableToClock) as refusal:
        set_next_step(enquiry=enquiry, step=NextStep("", STEP.day), by=karla, now=NOW)
    assert refusal.value.field == "next_step"


def test_the_answer_is_due_so_many_calendar_days_after_the_material_was_complete(
    karla: User, enquiry: Enquiry
) -> None:
    enquiry.waiting_times.create(first_date=date(2026, 6, 1), ended_date=date(2026, 6, 3))
    clocked = start_answer_clock(
        enquiry=enquiry, complete_date=date(2026, 5, 30), answer_days=40, by=karla, now=NOW
    )
    assert clocked.answer_due_date == date(2026, 7, 11)
    assert (clocked.complete_date, clocked.answer_days) == (date(2026, 5, 30), 40)


@pytest.mark.parametrize(
    ("day", "days", "field"),
    [
        (date(2026, 6, 4), 40, "complete_date"),
        (date(2026, 6, 3), 0, "answer_days"),
        (date(2026, 6, 3), 731, "answer_days"),
    ],
)
def test_a_clock_that_cannot_be_is_refused(
    karla: User, enquiry: Enquiry, day: date, days: int, field: str
) -> None:
    with pytest.raises(UnableToClock) as refusal:
        start_answer_clock(enquiry=enquiry, complete_date=day, answer_days=days, by=karla, now=NOW)
    enquiry.refresh_from_db()
    assert (refusal.value.field, enquiry.answer_due_date) == (field, None)


def test_the_level_is_raised_by_hand_and_the_reason_is_a_note(karla: User, enquiry: Enquiry) -> None:
    raise_to(enquiry=enquiry, level=Level.COMPLEX, reason="Naboerne klager", by=karla, now=NOW)
    enquiry.refresh_from_db()
    note = enquiry.messages.get(kind=MessageKind.NOTE)
    assert enquiry.level == Level.COMPLEX
    assert note.text.endswith(": Naboerne klager")
    assert Event.objects.get(act="raise_to").changes == {"level": ["simple", "complex"]}


def test_raised_to_medium_nobody_is_mailed(karla: User, enquiry: Enquiry) -> None:
    raise_to(enquiry=enquiry, level=Level.MEDIUM, reason="To enheder", by=karla, now=NOW)
    enquiry.refresh_from_db()
    assert (enquiry.level, OutgoingMail.objects.count()) == (Level.MEDIUM, 0)


@pytest.mark.parametrize(
    ("level", "reason", "field"),
    [(Level.SIMPLE, "x", "level"), (Level.MEDIUM, "x", "level"), (Level.COMPLEX, " ", "reason")],
)
def test_the_level_only_goes_up_and_with_a_reason(
    karla: User, enquiry: Enquiry, level: Level, reason: str, field: str
) -> None:
    Enquiry.objects.update(level=Level.MEDIUM)
    with pytest.raises(UnableToClock) as refusal:
        raise_to(enquiry=enquiry, level=level, reason=reason, by=karla, now=NOW)
    assert refusal.value.field == field


def test_what_it_takes_raises_the_level_and_never_lowers_it(karla: User, enquiry: Enquiry) -> None:
    mark_enquiry(enquiry=enquiry, needs_decision=True, is_weighty=False, by=karla)
    enquiry.refresh_from_db()
    assert (enquiry.needs_decision, enquiry.level) == (True, Level.MEDIUM)
    mark_enquiry(enquiry=enquiry, needs_decision=True, is_weighty=True, by=karla)
    mark_enquiry(enquiry=enquiry, needs_decision=False, is_weighty=False, by=karla)
    enquiry.refresh_from_db()
    assert (enquiry.needs_decision, enquiry.is_weighty, enquiry.level) == (False, False, Level.COMPLEX)


def test_only_those_who_steer_it_set_its_clocks_and_only_while_it_is_open(
    karla: User, enquiry: Enquiry
) -> None:
    with pytest.raises(UnableToClock, match="Kun tovholderen"):
        set_next_step(enquiry=enquiry, step=STEP, by=make_user(), now=NOW)
    closed = make_enquiry(holder=karla.colleague, state=State.CLOSED)
    with pytest.raises(UnableToClock, match="er lukket"):
        mark_enquiry(enquiry=closed, needs_decision=True, is_weighty=False, by=karla)
