from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from indgang.catalogue.models import Responsibility
from indgang.gatherings.models import Consent, Group
from indgang.gatherings.queries.booklet import (
    Call,
    Missing,
    Quote,
    Solved,
    ThemePart,
    booklet_of,
    missing_for_booklet,
    said_by,
)
from indgang.gatherings.queries.quotes import printed_quotes
from indgang.people.models import Visibility
from tests.factories import make_colleague, make_municipality, make_task
from tests.gatherings.booklet_rows import a_result, agreed, answered, came, held, met
from tests.gatherings.day_rows import a_cross_task, units

pytestmark = pytest.mark.django_db


def test_it_tells_when_where_and_how_many_met() -> None:
    make_municipality(name="Hvidklit Kommune")
    gathering, (one, other) = held(title="Mød dem"), units(2)
    for unit in (one, other, other):
        came(gathering, unit=unit)
    booklet = booklet_of(gathering)
    assert (booklet.title, booklet.publisher, booklet.when, booklet.place, booklet.met) == (
        "Mød dem", "Hvidklit Kommune", "Onsdag den 3. juni 2026", "Kantinen",
        "3 kolleger fra 2 afdelinger mødte hinanden.",
    )  # fmt: skip
    assert booklet.is_empty


def test_nobody_came_and_nobody_has_described_the_municipality() -> None:
    booklet = booklet_of(held())
    assert (booklet.met, booklet.publisher, booklet.calls, booklet.themes, booklet.solved) == (
        "",
        "",
        (),
        (),
        (),
    )
    assert "Samlet af Inga Indgang efter samlingen." in booklet.colophon


def test_themes_stand_in_order_with_their_quotes_and_the_rest_is_named() -> None:
    gathering = held()
    meetings = [met(gathering, came(gathering), came(gathering)) for _place in range(6)]
    second, first, third = (
        gathering.themes.create(name=name, position=place) for name, place in (("B", 2), ("A", 1), ("C", 3))
    )
    answered(meetings[0], " Ring før ti. ", theme=second)
    answered(meetings[1], "Ikke citeret", theme=second, in_booklet=False)
    answered(meetings[2], "Først", theme=first)
    answered(meetings[3], "Parkering", theme=third, in_booklet=False)
    answered(meetings[4], "Uden tema")
    answered(meetings[5], "", theme=second)  # typed, and taken away again
    booklet = booklet_of(gathering)
    assert booklet.themes == (
        ThemePart("A", "1 par svarede sådan", (Quote("Først", "En kollega", "Hvem ringer du til?"),)),
        ThemePart("B", "2 par svarede sådan", (Quote("Ring før ti.", "En kollega", "Hvem ringer du til?"),)),
        ThemePart("Også sagt", "", (Quote("Uden tema", "En kollega", "Hvem ringer du til?"),)),
    )
    assert (booklet.also, booklet.is_empty) == ("Vi talte også om: C (1).", False)


@pytest.mark.parametrize(
    ("people", "agree", "by"),
    [
        (2, 2, "Ida A og Ida B"),
        (2, 1, "En kollega"),
        (2, 0, "En kollega"),
        (3, 3, "Ida A, Ida B og Ida C"),
        (3, 2, "En kollega"),
    ],
)
def test_somebody_is_named_only_where_all_who_said_it_agreed(people: int, agree: int, by: str) -> None:
    gathering = held()
    guests = [came(gathering, f"Ida {letter}") for letter in "ABC"[:people]]
    answer = answered(met(gathering, *guests), "Ja")
    agreed(answer, guests[:agree])
    assert [said_by(quote) for quote in printed_quotes(gathering)] == [by]


def test_nothing_is_quoted_before_those_who_said_it_are_asked_or_against_a_no() -> None:
    gathering = held()
    guests = [came(gathering), came(gathering)]
    answered(met(gathering, *guests), "Ikke spurgt", asked_at=None)
    refused = answered(met(gathering, *guests), "Nej tak")
    refused.words.create(guest=guests[0], consent=Consent.NO)
    assert booklet_of(gathering).themes == ()


def test_a_hidden_name_is_never_shown() -> None:
    gathering = held()
    guests = [came(gathering, "Ida"), came(gathering, "Skjult")]
    guests[1].colleague.name_visibility = Visibility.HIDDEN
    guests[1].colleague.save()
    agreed(answered(met(gathering, *guests), "Ja"), guests)
    booklet = booklet_of(gathering)
    assert booklet.themes[0].quotes[0].by == "En kollega"
    assert [call.name for call in booklet.calls] == ["Ida"]


def test_what_groups_came_to_stands_with_who_sees_to_it() -> None:
    gathering, ida = held(), make_colleague("Ida")
    a_result(gathering, " Ét ark. ", first_step="Saml dem", owner=ida, due_date=date(2027, 1, 15))
    a_result(gathering, "To", title="Havnen")
    a_result(gathering, "  ", title="Tom")
    assert booklet_of(gathering).solved == (
        Solved("Nye skilte i byen", "Ét svar", "Ét ark.", "Saml dem", "Ida", "15. januar 2027"),
        Solved("Havnen", "Ét svar", "To", "", "", ""),
    )


def test_whom_to_call_with_phone_and_tasks_from_the_catalogue() -> None:
    gathering, (unit,) = held(), units(1)
    ida = came(gathering, "Ida", unit=unit).colleague
    ida.title, ida.phone = "Tekniker", "12 34 56 78"
    ida.save()
    left = came(gathering, "Rejst").colleague
    left.leaving_date = timezone.localdate() - timedelta(days=1)
    left.save()
    for place, kind in enumerate(["substitute", "does", "does", "does", "does"]):
        task = make_task(f"Opgave {place}")
        Responsibility.objects.create(task=task, colleague=ida, kind=kind, position=place)
    assert booklet_of(gathering).calls == (
        Call("Ida", "Tekniker, Afdeling 1", "12 34 56 78", "Opgave 1 · Opgave 2 · Opgave 3 · Opgave 4"),
    )


def test_whom_to_ask_stands_last() -> None:
    gathering = held(organiser=make_colleague("Inga", phone="11 22 33 44"))
    assert booklet_of(gathering).colophon == (
        "Samlet af Inga efter samlingen.",
        "Spørgsmål: 11 22 33 44",
        "Der står kun navne ved et citat, hvis de, der sagde det, har sagt ja.",
    )
    gathering.organiser.name_visibility = Visibility.HIDDEN
    assert len(booklet_of(gathering).colophon) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_it_is_read_at_once(rows: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    gathering = held()
    for _row in range(rows):
        answered(
            met(gathering, came(gathering), came(gathering)),
            "Ja",
            theme=gathering.themes.create(name=str(_row)),
        )
        a_result(gathering, "Ét ark")
    with django_assert_num_queries(10):
        assert len(booklet_of(gathering).as_data()["calls"]) == 2 * rows


def test_what_is_missing_is_counted() -> None:
    gathering = held()
    guests = [came(gathering), came(gathering)]
    theme = gathering.themes.create(name="A")
    answered(met(gathering, *guests), "Uden tema", in_booklet=False)
    agreed(answered(met(gathering, *guests), "Venter", theme=theme), guests[:1])
    agreed(answered(met(gathering, *guests), "Har sagt ja", theme=theme), guests)
    a_result(gathering, "Ét ark")
    a_result(gathering, "")
    Group.objects.create(gathering=gathering, table=900, task=a_cross_task())
    missing = missing_for_booklet(gathering)
    assert (missing, missing.is_nothing) == (Missing(1, 1, 2, 1), False)
    assert missing_for_booklet(held()).is_nothing
