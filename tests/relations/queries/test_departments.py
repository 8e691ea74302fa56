from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.catalogue.models import Responsibility, TaskLink
from indgang.people.models import Colleague, Unit
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import RelationsSetting, TieKind
from indgang.relations.queries.departments import HouseMap, UnitPair, map_of_departments
from indgang.relations.queries.kept_map import kept_map
from indgang.relations.queries.needs import need_of_enquiries, needs_among
from indgang.relations.queries.strengths import strengths_on
from indgang.shared.actions.counting import count_change
from tests.factories import make_colleague, make_task, make_unit

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)


class Town:
    """Three departments of five, and one of four that nobody may see."""

    def __init__(self) -> None:
        self.units = {name: make_unit(name) for name in ("Byg", "Plan", "Vej")}
        self.people = {name: self.fill(unit, 5) for name, unit in self.units.items()}
        self.small = self.fill(make_unit("Arkiv"), 4)

    def fill(self, unit: Unit, count: int) -> list[Colleague]:
        return [make_colleague(f"{unit.name} {place}", units=[unit]) for place in range(count)]

    def handle(
        self, one: Colleague, other: Colleague, key: str, *, on: date = DAY, kind: TieKind = TieKind.ENQUIRY
    ) -> None:
        note_encounter(people=[one, other], kind=kind, about=Concern("enquiries", key), once_key=key, on=on)

    def between(self, found: HouseMap, one: str, other: str) -> UnitPair:
        pair = found.whole.between(self.units[one].pk, self.units[other].pk)
        assert pair is not None
        return pair


@pytest.fixture
def town() -> Town:
    return Town()


def test_only_departments_of_five_are_told_of(town: Town) -> None:
    town.handle(town.small[0], town.people["Byg"][0], "1")
    found = map_of_departments(DAY)
    assert found.whole.units == tuple(town.units[name].pk for name in ("Byg", "Plan", "Vej"))
    assert set(found.whole.pairs) == {
        (town.units[one].pk, town.units[other].pk)
        for one, other in (("Byg", "Plan"), ("Byg", "Vej"), ("Plan", "Vej"))
    }
    assert found.people == 19
    assert found.table is found.whole
    assert not found.is_rolled_up


def test_need_and_coverage_are_those_of_all_pairs_of_people(town: Town) -> None:
    """The short way over sums gives what going through the pairs gives."""
    byg, plan = town.people["Byg"], town.people["Plan"]
    building, planning = make_task("Byggetilladelse"), make_task("Lokalplan")
    Responsibility.objects.create(task=building, colleague=byg[0])
    Responsibility.objects.create(task=planning, colleague=plan[0])
    Responsibility.objects.create(task=planning, colleague=plan[1])
    TaskLink.objects.create(task=building, other=planning, kind=TaskLink.Kind.RELATED)
    town.handle(byg[0], plan[0], "1")
    town.handle(byg[1], plan[2], "2")
    pair = town.between(map_of_departments(DAY), "Byg", "Plan")

    ids = [one.pk for one in (*byg, *plan)]
    need = needs_among(ids, DAY).values[:5, 5:]
    ties = strengths_on(DAY).among(ids)[:5, 5:]
    assert pair.need == pytest.approx(need.sum())
    assert pair.coverage == pytest.approx((need * ties).sum() / need.sum())
    assert pair.density == pytest.approx(ties.sum() / 25)
    assert pair.missing == pytest.approx((need * (1 - ties)).sum())
    assert (pair.bridges, pair.enquiries, pair.touching) == (2, 2, 2)


def test_what_asks_nothing_of_each_other_has_no_coverage(town: Town) -> None:
    pair = town.between(map_of_departments(DAY), "Plan", "Vej")
    assert (pair.need, pair.coverage, pair.density, pair.missing) == (0.0, None, 0.0, 0.0)


def test_a_year_ago_is_reckoned_by_the_ties_of_that_day(town: Town) -> None:
    town.handle(town.people["Byg"][0], town.people["Plan"][0], "1", on=DAY - timedelta(days=365))
    town.handle(town.people["Byg"][0], town.people["Vej"][0], "2", on=DAY - timedelta(days=730))
    found = map_of_departments(DAY)
    pair = town.between(found, "Byg", "Plan")
    assert found.has_before
    assert pair.density_before == pytest.approx(0.632 / 25, abs=0.001)
    assert pair.density == pytest.approx(0.393 / 25, abs=0.001)
    assert pair.coverage is not None
    assert pair.coverage_before is not None
    assert pair.coverage < pair.coverage_before


def test_without_ties_a_year_ago_there_is_no_change_to_tell(town: Town) -> None:
    town.handle(town.people["Byg"][0], town.people["Plan"][0], "1")
    found = map_of_departments(DAY)
    assert not found.has_before
    assert found.mixture_before is None
    assert found.mixture is not None
    assert found.mixture.across == 1.0


@pytest.mark.parametrize(
    ("kept_months", "first_days_ago", "has_before"),
    [
        (36, 730, True),
        (36, 716, True),  # there is not a meeting every day
        (
            36,
            700,
            False,
        ),  # relations were begun with later: the ties of a year ago are too few by what is not held
        (24, 730, True),
        (23, 690, False),
        (23, 730, False),  # it is deleted tonight
    ],
)
def test_a_year_ago_is_told_only_where_twelve_months_before_it_are_held(
    town: Town, kept_months: int, first_days_ago: int, has_before: bool
) -> None:
    RelationsSetting.objects.create(kept_months=kept_months)
    byg, plan = town.people["Byg"], town.people["Plan"]
    town.handle(byg[0], plan[0], "first", on=DAY - timedelta(days=first_days_ago))
    town.handle(byg[0], plan[0], "later", on=DAY - timedelta(days=400))
    found = map_of_departments(DAY)
    assert found.has_before is has_before
    assert (found.mixture_before is not None) is has_before


def test_thin_spots_are_where_work_belongs_together_and_nobody_knows_anybody(town: Town) -> None:
    byg, plan, vej = (town.people[name] for name in ("Byg", "Plan", "Vej"))
    for number in range(6):  # long ago: the need is there, the tie is gone
        town.handle(byg[0], vej[0], f"old{number}", on=DAY - timedelta(days=540), kind=TieKind.HAND_OVER)
    for number in range(5):
        town.handle(byg[number], plan[number], f"new{number}")
    found = map_of_departments(DAY)
    assert [(pair.one, pair.other) for pair in found.whole.thin_spots] == [
        (town.units["Byg"].pk, town.units["Vej"].pk)
    ]
    assert found.whole.threads == []


def test_a_pair_that_hangs_by_one_thread_is_told_apart(town: Town) -> None:
    byg, vej = town.people["Byg"], town.people["Vej"]
    for number in range(4):
        town.handle(byg[0], vej[number], f"{number}")
    found = map_of_departments(DAY)
    assert found.whole.thin_spots == []
    assert [(pair.one, pair.other) for pair in found.whole.threads] == [
        (town.units["Byg"].pk, town.units["Vej"].pk)
    ]
    assert found.whole.is_needed(town.units["Vej"].pk, town.units["Byg"].pk)
    assert not found.whole.is_needed(town.units["Vej"].pk, town.units["Plan"].pk)
    assert not found.whole.is_needed(town.units["Vej"].pk, 10**9)


def test_a_closed_department_with_people_comes_last(town: Town) -> None:
    Unit.objects.filter(pk=town.units["Byg"].pk).update(closed_date=DAY)
    assert map_of_departments(DAY).whole.units[-1] == town.units["Byg"].pk


def test_very_many_departments_are_rolled_up_in_the_table_only() -> None:
    town, top = Town(), make_unit("Direktion")
    Unit.objects.filter(pk__in=[unit.pk for unit in town.units.values()]).update(parent=top)
    found = map_of_departments(DAY, most=1)
    assert found.is_rolled_up
    assert found.table.units == (top.pk,)
    assert len(found.whole.units) == 3


def test_the_need_of_enquiries_is_half_at_three() -> None:
    assert need_of_enquiries(3) == pytest.approx(0.5)
    assert need_of_enquiries(0) == 0.0


def test_the_map_is_kept_until_something_changes(town: Town) -> None:
    kept = kept_map(DAY)
    assert kept_map(DAY) is kept
    assert kept_map(DAY + timedelta(days=1)) is not kept
    kept = kept_map(DAY)
    count_change(topic="relations")
    assert kept_map(DAY) is not kept


def test_one_that_takes_long_is_shown_a_while_although_something_has_changed(town: Town) -> None:
    kept = kept_map(DAY, quick=0.0)
    count_change(topic="relations")
    assert kept_map(DAY, quick=0.0) is kept
    assert kept_map(DAY, quick=60.0) is not kept
