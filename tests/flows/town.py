"""A municipality with four units, and a company: those who take part in the story of an enquiry."""

from __future__ import annotations

from dataclasses import dataclass

from indgang.businesses.models import Business, Size
from indgang.catalogue.models import Responsibility
from indgang.people.models import Colleague, Role, Unit
from indgang.shared.actions.counting import count_change
from tests.factories import (
    make_business,
    make_catalogue,
    make_colleague,
    make_municipality,
    make_task,
    make_unit,
    make_user,
)
from tests.flows.person import Person


@dataclass(frozen=True)
class Town:
    """Inga is at the entrance. Karla builds, with Sune as her substitute and Lis as her leader; Kai has the roads,
    Nia the nature, and Bente the smithy."""

    bente: Person
    inga: Person
    karla: Person
    sune: Person
    lis: Person
    kai: Person
    nia: Person
    smithy: Business


def found_town() -> Town:
    make_municipality()
    house, roads, nature, entrance = map(make_unit, ("Byg og Miljø", "Vej og Park", "Natur", "Erhverv"))
    karla, sune = works("Karla Østergaard", house), works("Sune Vad", house)
    task = make_task(
        "Byggetilladelse til erhverv",
        key="byggetilladelse",
        catalogue=make_catalogue(is_public=True),
        words="bygge om\nny hal\ntilbygning",
        answering_unit=house,
    )
    Responsibility.objects.create(task=task, colleague=karla)
    Responsibility.objects.create(task=task, colleague=sune, kind=Responsibility.Kind.SUBSTITUTE)
    lis = works("Lis Leder", house)
    return Town(
        bente=Person("bente@smed.example"),
        inga=signed_in(works("Inga Indgang", entrance), Role.ENTRANCE),
        karla=signed_in(karla),
        sune=signed_in(sune),
        lis=signed_in(lis, leads=house),
        kai=signed_in(works("Kai Kollega", roads)),
        nia=signed_in(works("Nia Skov", nature)),
        smithy=make_business("Klit Smede ApS", cvr="99000007", size=Size.SOME),
    )


def works(name: str, unit: Unit) -> Colleague:
    mail = f"{name.split(maxsplit=1)[0].lower()}@hvidklit.example"
    return make_colleague(name, units=[unit], mail=mail, phone="19 55 40 01")


def signed_in(colleague: Colleague, *roles: Role, leads: Unit | None = None) -> Person:
    user = make_user(*roles, colleague=colleague, leads=leads)
    for topic in ("people", "catalogue"):
        count_change(topic=topic)
    return Person(colleague.mail, user)
