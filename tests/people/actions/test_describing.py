from __future__ import annotations

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from indgang.history.models import Event
from indgang.people.actions.describing import (
    Closed,
    Hours,
    MunicipalityValues,
    UnableToDescribeMunicipality,
    describe_municipality,
)
from indgang.people.models import Municipality, Role
from tests.factories import make_administrator, make_municipality, make_user

pytestmark = pytest.mark.django_db

NINE, NOON, THREE = time(9), time(12), time(15)


def test_the_first_description_makes_the_municipality() -> None:
    municipality = describe_municipality(
        values={"name": "Hvidklit Kommune", "phone": "19 55 24 10", "mail": "v@hvidklit.example"},
        opening_hours=[Hours(0, NINE, THREE)],
        closing_days=[Closed(date(2026, 12, 24), "Juleaften", is_yearly=True)],
        by=make_administrator(),
    )
    assert Municipality.objects.get() == municipality
    assert [str(row) for row in municipality.opening_hours.all()] == ["mandag 09.00–15.00"]
    assert [str(row) for row in municipality.closing_days.all()] == ["24-12-2026 Juleaften (hvert år)"]
    changes = Event.objects.get().changes
    assert changes["name"] == ["", "Hvidklit Kommune"]
    assert changes["opening_hours"] == ["", "mandag 09.00–15.00"]


@pytest.mark.parametrize(
    ("given", "days"), [(None, ["0605 Grundlovsdag", "1224 Juleaftensdag", "1231 Nytårsaftensdag"]), ([], [])]
)
def test_the_first_time_the_usual_closing_days_stand_there(
    given: list[Closed] | None, days: list[str]
) -> None:
    values: MunicipalityValues = {"name": "Hvidklit", "phone": "19 55 24 10", "mail": "v@hvidklit.example"}
    by = make_administrator()
    municipality = describe_municipality(values=values, closing_days=given, by=by)
    stand = municipality.closing_days.filter(is_yearly=True)
    assert [f"{row.day:%m%d} {row.name}" for row in stand] == days
    stand.delete()
    describe_municipality(values={"welcome": "Hej"}, by=by)
    assert municipality.closing_days.count() == 0


def test_the_keepers_of_the_home_page_may_change_it() -> None:
    owner, editor = make_user(), make_user()
    make_municipality(home_page_owner=owner.colleague, web_editor=editor.colleague)
    for by in (owner, editor):
        describe_municipality(values={"welcome": f"Hilsen {by}"}, by=by)
    assert Municipality.objects.get().welcome == f"Hilsen {editor}"


@pytest.mark.parametrize("role", [None, *(role for role in Role if role != Role.ADMINISTRATOR)])
def test_others_may_not(role: Role | None) -> None:
    make_municipality()
    with pytest.raises(UnableToDescribeMunicipality):
        describe_municipality(values={"name": "Aslund"}, by=make_user(*([role] if role else [])))
    assert Municipality.objects.get().name == "Hvidklit Kommune"


def test_nobody_but_an_administrator_makes_the_first() -> None:
    with pytest.raises(UnableToDescribeMunicipality):
        describe_municipality(values={"name": "Aslund"}, by=make_user())
    assert not Municipality.objects.exists()


def test_hours_and_closing_days_are_replaced() -> None:
    make_municipality()
    by = make_administrator()
    for hours, closed in (([Hours(0, NINE, THREE), Hours(4, NINE, NOON)], "Julefrokost"), ([], "Jul")):
        describe_municipality(
            values={}, opening_hours=hours, closing_days=[Closed(date(2026, 12, 24), closed)], by=by
        )
    municipality = Municipality.objects.get()
    assert not municipality.opening_hours.exists()
    assert [day.name for day in municipality.closing_days.all()] == ["Jul"]
    newest = Event.objects.first()
    assert newest is not None
    assert newest.changes["opening_hours"] == ["mandag 09.00–15.00\nfredag 09.00–12.00", ""]


def test_what_is_not_given_stays_and_what_is_the_same_is_not_recorded() -> None:
    make_municipality()
    by = make_administrator()
    hours, closing = [Hours(0, NINE, THREE)], [Closed(date(2026, 12, 24), "Juleaften")]
    describe_municipality(values={}, opening_hours=hours, closing_days=closing, by=by)
    describe_municipality(
        values={"name": "Hvidklit Kommune"}, opening_hours=hours, closing_days=closing, by=by
    )
    describe_municipality(values={}, by=by)
    assert Event.objects.count() == 1
    assert Municipality.objects.get().opening_hours.count() == 1


def test_the_database_refuses_hours_that_end_before_they_begin() -> None:
    municipality = make_municipality()
    with pytest.raises(IntegrityError), transaction.atomic():
        describe_municipality(values={}, opening_hours=[Hours(0, THREE, NINE)], by=make_administrator())
    assert not municipality.opening_hours.exists()
