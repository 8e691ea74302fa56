from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from indgang.gatherings.actions.forgetting import (
    ANSWERS_KEPT_FOR,
    GUESTS_KEPT_FOR,
    NEEDS_KEPT_FOR,
    PAIRS_KEPT_WHEN_OFF,
    REASONS_KEPT_FOR,
    forget_answers,
    forget_needs,
    forget_reasons,
    forget_who_came,
    forget_who_sat_together,
)
from indgang.gatherings.actions.measuring import note_figures
from indgang.gatherings.actions.publishing import UnableToPublish, publish_booklet
from indgang.gatherings.models import CardAnswer, GroupResult, Guest, GuestNeed, GuestState, SpeedMeeting
from indgang.gatherings.queries.comparing import compared_gatherings
from indgang.gatherings.queries.published import booklet_state
from indgang.history.actions.recording import SYSTEM
from indgang.materials.models import Material, MaterialFile
from indgang.relations.models import RelationsSetting
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


@pytest.mark.parametrize(
    ("changed", "kept_for"),
    [({"kept_months": 12}, timedelta(days=365)), ({"is_on": False}, PAIRS_KEPT_WHEN_OFF)],
)
def test_who_sat_together_is_known_as_long_as_other_meetings(
    changed: dict[str, Any], kept_for: timedelta
) -> None:
    RelationsSetting.objects.create(pk=RelationsSetting.THE_ONE, **changed)
    gathering, _guests = a_held_gathering()
    a_quote(gathering, "Ring før ti")
    booklet = publish_booklet(gathering=gathering, by=SYSTEM, now=NOW)
    later = NOW + kept_for + timedelta(hours=1)
    assert forget_who_sat_together(now=later) == 0  # nobody has counted them yet
    note_figures(now=NOW)
    assert forget_who_sat_together(now=NOW + kept_for) == 0
    assert forget_who_sat_together(now=later) == 3
    assert (SpeedMeeting.objects.count(), CardAnswer.objects.count(), Guest.objects.count()) == (0, 0, 6)
    note_figures(now=NOW + timedelta(days=800))
    assert compared_gatherings()[0].figures.pairs == 3
    gathering.refresh_from_db()
    state = booklet_state(gathering, may_keep=True)
    assert state is not None
    assert (state.published.material, state.is_changed) == (booklet, False)  # type: ignore[union-attr]
    with pytest.raises(UnableToPublish, match="er slettet"):
        publish_booklet(gathering=gathering, by=SYSTEM, now=later)
    assert forget_who_sat_together(now=later) == 0


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


def test_where_there_is_no_booklet_who_came_is_forgotten_all_the_same() -> None:
    a_held_gathering(people=2)
    assert forget_who_came(now=NOW + GUESTS_KEPT_FOR + timedelta(seconds=1)) == 2
