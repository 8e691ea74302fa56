"""Makes rows for tests: each with what it must have, and nothing that a test has not asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from indgang.people.models import Absence, Colleague, Membership, Municipality, Role, RoleGrant, Unit, User

# The people ------------------------------------------------------------------------------------------------


class MunicipalityFactory(DjangoModelFactory[Municipality]):
    class Meta:
        model = Municipality

    name = "Hvidklit Kommune"
    phone = "19 55 24 10"
    mail = "virksomhed@hvidklit.example"


class UnitFactory(DjangoModelFactory[Unit]):
    class Meta:
        model = Unit

    name = factory.Sequence(lambda number: f"Enhed {number}")


class ColleagueFactory(DjangoModelFactory[Colleague]):
    """``unit`` is the main unit; without it the colleague works nowhere."""

    class Meta:
        model = Colleague
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Kollega {number}")

    @factory.post_generation
    def unit(self, create: bool, unit: Unit | None, **kwargs: Any) -> None:
        if unit is not None:
            Membership.objects.create(colleague=self, unit=unit, is_main=True)


class UserFactory(DjangoModelFactory[User]):
    """Somebody who may sign in. ``roles`` are given; ``leads`` makes them the leader of the unit."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"bruger{number}@hvidklit.example")
    colleague = factory.SubFactory(ColleagueFactory)

    @factory.post_generation
    def roles(self, create: bool, roles: tuple[Role, ...] | None, **kwargs: Any) -> None:
        for role in roles or ():
            RoleGrant.objects.create(user=self, role=role)

    @factory.post_generation
    def leads(self, create: bool, unit: Unit | None, **kwargs: Any) -> None:
        if unit is not None:
            unit.leader = self.colleague
            unit.save()


class AbsenceFactory(DjangoModelFactory[Absence]):
    class Meta:
        model = Absence

    colleague = factory.SubFactory(ColleagueFactory)
    first_date = date(2026, 11, 23)
    last_date = date(2026, 11, 27)


def administrator() -> User:
    user: User = UserFactory(roles=[Role.ADMINISTRATOR])
    return user


def leader_of(unit: Unit) -> User:
    user: User = UserFactory(leads=unit)
    return user
