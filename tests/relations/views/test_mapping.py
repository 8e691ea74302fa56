from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indgang.people.models import Colleague, Role
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import RelationsSetting, TieKind
from tests.factories import make_colleague, make_unit, make_user
from tests.relations.views.conftest import SignedIn

pytestmark = pytest.mark.django_db

PAGE = "/intern/relationer/kort/"


def text_of(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def department(name: str, count: int = 5) -> list[Colleague]:
    unit = make_unit(name)
    return [make_colleague(f"{name}sen {place}", units=[unit]) for place in range(count)]


def met(
    one: Colleague, other: Colleague, key: str, days_ago: int = 0, kind: TieKind = TieKind.ENQUIRY
) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    about = Concern("enquiries", key)
    note_encounter(people=[one, other], kind=kind, about=about, once_key=key, on=day)


def test_departments_are_shown_and_never_a_person(signed_in: SignedIn) -> None:
    builders, drivers = department("Byg"), department("Vej")
    for number in range(4):
        met(builders[number], drivers[number], f"{number}")
    met(builders[0], drivers[1], "old", days_ago=400)
    met(builders[0], drivers[2], "older", days_ago=730)
    shown = text_of(signed_in(make_user()).get(PAGE))
    for words in (
        "går på tværs af afdelinger",
        "For et år siden var det 100",
        "Byg – Vej",
        '<th scope="row">Byg',
    ):
        assert words in shown
    assert "Bygsen" not in shown
    assert "Vejsen" not in shown
    assert "style=" not in shown.split("<main")[1]


def test_a_department_of_four_is_not_there(signed_in: SignedIn) -> None:
    builders, drivers, archive = department("Byg"), department("Vej"), department("Arkiv", 4)
    met(builders[0], drivers[0], "1")
    met(builders[0], archive[0], "2")
    shown = text_of(signed_in(make_user()).get(PAGE)).split("<main")[1]
    assert "Arkiv" not in shown


def test_the_other_measure_is_ties_for_each_pair(signed_in: SignedIn) -> None:
    builders, drivers = department("Byg"), department("Vej")
    for one, other in zip(builders, drivers, strict=True):
        met(one, other, one.name)
    client = signed_in(make_user())
    assert '<td class="heat-4">13' in text_of(client.get(f"{PAGE}?vis=taethed"))
    assert "Hvor meget af det, to afdelinger" in text_of(client.get(f"{PAGE}?vis=findes-ikke"))


def test_before_anything_has_happened_it_says_how_to_begin(signed_in: SignedIn) -> None:
    department("Byg"), department("Vej")
    assert "Intet at tegne endnu" in text_of(signed_in(make_user()).get(PAGE))


def test_too_few_people_are_told(signed_in: SignedIn) -> None:
    builders, archive = department("Byg"), department("Arkiv", 4)
    met(builders[0], archive[0], "1")
    assert "For få til at blive vist" in text_of(signed_in(make_user()).get(PAGE))


def test_a_thread_and_thin_spots_are_told_by_department(signed_in: SignedIn) -> None:
    builders, drivers, planners = department("Byg"), department("Vej"), department("Plan")
    for number in range(4):
        met(builders[0], drivers[number], f"{number}")
        met(planners[0], drivers[0], f"old{number}", days_ago=540, kind=TieKind.HAND_OVER)
    shown = text_of(signed_in(make_user()).get(PAGE))
    assert "Hænger i én tråd" in shown
    assert "4 henvendelser løst sammen på halvandet år." in shown


def test_switched_off_there_is_no_map(signed_in: SignedIn) -> None:
    RelationsSetting.objects.create(is_on=False)
    shown = text_of(signed_in(make_user(Role.SECRETARY)).get(PAGE))
    assert "Relationer er slået fra" in shown
    assert "/intern/relationer/indstillinger/" in shown


def test_it_is_reckoned_once(
    signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    builders, drivers = department("Byg"), department("Vej")
    met(builders[0], drivers[0], "1")
    client = signed_in(make_user())
    client.get(PAGE)
    with django_assert_max_num_queries(12):
        client.get(PAGE)


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (36, "Den sammenlignes med for et år siden, når to års møder er husket."),
        (18, "to års møder, og her huskes de i 18 måneder."),
    ],
)
def test_why_nothing_is_compared_is_told(signed_in: SignedIn, months: int, told: str) -> None:
    builders, drivers = department("Byg"), department("Vej")
    met(builders[0], drivers[0], "1")
    met(builders[0], drivers[1], "2", days_ago=400)
    RelationsSetting.objects.create(kept_months=months)
    shown = text_of(signed_in(make_user()).get(PAGE))
    assert told in shown
    assert "heat-change" not in shown
    assert "For et år siden" not in shown
