"""A small municipality to find one's way in: two units, three colleagues, three tasks, one of them for colleagues only.

Kirsten does digging permits with Anders as substitute; Nora's name is only for colleagues; Bo has no task.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from indgang.catalogue.models import (
    Catalogue,
    ExampleQuestion,
    Responsibility,
    Situation,
    SituationTask,
    Task,
    Theme,
)
from indgang.people.models import (
    Colleague,
    Membership,
    Municipality,
    OpeningHours,
    Role,
    RoleGrant,
    Unit,
    User,
)

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)  # a Tuesday, eleven o'clock in Denmark
TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class SmallTown:
    municipality: Municipality
    roads: Unit
    kirsten: Colleague
    anders: Colleague
    nora: Colleague
    bo: Colleague
    digging: Task
    tables: Task
    locks: Task


def found_town() -> SmallTown:
    municipality = Municipality.objects.create(
        name="Hvidklit Kommune", phone="19 55 24 10", mail="virksomhed@hvidklit.example"
    )
    for weekday in range(5):
        OpeningHours.objects.create(
            municipality=municipality, weekday=weekday, opens_at=time(9), closes_at=time(15, 30)
        )
    roads = Unit.objects.create(name="Teknik og Anlæg", phone="19 55 30 00")
    kirsten = a_colleague("Kirsten Munk", roads, phone="19 55 40 64", mobile="19 66 40 64")
    anders = a_colleague("Anders Vad", roads, phone="19 55 40 65")
    nora = a_colleague("Nora Lind", roads, phone="19 55 40 66", name_visibility="internal")
    bo = a_colleague("Bo Skov", None, phone="19 55 40 67")
    companies = Catalogue.objects.create(
        name="Virksomheder", slug="virksomheder", is_public=True, owning_unit=roads, owner=kirsten
    )
    inside = Catalogue.objects.create(name="Havne", slug="havne")
    theme = Theme.objects.create(key="vej", name="Vej og torv")
    digging = Task.objects.create(
        catalogue=companies,
        key="grave",
        title="Gravetilladelse",
        description="Skal I grave i vejen, skal I have lov først.\n\nVi svarer hurtigt.",
        words="fiberkabel\nopgravning\nhul i fortovet",
        kle_numbers="05.12.00",
        theme=theme,
        answering_unit=roads,
        send_along="Vi har brug for:\n- Kort\n- Datoer",
        next_step="Vi ser på det.",
        usual_time="Typisk 2 uger",
        usual_time_basis="Egne mål",
        self_service="https://virk.dk",
        internal_note="Spørg om vejnavn.",
        confirmed_date=date(2026, 10, 4),
        confirmed_by="Kirsten Munk",
    )
    tables = Task.objects.create(
        catalogue=companies,
        key="borde",
        title="Borde og stole udenfor",
        description="Vil du servere ude?",
        words="udeservering\nparasoller",
        answering_unit=roads,
        confirmed_date=date(2025, 1, 1),
        confirmed_by="Nora Lind",
    )
    locks = Task.objects.create(
        catalogue=inside,
        key="laase",
        title="Nøgler til havnen",
        description="Kun for os.",
        words="havnenøgle",
    )
    ExampleQuestion.objects.create(task=digging, text="Vi skal lægge et kabel ned foran butikken")
    Responsibility.objects.create(task=digging, colleague=kirsten, part="I byerne")
    Responsibility.objects.create(task=digging, colleague=anders, kind=Responsibility.Kind.SUBSTITUTE)
    Responsibility.objects.create(task=tables, colleague=nora)
    situation = Situation.objects.create(
        key="cafe", title="Åbne café", introduction="Det rører flere.\n\nRing først."
    )
    SituationTask.objects.create(situation=situation, task=tables, note="Om sommeren")
    SituationTask.objects.create(situation=situation, task=locks, position=1)
    return SmallTown(municipality, roads, kirsten, anders, nora, bo, digging, tables, locks)


def a_colleague(name: str, unit: Unit | None, **fields: str) -> Colleague:
    colleague = Colleague.objects.create(name=name, title="Ingeniør", **fields)
    if unit:
        Membership.objects.create(colleague=colleague, unit=unit, is_main=True)
    return colleague


def a_sign_in(colleague: Colleague | None, *roles: Role) -> User:
    user = User.objects.create_user("somebody@hvidklit.example", colleague=colleague)
    for role in roles:
        RoleGrant.objects.create(user=user, role=role)
    return user
