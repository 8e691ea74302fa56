from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.gatherings.actions.planning import (
    UnableToPlan,
    cancel_gathering,
    change_gathering,
    plan_gathering,
    take_over_gathering,
)
from indgang.gatherings.models import Gathering, GatheringState, GuestState
from indgang.history.models import Event
from indgang.people.models import ClosingDay, Municipality
from indgang.shared.models import OutgoingMail
from tests.factories import make_absence, make_colleague, make_user
from tests.gatherings.plan_rows import NOW, STARTS_AT, make_gathering, make_guest, make_town, plan_values

pytestmark = pytest.mark.django_db


def test_the_secretary_plans_a_gathering() -> None:
    town = make_town()
    gathering = plan_gathering(values=plan_values(town), anyway=False, by=town.secretary, now=NOW)
    assert (gathering.title, gathering.state, gathering.overruled) == ("Vi løser det sammen", "planned", [])
    assert gathering.uid.endswith("@hvidklit.example") or "@" in gathering.uid
    assert Event.objects.get(act="plan_gathering").target_key == gathering.history_key


def test_only_those_who_plan_plan() -> None:
    town = make_town()
    with pytest.raises(UnableToPlan, match="sekretæren"):
        plan_gathering(values=plan_values(town), anyway=False, by=town.leaders[0], now=NOW)
    assert not Gathering.objects.exists()


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"minutes": 240}, "over tre timer"),
        ({"most_people": 130}, "Flere end 60"),
        ({"starts_at": STARTS_AT + timedelta(days=3)}, "lukket"),
        ({"starts_at": STARTS_AT.replace(day=25)}, "lukket"),
    ],
)
def test_what_speaks_gravely_against_it_must_be_overruled(changed: dict[str, object], word: str) -> None:
    town = make_town()
    with pytest.raises(UnableToPlan, match=word) as refused:
        plan_gathering(values=plan_values(town, **changed), anyway=False, by=town.secretary, now=NOW)
    assert refused.value.field == "anyway"
    gathering = plan_gathering(values=plan_values(town, **changed), anyway=True, by=town.secretary, now=NOW)
    assert len(gathering.overruled) == 1
    before, told = Event.objects.get(act="plan_gathering").changes["overruled"]
    assert (before, word in told) == ("", True)


def test_the_municipalitys_own_closing_day_speaks_against_it() -> None:
    town = make_town()
    ClosingDay.objects.create(
        municipality=Municipality.objects.get(), day=date(2026, 5, 20), name="Hele huset"
    )
    with pytest.raises(UnableToPlan, match="lukkedage"):
        plan_gathering(values=plan_values(town), anyway=False, by=town.secretary, now=NOW)


def test_a_third_gathering_within_a_year_is_objected_to() -> None:
    town = make_town()
    for days in (60, 120):
        make_gathering(town, starts_at=STARTS_AT + timedelta(days=days))
    cancelled = make_gathering(town, starts_at=STARTS_AT + timedelta(days=180))
    cancel_gathering(gathering=cancelled, word="For få", by=town.secretary, now=NOW)
    with pytest.raises(UnableToPlan, match="allerede to samlinger"):
        plan_gathering(values=plan_values(town), anyway=False, by=town.secretary, now=NOW)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"starts_at": NOW}, "day"),
        ({"minutes": 20}, "minutes"),
        ({"minutes": 481}, "minutes"),
        ({"most_people": 3}, "most_people"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(changed: dict[str, object], field: str) -> None:
    town = make_town()
    with pytest.raises(UnableToPlan) as refused:
        plan_gathering(values=plan_values(town, **changed), anyway=True, by=town.secretary, now=NOW)
    assert refused.value.field == field


def test_whoever_has_left_by_then_cannot_see_to_it() -> None:
    town = make_town()
    gone = make_colleague("Gerda Gået", leaving_date=STARTS_AT.date() - timedelta(days=1))
    with pytest.raises(UnableToPlan, match="Gerda Gået er stoppet") as refused:
        make_gathering(town, stand_in=gone)
    assert refused.value.field == "stand_in"


def test_nobody_stands_in_for_themselves() -> None:
    town = make_town()
    with pytest.raises(UnableToPlan, match="anden stedfortræder"):
        make_gathering(town, stand_in=town.secretary.colleague)
    assert make_gathering(town, stand_in=None).stand_in is None


def test_the_last_day_to_answer_is_before_the_gathering() -> None:
    town = make_town()
    for day in (date(2026, 5, 20), date(2026, 5, 21)):
        with pytest.raises(UnableToPlan, match="dag før samlingen") as refused:
            make_gathering(town, answer_by_date=day)
        assert refused.value.field == "answer_by_date"
    assert make_gathering(town, answer_by_date=date(2026, 5, 19)).answer_by_date == date(2026, 5, 19)


def test_a_moved_gathering_moves_in_the_calendars_of_those_who_have_it() -> None:
    town = make_town()
    gathering = make_gathering(town)
    make_guest(gathering, town.staff[0], GuestState.COMING)
    make_guest(gathering, town.staff[1], GuestState.APPROVED)
    changed = change_gathering(
        gathering=gathering,
        values=plan_values(town, place="Hallen"),
        anyway=False,
        by=town.secretary,
        now=NOW,
    )
    assert (changed.place, changed.sequence) == ("Hallen", 1)
    mail = OutgoingMail.objects.get()
    assert mail.recipient == "k0@hvidklit.example"
    assert mail.subject == "Ændret: Vi løser det sammen"
    assert mail.attachments[0]["content_type"] == "text/calendar; method=REQUEST"


def test_what_no_calendar_shows_is_changed_without_a_mail() -> None:
    town = make_town()
    gathering = make_gathering(town)
    make_guest(gathering, town.staff[0], GuestState.COMING)
    changed = change_gathering(
        gathering=gathering, values=plan_values(town, rounds=5), anyway=False, by=town.secretary, now=NOW
    )
    assert (changed.rounds, changed.sequence, OutgoingMail.objects.count()) == (5, 0, 0)
    assert Event.objects.get(act="change_gathering").changes == {"rounds": ["3", "5"]}


def test_what_was_overruled_once_needs_no_new_yes_and_is_told_when_it_ends() -> None:
    town = make_town()
    gathering = make_gathering(town, minutes=240)
    longer = plan_values(town, minutes=240, rounds=4)
    change_gathering(gathering=gathering, values=longer, anyway=False, by=town.secretary, now=NOW)
    short = change_gathering(
        gathering=gathering, values=plan_values(town), anyway=False, by=town.secretary, now=NOW
    )
    assert short.overruled == []
    told = Event.objects.filter(act="change_gathering")[0].changes
    assert told["overruled"] == ["Den varer over tre timer.", ""]


def test_only_whoever_sees_to_it_changes_it_and_not_when_it_is_over() -> None:
    town = make_town()
    gathering = make_gathering(town)
    with pytest.raises(UnableToPlan, match="Kun den, der står for"):
        change_gathering(gathering=gathering, values=plan_values(town), anyway=True, by=make_user(), now=NOW)
    Gathering.objects.update(state=GatheringState.HELD)
    with pytest.raises(UnableToPlan, match="kan ikke rettes"):
        change_gathering(
            gathering=gathering, values=plan_values(town), anyway=True, by=town.secretary, now=NOW
        )


def test_the_stand_in_takes_over_when_the_organiser_falls_ill() -> None:
    town = make_town()
    gathering = make_gathering(town)
    make_absence(gathering.organiser, STARTS_AT.date(), STARTS_AT.date())
    taken = take_over_gathering(gathering=gathering, by=town.leaders[0])
    assert (taken.organiser, taken.stand_in) == (town.leaders[0].colleague, town.secretary.colleague)
    assert Event.objects.get(act="take_over_gathering").changes["organiser"] == ["Sten Sekretær", "Leder 1"]


def test_nobody_else_takes_over_and_nothing_that_is_over() -> None:
    town = make_town()
    gathering = make_gathering(town)
    with pytest.raises(UnableToPlan, match="Kun stedfortræderen"):
        take_over_gathering(gathering=gathering, by=town.leaders[1])
    with pytest.raises(UnableToPlan, match="Kun stedfortræderen"):
        take_over_gathering(gathering=make_gathering(town, stand_in=None), by=town.secretary)
    Gathering.objects.update(state=GatheringState.CANCELLED)
    with pytest.raises(UnableToPlan, match="ikke noget at overtage"):
        take_over_gathering(gathering=gathering, by=town.leaders[0])


def test_a_cancelled_gathering_leaves_the_calendars_with_a_word() -> None:
    town = make_town()
    gathering = make_gathering(town)
    make_guest(gathering, town.staff[0], GuestState.INVITED)
    make_guest(gathering, make_colleague("Uden mail"), GuestState.INVITED)
    cancelled = cancel_gathering(
        gathering=gathering, word=" Sneen lukker vejene ", by=town.secretary, now=NOW
    )
    assert (cancelled.state, cancelled.sequence) == (GatheringState.CANCELLED, 1)
    mail = OutgoingMail.objects.get()
    assert "Sneen lukker vejene" in mail.text
    assert mail.attachments[0]["content_type"] == "text/calendar; method=CANCEL"
    with pytest.raises(UnableToPlan, match="aflyst"):
        cancel_gathering(gathering=gathering, word="igen", by=town.secretary, now=NOW)


def test_a_cancellation_says_why() -> None:
    town = make_town()
    with pytest.raises(UnableToPlan) as refused:
        cancel_gathering(gathering=make_gathering(town), word=" ", by=town.secretary, now=NOW)
    assert refused.value.field == "word"
