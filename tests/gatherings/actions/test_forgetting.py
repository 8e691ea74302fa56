from __future__ import annotations

from datetime import timedelta

import pytest

from indgang.gatherings.actions.forgetting import (
    ANSWERS_KEPT_FOR,
    NEEDS_KEPT_FOR,
    REASONS_KEPT_FOR,
    forget_answers,
    forget_needs,
    forget_reasons,
)
from indgang.gatherings.models import CardAnswer, Guest, GuestNeed, GuestState
from tests.gatherings.after_rows import a_held_gathering, an_answer
from tests.gatherings.day_rows import NOW
from tests.gatherings.plan_rows import STARTS_AT, make_gathering, make_guest, make_town

pytestmark = pytest.mark.django_db


def test_needs_are_forgotten_a_week_after() -> None:
    town = make_town()
    guest = make_guest(make_gathering(town), town.staff[0], GuestState.COMING)
    GuestNeed.objects.create(guest=guest, text="Kun grønt")
    assert forget_needs(now=STARTS_AT + NEEDS_KEPT_FOR) == 0
    assert forget_needs(now=STARTS_AT + NEEDS_KEPT_FOR + timedelta(seconds=1)) == 1
    assert not GuestNeed.objects.exists()


def test_a_year_after_it_is_forgotten_who_was_considered_and_why_anybody_came() -> None:
    town = make_town()
    gathering = make_gathering(town)
    make_guest(gathering, town.staff[0], GuestState.CONSIDERED, reason="Ikke på listen")
    came = make_guest(gathering, town.staff[1], GuestState.COMING, reason="På listen", word_reason="Ny")
    assert forget_reasons(now=STARTS_AT + REASONS_KEPT_FOR) == 0
    assert forget_reasons(now=STARTS_AT + REASONS_KEPT_FOR + timedelta(seconds=1)) == 2
    assert list(Guest.objects.values_list("pk", "reason", "word_reason")) == [(came.pk, "", "")]


def test_what_was_said_in_twos_is_forgotten_after_two_years_but_for_the_booklet() -> None:
    gathering, _guests = a_held_gathering()
    an_answer(gathering, "glemmes")
    kept = an_answer(gathering, "citeres", table=2, in_booklet=True)
    assert forget_answers(now=NOW + ANSWERS_KEPT_FOR) == 0
    assert forget_answers(now=NOW + ANSWERS_KEPT_FOR + timedelta(seconds=1)) == 1
    assert list(CardAnswer.objects.all()) == [kept]
