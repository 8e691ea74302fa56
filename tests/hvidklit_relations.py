"""Who knows whom in the small municipality of tests/hvidklit.py, and two departments more, so that there is a map."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from indgang.people.models import Colleague, Membership, Unit
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.links import back_token, coffee_token
from indgang.relations.models import CoffeeMember, CoffeePair, CoffeeRound, Encounter, Saying, Says, TieKind

if TYPE_CHECKING:
    from tests.hvidklit import Hvidklit


def bring_together(house: Hvidklit) -> None:
    """Karla has handled an enquiry with Kai, says she knows Lis, and is drawn for coffee with Inga."""
    karla, kai, inga = (house.colleagues[who] for who in ("karla", "colleague", "entrance"))
    today = timezone.localdate()
    about = Concern("enquiries", "enquiries.enquiry:1", "En ny hal")
    note_encounter(people=[karla, kai], kind=TieKind.ENQUIRY, about=about, once_key="enquiry:1", on=today)
    house.encounter_pk = Encounter.objects.get().pk
    lis = house.colleagues["leader"]
    house.saying_pk = Saying.objects.create(sayer=karla, other=lis, says=Says.KNOWS, said_date=today).pk
    CoffeeMember.objects.create(colleague=karla, joined_date=today)
    drawn = CoffeeRound.objects.create(drawn_date=today - timedelta(days=3), seed=1)
    pair = CoffeePair.objects.create(
        round=drawn, first=karla, second=inga, reason="Intet har bragt jer sammen."
    )
    house.coffee_pk, house.coffee_token = pair.pk, coffee_token(pair.pk, karla.pk)
    _fill_departments(house)


def _fill_departments(house: Hvidklit) -> None:
    today = timezone.localdate()
    planners, drivers = _department("Plan og Land"), _department("Vand og Natur")
    for number, (one, other) in enumerate(zip(planners, drivers, strict=True)):
        for days in (number, 400 + number):
            key = f"department:{number}:{days}"
            about = Concern("enquiries", key)
            note_encounter(
                people=[one, other],
                kind=TieKind.ENQUIRY,
                about=about,
                once_key=key,
                on=today - timedelta(days=days),
            )


def _department(name: str) -> list[Colleague]:
    unit = Unit.objects.create(name=name, place="Rådhuset")
    colleagues = [
        Colleague.objects.create(name=f"{name.split(maxsplit=1)[0]} Nr{number}") for number in range(5)
    ]
    for colleague in colleagues:
        Membership.objects.create(colleague=colleague, unit=unit, is_main=True)
    return colleagues


def things_of_relations(house: Hvidklit) -> dict[str, dict[str, object]]:
    """What stands in the addresses of relations: Karla's own."""
    return {
        "relations:answer_coffee": {"token": house.coffee_token},
        "relations:come_back_to_coffee": {"token": back_token(CoffeeMember.objects.get().pk)},
        "relations:strike_encounter": {"pk": house.encounter_pk},
        "relations:tick_tie": {"pk": house.colleagues["colleague"].pk},
        "relations:take_back": {"pk": house.saying_pk},
        "relations:tell_whether_met": {"pk": house.coffee_pk},
    }
