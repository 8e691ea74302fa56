from __future__ import annotations

import pytest
from django.utils import timezone

from indgang.duties.actions.finishing import UnableToFinishDuty, finish_duty, reopen_duty
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from tests.factories import make_colleague, make_duty, make_user

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def test_the_owner_finishes_it_and_says_what_came_of_it() -> None:
    owner = make_colleague("Ida Dahl")
    duty = make_duty(owner=owner)
    finish_duty(duty=duty, outcome="De kommer mandag, 010203-1234", by=make_user(colleague=owner), now=NOW)
    duty.refresh_from_db()
    assert (duty.is_done, duty.done_at, duty.done_by, duty.outcome) == (
        True, NOW, "Ida Dahl", "De kommer mandag, …",
    )  # fmt: skip
    assert Event.objects.get(act="finish_duty").changes == {"outcome": ["", "De kommer mandag, …"]}


def test_done_already_is_told_with_by_whom() -> None:
    duty = finish_duty(duty=make_duty(), outcome="", by=SYSTEM, now=NOW)
    with pytest.raises(UnableToFinishDuty, match="allerede gjort af Indgang"):
        finish_duty(duty=duty, outcome="", by=SYSTEM, now=NOW)


def test_it_is_opened_again() -> None:
    duty = finish_duty(duty=make_duty(), outcome="Klaret", by=SYSTEM, now=NOW)
    reopen_duty(duty=duty, by=SYSTEM)
    duty.refresh_from_db()
    assert (duty.is_done, duty.done_by, duty.outcome) == (False, "", "")
    assert Event.objects.get(act="reopen_duty").changes["outcome"] == ["Klaret", ""]
    with pytest.raises(UnableToFinishDuty, match="allerede åbent"):
        reopen_duty(duty=duty, by=SYSTEM)


def test_others_neither_finish_nor_reopen_it() -> None:
    duty, somebody = make_duty(), make_user()
    with pytest.raises(UnableToFinishDuty):
        finish_duty(duty=duty, outcome="", by=somebody, now=NOW)
    finish_duty(duty=duty, outcome="", by=SYSTEM, now=NOW)
    with pytest.raises(UnableToFinishDuty):
        reopen_duty(duty=duty, by=somebody)
    assert duty.is_done
