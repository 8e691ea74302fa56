"""A municipality with four departments of four, each with its leader: those whom a gathering brings together."""

from __future__ import annotations

from dataclasses import dataclass, field

from indgang.catalogue.models import Responsibility
from indgang.people.models import Colleague, Role, Unit
from indgang.shared.actions.counting import count_change
from tests.factories import make_catalogue, make_colleague, make_municipality, make_task, make_unit, make_user
from tests.flows.person import Person

WORKERS = {
    "Byg": ("Karla Bak", "Knud Berg", "Kim Buch"),
    "Vej": ("Vera Alm", "Viggo Ask", "Vita Aas"),
    "Natur": ("Nia Skov", "Niels Eng", "Nora Lund"),
    "Erhverv": ("Eva Holm", "Erik Hav", "Ella Høj"),
}
LEADERS = {"Byg": "Lis Byg", "Vej": "Lars Vej", "Natur": "Lone Natur", "Erhverv": "Leo Erhverv"}


@dataclass(frozen=True)
class Plenum:
    """Sif is the secretary, and Inga stands in for her. Everybody has a task in the catalogue, leaders have none."""

    sif: Person
    inga: Person
    people: dict[str, Person] = field(default_factory=dict)
    leaders: dict[str, Person] = field(default_factory=dict)

    def named(self, name: str) -> Person:
        return self.people[name]


def found_plenum() -> Plenum:
    make_municipality()
    catalogue = make_catalogue(is_public=True)
    office = make_unit("Sekretariatet")
    plenum = Plenum(
        sif=signed_in(works("Sif Sekretær", office), Role.SECRETARY),
        inga=signed_in(works("Inga Indgang", office)),
    )
    for department, names in WORKERS.items():
        unit = make_unit(department)
        plenum.leaders[department] = signed_in(works(LEADERS[department], unit), leads=unit)
        for name in names:
            colleague = works(name, unit)
            task = make_task(f"Det {name} laver", catalogue=catalogue, answering_unit=unit)
            Responsibility.objects.create(task=task, colleague=colleague)
            plenum.people[name] = signed_in(colleague)
    for topic in ("people", "catalogue"):
        count_change(topic=topic)
    return plenum


def works(name: str, unit: Unit) -> Colleague:
    first, last = name.lower().split()
    plain = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
    mail = f"{first}.{last}@hvidklit.example".translate(plain)
    return make_colleague(name, units=[unit], mail=mail, phone="19 55 40 01")


def signed_in(colleague: Colleague, *roles: Role, leads: Unit | None = None) -> Person:
    return Person(colleague.mail, make_user(*roles, colleague=colleague, leads=leads))
