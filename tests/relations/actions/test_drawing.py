from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.people.models import Colleague, Unit
from indgang.relations.actions.drawing import draw_coffee
from indgang.relations.actions.meeting import tell_whether_met
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import (
    CoffeeMember,
    CoffeePair,
    DidMeet,
    RelationsSetting,
    Saying,
    Says,
    TieKind,
)
from indgang.relations.queries.coffee import coffee_of, next_coffee_date
from indgang.relations.questions import QUESTIONS
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague, make_unit

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 3, 8, 0, tzinfo=UTC)
MONTH = timedelta(weeks=4)


def members(count: int, units: list[Unit], **values: object) -> list[Colleague]:
    found = []
    for place in range(count):
        colleague = make_colleague(
            f"Kollega {place}", units=[units[place % len(units)]], mail=f"k{place}@hvidklit.example", **values
        )
        CoffeeMember.objects.create(colleague=colleague, joined_date=NOW.date())
        found.append(colleague)
    return found


@pytest.fixture
def two_units() -> list[Unit]:
    return [make_unit("Byg"), make_unit("Vej")]


def drawn_together() -> set[frozenset[str]]:
    return {
        frozenset(one.name for one in (pair.first, pair.second, pair.third) if one)
        for pair in CoffeePair.objects.select_related("first", "second", "third")
    }


def test_everybody_meets_somebody_of_another_department(two_units: list[Unit]) -> None:
    people = members(6, two_units)
    drawn = draw_coffee(by=SYSTEM, now=NOW)
    assert drawn is not None
    assert len(drawn_together()) == 3
    assert set().union(*drawn_together()) == {person.name for person in people}
    for pair in CoffeePair.objects.all():
        assert pair.first.memberships.get().unit != pair.second.memberships.get().unit
    assert OutgoingMail.objects.count() == 6
    assert Event.objects.get(act="draw_coffee").target_label == drawn.history_label


def test_the_mail_says_who_why_and_where_to_answer(two_units: list[Unit]) -> None:
    members(2, two_units, place="Aabybro", title="Byggesagsbehandler", phone="19 55 40 01")
    draw_coffee(by=SYSTEM, now=NOW)
    mail = OutgoingMail.objects.get(recipient="k0@hvidklit.example")
    assert mail.subject == "Kaffe med Kollega 1?"
    assert "Kollega 1, Byggesagsbehandler, Vej, 19 55 40 01, k1@hvidklit.example" in mail.text
    assert CoffeePair.objects.get().reason in mail.text
    assert "/kaffe/" in mail.text


def test_the_odd_one_joins_two(two_units: list[Unit]) -> None:
    members(5, two_units)
    draw_coffee(by=SYSTEM, now=NOW)
    assert sorted(len(group) for group in drawn_together()) == [2, 3]


def test_the_odd_one_waits_rather_than_join_whom_they_would_not(two_units: list[Unit]) -> None:
    people = members(3, two_units)
    for other in people[:2]:
        Saying.objects.create(sayer=people[2], other=other, says=Says.NOT_WITH, said_date=NOW.date())
    draw_coffee(by=SYSTEM, now=NOW)
    assert drawn_together() == {frozenset({"Kollega 0", "Kollega 1"})}


def test_nobody_meets_again_before_all_others_are_used(two_units: list[Unit]) -> None:
    members(4, two_units)
    draw_coffee(by=SYSTEM, now=NOW)
    first = drawn_together()
    draw_coffee(by=SYSTEM, now=NOW + MONTH)
    assert len(drawn_together()) == 4
    assert len(drawn_together() - first) == 2


def test_it_is_drawn_once_in_so_many_weeks(two_units: list[Unit]) -> None:
    members(2, two_units)
    assert draw_coffee(by=SYSTEM, now=NOW) is not None
    assert draw_coffee(by=SYSTEM, now=NOW) is None
    assert draw_coffee(by=SYSTEM, now=NOW + timedelta(days=27)) is None
    assert next_coffee_date(NOW.date()) == (NOW + MONTH).date()
    assert draw_coffee(by=SYSTEM, now=NOW + MONTH) is not None


def test_one_alone_and_a_municipality_without_relations_draw_nothing(two_units: list[Unit]) -> None:
    members(1, two_units)
    assert draw_coffee(by=SYSTEM, now=NOW) is None
    members(2, two_units)
    RelationsSetting.objects.create(is_on=False)
    assert draw_coffee(by=SYSTEM, now=NOW) is None
    assert not OutgoingMail.objects.exists()


def test_those_who_did_not_meet_may_be_drawn_again(two_units: list[Unit]) -> None:
    people = members(2, two_units)
    draw_coffee(by=SYSTEM, now=NOW)
    pair = CoffeePair.objects.get()
    tell_whether_met(pair=pair, did_meet=DidMeet.NO, by=people[0], today=NOW.date())
    draw_coffee(by=SYSTEM, now=NOW + MONTH)
    assert CoffeePair.objects.count() == 2
    assert [one.did_meet for one in coffee_of(people[0])] == ["", "no"]


def test_of_three_each_reads_of_their_own_two_and_nothing_of_the_others(two_units: list[Unit]) -> None:
    people = members(3, two_units)
    about = Concern("enquiries", "e")
    note_encounter(
        people=[people[0], people[1]], kind=TieKind.COFFEE, about=about, once_key="e", on=NOW.date()
    )  # the first two have met; the third has met nobody
    draw_coffee(by=SYSTEM, now=NOW)
    pair = CoffeePair.objects.get()
    assert pair.third is not None
    strangers = "Intet har bragt jer sammen endnu."
    for reader in people:
        reasons = {other.name: reason for other, reason in pair.reasons_for(reader)}
        told = {
            other.name: "Det er længe siden, I mødtes." if {reader, other} == set(people[:2]) else strangers
            for other in people
            if other != reader
        }
        assert reasons == told
        mail = OutgoingMail.objects.get(recipient=reader.mail)
        assert ("Det er længe siden" in mail.text) == (reader in people[:2])
        for name, reason in told.items():
            assert f"– {name}: {reason}" in mail.text


def test_each_drawing_brings_other_questions(two_units: list[Unit]) -> None:
    members(2, two_units)
    asked = set()
    for turn in range(len(QUESTIONS)):
        draw_coffee(by=SYSTEM, now=NOW + turn * MONTH)
        pair = CoffeePair.objects.latest("pk")
        texts = OutgoingMail.objects.filter(once_key__startswith=f"relations.coffee:{pair.pk}:")
        begin = {mail.text.split("begynde med:")[1].split("\n\n")[0] for mail in texts}
        assert len(begin) == 1  # the two have the same
        asked |= begin
    assert len(asked) == len(QUESTIONS)


@pytest.mark.parametrize(
    ("places", "of_unit", "by_phone"),
    [
        (("", "Brovst"), "", False),  # where the other sits is not told
        (("", ""), "", False),
        (("", "Brovst"), "Aabybro", True),
        (("", " brovst "), "Brovst", False),
    ],
)
def test_who_has_told_no_place_sits_where_the_unit_does_or_nobody_knows_where(
    places: tuple[str, str], of_unit: str, by_phone: bool
) -> None:
    people = members(2, [make_unit("Byg", place=of_unit), make_unit("Vej", place=of_unit)])
    for person, place in zip(people, places, strict=True):
        Colleague.objects.filter(pk=person.pk).update(place=place)
    draw_coffee(by=SYSTEM, now=NOW)
    assert CoffeePair.objects.get().by_phone is by_phone


def test_in_different_places_it_is_by_telephone(two_units: list[Unit]) -> None:
    people = members(2, two_units)
    Colleague.objects.filter(pk=people[0].pk).update(place="Aabybro", mail="")
    Colleague.objects.filter(pk=people[1].pk).update(place="Brovst", mail="ikke en adresse")
    draw_coffee(by=SYSTEM, now=NOW)
    assert CoffeePair.objects.get().by_phone
    assert not OutgoingMail.objects.exists()  # neither can be reached by mail, and the drawing stands
