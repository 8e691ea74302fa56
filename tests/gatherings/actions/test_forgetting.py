from __future__ import annotations

from datetime import timedelta

import pytest

from indgang.gatherings.actions.forgetting import (
    ANSWERS_KEPT_FOR,
    GUESTS_KEPT_FOR,
    NEEDS_KEPT_FOR,
    REASONS_KEPT_FOR,
    forget_answers,
    forget_needs,
    forget_reasons,
    forget_who_came,
)
from indgang.gatherings.actions.publishing import publish_booklet
from indgang.gatherings.models import CardAnswer, GroupResult, Guest, GuestNeed, GuestState, SpeedMeeting
from indgang.gatherings.queries.comparing import compared_gatherings
from indgang.history.actions.recording import SYSTEM
from indgang.materials.models import Material, MaterialFile
from tests.gatherings.after_rows import a_held_gathering, a_quote, a_result, an_answer
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


def test_after_five_years_nobody_is_left_of_a_gathering_but_what_it_came_to_and_its_counts() -> None:
    gathering, guests = a_held_gathering(figures={"pairs": 3, "new": 2, "bridged": 3})
    a_quote(gathering, "Ring før ti")
    a_result(gathering)
    GroupResult.objects.update(owner=guests[0].colleague)
    publish_booklet(gathering=gathering, by=SYSTEM, now=NOW)
    assert forget_who_came(now=NOW + GUESTS_KEPT_FOR) == 0
    assert MaterialFile.objects.exists()
    before = compared_gatherings()
    assert forget_who_came(now=NOW + GUESTS_KEPT_FOR + timedelta(seconds=1)) == 6
    gone = (Guest, SpeedMeeting, CardAnswer, Material, MaterialFile)
    assert [model.__name__ for model in gone if model._default_manager.exists()] == []
    result = GroupResult.objects.get()
    assert (result.text, result.owner) == ("Ét nummer på skiltet", None)
    (after,) = compared_gatherings()
    assert (after.invited, after.came, after.bridged, after.new) == (6, 6, 3, before[0].new)
    assert forget_who_came(now=NOW + 2 * GUESTS_KEPT_FOR) == 0
