from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import Catalogue, KleEdition, KleSubject, Responsibility, Task
from indgang.catalogue.queries.gaps import GapKind, all_gaps, gap_groups, gaps_by_task, gaps_of_task
from indgang.people.models import Colleague, Unit
from tests.factories import make_absence, make_catalogue, make_colleague, make_task, make_unit

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
SUBSTITUTE = Responsibility.Kind.SUBSTITUTE


@pytest.fixture
def unit() -> Unit:
    return make_unit("Vej", leader=make_colleague("Ole Leder"))


@pytest.fixture
def kept(unit: Unit) -> Catalogue:
    return make_catalogue(owning_unit=unit, owner=unit.leader, hours_a_month=4)


def a_sound_task(unit: Unit, catalogue: Catalogue, **values: object) -> Task:
    """A task that somebody answers for, does and substitutes, confirmed yesterday."""
    stands = {
        "answering_unit": unit,
        "confirmed_date": TODAY - timedelta(days=1),
        "confirmed_by": "Ida",
    }
    task = make_task("Gravetilladelse", catalogue=catalogue, **(stands | values))
    give(task, make_colleague("Ida Dahl"))
    give(task, make_colleague("Bo Holm"), SUBSTITUTE)
    return task


def give(task: Task, colleague: Colleague, kind: str = Responsibility.Kind.DOES) -> Responsibility:
    return Responsibility.objects.create(task=task, colleague=colleague, kind=kind)


def told(task: Task) -> list[tuple[GapKind, str]]:
    return [(gap.kind, gap.note) for gap in gaps_of_task(task, TODAY)]


def test_a_sound_catalogue_has_no_gaps(unit: Unit, kept: Catalogue) -> None:
    a_sound_task(unit, kept)
    assert all_gaps(TODAY) == []


def test_nobody_answers_and_nobody_does(kept: Catalogue) -> None:
    task = make_task("Bredbånd", catalogue=kept)
    found = gaps_of_task(task, TODAY)
    assert [gap.kind for gap in found] == [GapKind.NOBODY_ANSWERS, GapKind.NOBODY_DOES, GapKind.UNCONFIRMED]
    assert [gap.mend_url.rsplit("/", 2)[1] for gap in found] == ["ret", "fordel", task.key]


def test_a_closed_unit_answers_for_nothing(unit: Unit, kept: Catalogue) -> None:
    unit.closed_date = TODAY
    unit.save()
    assert told(a_sound_task(unit, kept)) == [(GapKind.NOBODY_ANSWERS, "Vej er lukket")]


def test_a_substitute_alone_is_nobody_who_does_it(unit: Unit, kept: Catalogue) -> None:
    task = a_sound_task(unit, kept)
    task.responsibilities.filter(kind=Responsibility.Kind.DOES).delete()
    assert told(task) == [(GapKind.NOBODY_DOES, ""), (GapKind.ONE_PERSON, "Bo Holm")]


def test_all_are_away_only_where_nobody_steps_in(unit: Unit, kept: Catalogue) -> None:
    task = a_sound_task(unit, kept)
    ida, bo = (share.colleague for share in task.responsibilities.order_by("kind"))
    make_absence(ida, TODAY, TODAY + timedelta(days=3))
    assert told(task) == []
    absence = make_absence(bo, TODAY, TODAY + timedelta(days=9))
    assert told(task) == [(GapKind.ALL_AWAY, "Den første af dem er væk til og med 27. november")]
    absence.substitute = make_colleague("Eva Friis")
    absence.save()
    assert told(task) == []


def test_a_substitute_who_is_away_or_has_left_steps_in_for_nobody(unit: Unit, kept: Catalogue) -> None:
    task = a_sound_task(unit, kept)
    ida, bo = (share.colleague for share in task.responsibilities.order_by("kind"))
    make_absence(ida, TODAY, TODAY, substitute=bo)
    make_absence(bo, TODAY, TODAY, substitute=make_colleague(leaving_date=TODAY - timedelta(days=1)))
    assert [kind for kind, _note in told(task)] == [GapKind.ALL_AWAY]


def test_somebody_who_leaves_within_sixty_days_is_told(unit: Unit, kept: Catalogue) -> None:
    task = a_sound_task(unit, kept)
    give(task, make_colleague("Gå Snart", leaving_date=TODAY + timedelta(days=60)))
    give(task, make_colleague("Gå Senere", leaving_date=TODAY + timedelta(days=61)))
    give(task, make_colleague("Er Gået", leaving_date=TODAY - timedelta(days=1)))
    assert told(task) == [
        (
            GapKind.LEAVING,
            "Gå Snart har sidste dag 23. januar 2027; Er Gået stoppede 23. november 2026",
        )
    ]


def test_who_has_left_counts_no_more(unit: Unit, kept: Catalogue) -> None:
    task = a_sound_task(unit, kept)
    Colleague.objects.filter(name="Bo Holm").update(leaving_date=TODAY - timedelta(days=200))
    assert [kind for kind, _note in told(task)] == [GapKind.LEAVING, GapKind.ONE_PERSON]


@pytest.mark.parametrize(
    ("days", "notes"), [(365, []), (366, ["Sidst bekræftet 23. november 2025"])], ids=["a year", "a day more"]
)
def test_a_confirmation_holds_for_a_year(unit: Unit, kept: Catalogue, days: int, notes: list[str]) -> None:
    task = a_sound_task(unit, kept, confirmed_date=TODAY - timedelta(days=days))
    assert [note for _kind, note in told(task)] == notes


def test_a_number_no_longer_in_use_is_told_with_its_successor(unit: Unit, kept: Catalogue) -> None:
    edition = KleEdition.objects.create(published_date=date(2026, 5, 1))
    for number, successor in (("91.01.02", "91.01.05 91.01.06"), ("91.01.03", "")):
        KleSubject.objects.create(
            number=number, title="Boder", edition=edition, is_retired=True, successor=successor
        )
    KleSubject.objects.create(number="91.01.04", title="Torve", edition=edition)
    task = a_sound_task(unit, kept, kle_numbers="91.01.02 91.01.03 91.01.04")
    assert told(task) == [
        (GapKind.RETIRED_KLE, "91.01.02 Boder, nu 91.01.05, 91.01.06"),
        (GapKind.RETIRED_KLE, "91.01.03 Boder"),
    ]


def test_an_unpublished_task_is_no_gap_until_it_is_asked_for(kept: Catalogue) -> None:
    task = make_task(catalogue=kept, is_published=False)
    assert gaps_by_task(TODAY) == {}
    assert list(gaps_by_task(TODAY, [task.pk])) == [task.pk]


def test_catalogues_without_owner_or_hours_are_told(unit: Unit, kept: Catalogue) -> None:
    make_catalogue("Havne", web_editor=unit.leader)
    make_catalogue("Timer", owning_unit=unit, owner=unit.leader)
    assert [(gap.label, gap.note, gap.colleague_ids) for gap in all_gaps(TODAY)] == [
        ("Havne", "ingen har ansvaret, der er ikke sat timer af", frozenset({unit.leader_id})),
        ("Timer", "der er ikke sat timer af", frozenset({unit.leader_id})),
    ]


def test_units_that_answer_need_a_leader(unit: Unit, kept: Catalogue) -> None:
    make_unit("Svarer for intet")
    lone = make_unit("Uden leder")
    left = make_unit("Leder væk", leader=make_colleague(leaving_date=TODAY - timedelta(days=1)))
    for answering in (unit, lone, left, left):
        a_sound_task(answering, kept)
    found = [(gap.label, gap.note) for gap in all_gaps(TODAY) if gap.kind == GapKind.NO_LEADER]
    assert found == [("Leder væk", "Har ansvaret for 2 opgaver"), ("Uden leder", "Har ansvaret for 1 opgave")]


def test_gaps_are_grouped_with_the_gravest_first(kept: Catalogue) -> None:
    make_task(catalogue=kept)
    make_task(catalogue=kept)
    groups = gap_groups(reversed(all_gaps(TODAY)))
    assert [(group.kind, len(group.gaps)) for group in groups] == [
        (GapKind.NOBODY_ANSWERS, 2),
        (GapKind.NOBODY_DOES, 2),
        (GapKind.UNCONFIRMED, 2),
    ]
    assert groups[0].title == "Ingen har ansvaret"
    assert groups[0].advice == "Vælg den enhed, der har ansvaret for opgaven."


@pytest.mark.parametrize("number", [1, 3])
def test_the_reads_do_not_grow_with_the_tasks(
    unit: Unit, kept: Catalogue, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _one in range(number):
        a_sound_task(unit, kept)
    with django_assert_num_queries(6):
        all_gaps(TODAY)
