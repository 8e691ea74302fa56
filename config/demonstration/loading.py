"""Fills an empty database with the demonstration municipality, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from config.demonstration import (
    businesses,
    catalogues,
    duties,
    enquiries,
    gatherings,
    materials,
    people,
    relations,
    satisfaction,
    words,
)
from indgang.people.models import Municipality


def is_loaded() -> bool:
    return Municipality.objects.exists()


def load_demonstration(*, today: date) -> Iterator[str]:
    """Loads all or nothing; yields what it has just done, for whoever waits."""
    with transaction.atomic():
        administrator = people.found_administrator()
        people.load_municipality(by=administrator)
        units = people.load_units(by=administrator)
        yield f"{len(units)} enheder"
        staff = people.load_colleagues(units, by=administrator)
        people.load_sign_ins(staff, by=administrator)
        people.load_keepers_of_home_page(units, staff, by=administrator)
        yield f"{sum(map(len, staff.values()))} kolleger på fire steder"
        catalogues.load_catalogues(units, staff, by=administrator, today=today)
        yield "startkataloget med opgaver, ord og situationer"
        catalogues.load_other_catalogues(units, staff, by=administrator, today=today)
        yield "to kataloger til, det ene uden ejer"
        companies = businesses.load_businesses(staff, by=administrator, today=today)
        yield f"{len(companies)} virksomheder med kontakter, steder og samtaler"
        people.load_absences(staff, by=administrator, today=today)
        yield "fravær og stedfortrædere"
        duties.load_duties(units, staff, today=today)
        yield "gøremål på nogle skriveborde"
        asked = enquiries.load_enquiries(units, staff, today=today)
        satisfaction.load_satisfaction(asked, today=today)
        yield f"{len(asked)} henvendelser, nogle over fristen, og hvordan det gik"
        met = relations.load_relations(staff, today=today)
        yield f"{met} møder mellem kolleger i halvandet år, og kaffe på tværs"
        came = gatherings.load_gatherings(staff, today=today)
        yield f"to samlinger med {came} deltagere, og en om seks uger"
        made = materials.load_materials(staff, today=today)
        made += materials.load_booklets()
        yield f"{made} materialer, to af dem hæfter fra samlingerne, og datoer udefra for to år"
        number = words.load_check_questions(by=administrator)
        words.load_asked_questions(today=today)
        yield f"{number} prøvespørgsmål, og det, der blev spurgt om ved skrivebordet"
