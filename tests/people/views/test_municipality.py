from __future__ import annotations

from datetime import date, time

import pytest
from django.test import Client

from indgang.people.actions.describing import Closed, Hours, describe_municipality
from indgang.people.models import Municipality
from tests.factories import make_administrator, make_colleague, make_municipality, make_unit, make_user
from tests.people.views.conftest import errors_of, sent_back, signed_in, words_of

pytestmark = pytest.mark.django_db

ADDRESS = "/intern/kommunen/"
CHRISTMAS = date(2026, 12, 24)


@pytest.fixture
def client() -> Client:
    return signed_in(make_administrator())


@pytest.fixture
def described(client: Client) -> Municipality:
    """With hours on Monday and one closing day."""
    make_municipality()
    return describe_municipality(
        values={},
        opening_hours=[Hours(0, time(9), time(15))],
        closing_days=[Closed(CHRISTMAS, "Juleaften", is_yearly=True)],
        by=make_administrator(),
    )


def test_the_first_description(client: Client) -> None:
    form = sent_back(client.get(ADDRESS))
    assert form["colour"] == "#1f5a4c"
    usual = [(form[f"day_{row}"][:6], form[f"what_{row}"], form[f"yearly_{row}"]) for row in range(3)]
    assert usual == [
        ("05-06-", "Grundlovsdag", "on"),
        ("24-12-", "Juleaftensdag", "on"),
        ("31-12-", "Nytårsaftensdag", "on"),
    ]
    sent = form | {"name": "Hvidklit Kommune", "phone": "19552410", "mail": "v@hvidklit.example"}
    sent |= {
        "opens_0": "9",
        "closes_0": "15.30",
        "day_0": "24-12-2026",
        "what_0": "Juleaften",
        "yearly_0": "on",
        "removed_1": "on",
        "removed_2": "on",
    }
    assert client.post(ADDRESS, sent)["Location"] == ADDRESS
    municipality = Municipality.objects.get()
    assert municipality.phone == "19 55 24 10"
    assert [str(row) for row in municipality.opening_hours.all()] == ["mandag 09.00–15.30"]
    assert [str(row) for row in municipality.closing_days.all()] == ["24-12-2026 Juleaften (hvert år)"]


def test_saved_untouched_nothing_changes(client: Client, described: Municipality) -> None:
    form = sent_back(client.get(ADDRESS))
    assert (form["opens_0"], form["day_0"], form["yearly_0"], form["day_2"]) == (
        "09.00",
        "24-12-2026",
        "on",
        "",
    )
    assert client.post(ADDRESS, form).status_code == 302
    assert sent_back(client.get(ADDRESS)) == form


def test_keepers_are_chosen(client: Client, described: Municipality) -> None:
    unit, owner = make_unit("Service"), make_colleague("Hanne Mortensen")
    form = sent_back(client.get(ADDRESS))
    client.post(
        ADDRESS, form | {"home_page_unit": str(unit.pk), "home_page_owner": "hanne", "web_editor": ""}
    )
    municipality = Municipality.objects.get()
    assert (municipality.home_page_unit, municipality.home_page_owner) == (unit, owner)
    assert sent_back(client.get(ADDRESS))["home_page_owner"] == "Hanne Mortensen"


def test_a_closing_day_is_removed_and_another_added(client: Client, described: Municipality) -> None:
    form = sent_back(client.get(ADDRESS))
    sent = form | {"removed_0": "on", "day_1": "5/6 2026", "what_1": "Grundlovsdag"}
    assert client.post(ADDRESS, sent).status_code == 302
    assert [str(row) for row in described.closing_days.all()] == ["05-06-2026 Grundlovsdag"]


def test_more_rows_are_given_and_nothing_typed_is_lost_or_saved(
    client: Client, described: Municipality
) -> None:
    form = sent_back(client.get(ADDRESS))
    form.pop("yearly_0")
    typed = {"name": "Aslund", "day_1": "vrøvl", "what_1": "Sommerfest", "yearly_1": "on", "colour": "#fff"}
    response = client.post(ADDRESS, form | typed | {"add_rows": "1"})
    assert response.status_code == 200
    again = sent_back(response)
    assert {name: again[name] for name in typed} == typed
    assert "yearly_0" not in again
    assert ("day_4" in again, "day_5" in again) == (True, False)
    assert again["version"] == form["version"]
    assert Municipality.objects.get().name == "Hvidklit Kommune"


def test_there_is_an_end_to_rows(client: Client, described: Municipality) -> None:
    response = client.post(ADDRESS, {"day_999": "x"})
    assert response.status_code == 422
    assert "day_79" in sent_back(response)
    assert "day_80" not in sent_back(response)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"opens_1": "9"}, "Skriv begge klokkeslæt, eller ingen, når der er lukket."),
        ({"closes_1": "9"}, "Skriv begge klokkeslæt, eller ingen, når der er lukket."),
        ({"opens_1": "15", "closes_1": "9"}, "Der skal lukkes senere, end der åbnes."),
        ({"opens_1": "ni", "closes_1": "15"}, "Skriv et klokkeslæt som 9.30."),
        ({"day_1": "24/12 2026", "what_1": "Jul"}, "Dagen står her allerede."),
        ({"what_1": "Jul"}, "Hvilken dag er det?"),
        ({"day_1": "31/12 2026"}, "Hvad er anledningen? Virksomhederne læser det."),
        ({"day_1": "31/12 2026", "what_1": "x" * 81}, "Skriv højst 80 tegn. Der er 81 nu."),
        ({"day_1": "jul", "what_1": "Jul"}, ""),
        ({"phone": "112"}, ""),
    ],
)
def test_a_fault_stands_at_its_field_and_nothing_is_lost(
    client: Client, described: Municipality, typed: dict[str, str], error: str
) -> None:
    response = client.post(ADDRESS, sent_back(client.get(ADDRESS)) | typed)
    assert (response.status_code, len(errors_of(response))) == (422, 1)
    assert error in {"", *errors_of(response)} or "80" in error
    assert typed.items() <= sent_back(response).items()
    assert described.closing_days.count() == 1


def test_a_light_colour_explains_itself(client: Client, described: Municipality) -> None:
    response = client.post(ADDRESS, sent_back(client.get(ADDRESS)) | {"colour": "#ffcc00"})
    (error,) = errors_of(response)
    assert "for lys" in error
    assert Municipality.objects.get().colour == "#1f5a4c"


def test_two_who_edit_at_once_see_each_others_words(client: Client, described: Municipality) -> None:
    form = sent_back(client.get(ADDRESS))
    describe_municipality(
        values={"welcome": "Kom indenfor"},
        opening_hours=[Hours(1, time(9), time(15))],
        by=make_administrator(),
    )
    response = client.post(ADDRESS, form | {"address": "Rådhuspladsen 1"})
    assert response.status_code == 422
    assert "tirsdag 09.00–15.00" in words_of(response)
    assert sent_back(response)["welcome"] == "Kom indenfor"
    assert client.post(ADDRESS, sent_back(response)).status_code == 302
    municipality = Municipality.objects.get()
    assert (municipality.welcome, municipality.address) == ("Kom indenfor", "Rådhuspladsen 1")


def test_the_page_is_for_administrators_and_keepers(described: Municipality) -> None:
    user = make_user()
    assert signed_in(user).get(ADDRESS).status_code == 403
    assert signed_in(user).post(ADDRESS, {"add_rows": "1"}).status_code == 403
    Municipality.objects.update(web_editor=user.colleague)
    assert signed_in(user).get(ADDRESS).status_code == 200


# The colours ------------------------------------------------------------------------------------------------


def test_the_colours_of_the_municipality() -> None:
    assert "--indgang-primary:#1f5a4c;" in Client().get("/tema.css").content.decode()
    make_municipality(colour="#123456")
    response = Client().get("/tema.css")
    assert "--indgang-primary:#123456;" in response.content.decode()
    assert (response["Content-Type"], response["Cache-Control"]) == (
        "text/css; charset=utf-8",
        "public, no-cache",
    )
    assert not response.cookies


def test_unchanged_colours_are_not_sent_again() -> None:
    make_municipality(colour="#123456")
    etag = Client().get("/tema.css")["ETag"]
    again = Client().get("/tema.css", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    Municipality.objects.update(colour="#654321")
    assert Client().get("/tema.css", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize(("named", "is_kept"), [("123456", True), ("654321", False)])
def test_an_address_that_names_the_colour_is_kept_for_long(named: str, is_kept: bool) -> None:
    make_municipality(colour="#123456")
    assert ("immutable" in Client().get("/tema.css", {"v": named})["Cache-Control"]) == is_kept
