from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from indgang.gatherings.actions.evaluating import (
    UnableToEvaluate,
    ask_how_it_was,
    ask_in_the_morning,
    evaluate,
    forget_who_evaluated,
)
from indgang.gatherings.evaluation import OPEN_FOR
from indgang.gatherings.models import Gathering, Guest
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.shared.models import OutgoingMail
from indgang.surveys.models import Remark, Tally
from tests.factories import make_user
from tests.gatherings.after_rows import a_held_gathering
from tests.gatherings.day_rows import NOW, a_guest

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


def an_asked_gathering(asked_at: datetime | None = NOW) -> tuple[Gathering, list[Guest]]:
    return a_held_gathering(evaluation_asked_at=asked_at)


def counts() -> dict[tuple[str, str], int]:
    return {(one.question, one.choice): one.number for one in Tally.objects.all()}


def test_each_guest_who_came_is_asked_by_a_link_of_their_own() -> None:
    gathering, guests = a_held_gathering()
    a_guest(gathering, "Blev hjemme")
    assert ask_how_it_was(gathering=gathering, by=SYSTEM, now=NOW) == 6
    mails = list(OutgoingMail.objects.order_by("pk"))
    assert [mail.recipient for mail in mails] == [guest.colleague.mail for guest in guests]
    assert len({mail.text.partition("/samling-svar/")[2] for mail in mails}) == 6
    with pytest.raises(UnableToEvaluate, match="allerede spurgt"):
        ask_how_it_was(gathering=gathering, by=SYSTEM, now=NOW)


def test_answers_are_counted_and_tied_to_nobody() -> None:
    gathering, guests = an_asked_gathering()
    evaluate(
        guest=guests[0],
        choices={"length": "too_long", "met": "yes"},
        remark="Kortere! 010190-1234",
        now=LATER,
    )
    evaluate(guest=guests[1], choices={"length": "too_long"}, remark="", now=LATER)
    assert counts() == {("length", "too_long"): 2, ("met", "yes"): 1}
    (remark,) = Remark.objects.all()
    assert ("1234" in remark.text, remark.asked_date) == (False, gathering.starts_at.date())
    assert not Event.objects.exists()
    assert list(Guest.objects.filter(has_evaluated=True).order_by("pk")) == guests[:2]


def test_each_answers_once() -> None:
    _gathering, guests = an_asked_gathering()
    evaluate(guest=guests[0], choices={"met": "yes"}, remark="", now=LATER)
    with pytest.raises(UnableToEvaluate, match="allerede svaret"):
        evaluate(guest=guests[0], choices={"met": "no"}, remark="", now=LATER)
    assert counts() == {("met", "yes"): 1}


def test_an_answer_must_be_one_and_something_must_be_answered() -> None:
    _gathering, guests = an_asked_gathering()
    with pytest.raises(UnableToEvaluate, match="Vælg et af svarene") as refused:
        evaluate(guest=guests[0], choices={"length": "yes"}, remark="", now=LATER)
    assert refused.value.field == "length"
    with pytest.raises(UnableToEvaluate, match="Vælg et af svarene"):
        evaluate(guest=guests[0], choices={"andet": "yes"}, remark="", now=LATER)
    with pytest.raises(UnableToEvaluate, match="skriv et par ord"):
        evaluate(guest=guests[0], choices={}, remark=" ", now=LATER)


@pytest.mark.parametrize("asked_at", [None, NOW - OPEN_FOR])
def test_the_link_holds_three_weeks(asked_at: datetime | None) -> None:
    _gathering, guests = an_asked_gathering(asked_at)
    with pytest.raises(UnableToEvaluate, match="Linket er udløbet"):
        evaluate(guest=guests[0], choices={"met": "yes"}, remark="", now=NOW)


def test_the_clock_asks_the_morning_after_and_reminds_once() -> None:
    gathering, guests = a_held_gathering()
    assert ask_in_the_morning(now=LATER) == 6
    evaluate(guest=guests[0], choices={"met": "yes"}, remark="", now=LATER)
    assert ask_in_the_morning(now=LATER + timedelta(days=4)) == 0
    assert ask_in_the_morning(now=LATER + timedelta(days=5)) == 5
    assert ask_in_the_morning(now=LATER + timedelta(days=6)) == 0
    reminder = OutgoingMail.objects.order_by("-pk")[0]
    assert "Det er den eneste påmindelse." in reminder.text
    gathering.refresh_from_db()
    assert gathering.evaluation_asked_at == LATER


def test_the_clock_leaves_alone_what_is_too_small_or_too_long_ago() -> None:
    a_held_gathering(people=4)
    a_held_gathering(starts_at=NOW - timedelta(days=20))
    a_held_gathering(state="running")
    assert ask_in_the_morning(now=LATER) == 0


def test_who_answered_is_forgotten_when_the_links_have_run_out() -> None:
    _gathering, guests = an_asked_gathering()
    evaluate(guest=guests[0], choices={"met": "yes"}, remark="", now=LATER)
    assert forget_who_evaluated(now=NOW + OPEN_FOR - timedelta(minutes=1)) == 0
    assert forget_who_evaluated(now=NOW + OPEN_FOR) == 1
    assert not Guest.objects.filter(has_evaluated=True).exists()
    assert counts() == {("met", "yes"): 1}


def test_nobody_is_asked_before_it_is_over_by_strangers_or_where_too_few_came() -> None:
    running, _guests = a_held_gathering(state="running")
    with pytest.raises(UnableToEvaluate, match="når samlingen er slut"):
        ask_how_it_was(gathering=running, by=SYSTEM, now=NOW)
    with pytest.raises(UnableToEvaluate, match="Kun de, der står for samlingen"):
        ask_how_it_was(gathering=running, by=make_user(), now=NOW)
    few, _guests = a_held_gathering(people=4)
    with pytest.raises(UnableToEvaluate, match="færre end fem"):
        ask_how_it_was(gathering=few, by=SYSTEM, now=NOW)
