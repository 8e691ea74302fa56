from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from indgang.people.actions.arranging import edit_unit
from indgang.people.models import Unit
from tests.factories import make_administrator, make_colleague, make_unit, make_user
from tests.people.views.conftest import QueriesOf, errors_of, sent_back, signed_in, words_of

pytestmark = pytest.mark.django_db

LIST, NEW = "/intern/enheder/", "/intern/enheder/ny/"


def test_the_tree_shows_leader_people_and_what_is_missing() -> None:
    center = make_unit("By og Land")
    leader = make_user(colleague=make_colleague("Karen", units=[center]), leads=center)
    make_unit("Vej", parent=center)
    make_unit("Nedlagt", closed_date=date(2020, 1, 1))
    told = words_of(signed_in(leader).get(LIST))
    assert "2 enheder, oppefra og ned" in told
    assert "By og Land ledes af Karen 1 medarbejder Vej Ingen leder" in told
    assert "Lukkede enheder Nedlagt lukket den 1. januar 2020" in told


def test_an_ordinary_colleague_sees_no_closed_units_and_adds_none() -> None:
    make_unit("Nedlagt", closed_date=date(2020, 1, 1))
    told = words_of(signed_in(make_user()).get(LIST))
    assert "Ingen enheder endnu" in told
    assert "Nedlagt" not in told
    assert "Tilføj en enhed" not in told
    assert "Tilføj en enhed" in words_of(signed_in(make_administrator()).get(LIST))


def test_the_tree_asks_the_same_of_the_database_however_large(
    client: Client, count_queries: QueriesOf
) -> None:
    client.force_login(make_administrator())
    top = make_unit(leader=make_colleague())
    with_one = count_queries(LIST)
    for _number in range(2):
        make_unit(parent=top, leader=make_colleague(units=[top]))
    assert count_queries(LIST) == with_one


def test_a_unit_is_added_below_another() -> None:
    center, leader = make_unit("By og Land"), make_colleague("Karen Vad")
    client = signed_in(make_user(leads=center))
    form = sent_back(client.get(f"{NEW}?unit={center.pk}"))
    assert form["parent"] == str(center.pk)
    response = client.post(NEW, form | {"name": "Vej", "leader": "karen vad", "phone": "19554001"})
    unit = Unit.objects.get(name="Vej")
    assert response["Location"] == unit.get_absolute_url()
    assert (unit.parent, unit.leader, unit.phone) == (center, leader, "19 55 40 01")


@pytest.mark.parametrize("named", ["x", "999", "9" * 30, "²"])
def test_a_unit_that_is_not_there_is_no_beginning(named: str) -> None:
    response = signed_in(make_administrator()).get(NEW, {"unit": named})
    assert sent_back(response)["parent"] == ""


def test_a_refused_unit_keeps_what_was_typed() -> None:
    client = signed_in(make_user(leads=make_unit()))
    response = client.post(NEW, {"name": "Vej", "parent": "", "mail": "nej"})
    assert response.status_code == 422
    assert sent_back(response)["mail"] == "nej"
    response = client.post(NEW, {"name": "Vej", "parent": ""})
    assert response.status_code == 422
    assert errors_of(response) == ["Du kan kun tilføje enheder under dem, du leder."]
    assert sent_back(response)["name"] == "Vej"


def test_a_unit_is_edited_and_closed() -> None:
    unit = make_unit("Vej", external_id="11")
    client = signed_in(make_administrator())
    page = client.get(f"/intern/enheder/{unit.pk}/ret/")
    assert "kommunens eget register" in words_of(page)
    response = client.post(
        f"/intern/enheder/{unit.pk}/ret/", sent_back(page) | {"name": "Veje", "closed_date": "31/12 2026"}
    )
    unit.refresh_from_db()
    assert response["Location"] == unit.get_absolute_url()
    assert (unit.name, unit.closed_date) == ("Veje", date(2026, 12, 31))


def test_a_loop_is_told_at_the_field() -> None:
    top = make_unit()
    below = make_unit(parent=top)
    client = signed_in(make_administrator())
    form = sent_back(client.get(f"/intern/enheder/{top.pk}/ret/")) | {"parent": str(below.pk)}
    response = client.post(f"/intern/enheder/{top.pk}/ret/", form)
    assert errors_of(response) == ["En enhed kan ikke høre under sig selv."]


def test_two_who_edit_at_once_see_each_others_words() -> None:
    unit, bo = make_unit("Vej"), make_administrator()
    client = signed_in(make_administrator())
    address = f"/intern/enheder/{unit.pk}/ret/"
    form = sent_back(client.get(address))
    edit_unit(unit=unit, values={"name": "Veje og stier", "place": "Aslund"}, by=bo)
    response = client.post(address, form | {"name": "Vej og park"})
    assert response.status_code == 422
    told = words_of(response)
    assert "En anden har rettet det her, mens du skrev" in told
    assert "Veje og stier" in told
    again = sent_back(response)
    assert (again["name"], again["place"]) == ("Vej og park", "Aslund")
    client.post(address, again)
    unit.refresh_from_db()
    assert (unit.name, unit.place) == ("Vej og park", "Aslund")


def test_others_are_kept_out() -> None:
    unit = make_unit()
    client = signed_in(make_user())
    assert client.get(NEW).status_code == 403
    assert client.post(NEW, {"name": "Vej"}).status_code == 403
    assert client.post(f"/intern/enheder/{unit.pk}/ret/", {"name": "Vej"}).status_code == 403
    assert client.get("/intern/enheder/999/ret/").status_code == 404
    assert Client().get(LIST)["Location"].startswith("/konto/")
