from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indgang.people.models import Role, Visibility
from tests.factories import (
    make_business,
    make_colleague,
    make_user,
)
from tests.people.views.conftest import signed_in, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noted_context")]

LIST = "/intern/virksomheder/"


def listed(client: Client, **query: str) -> list[str]:
    return [business.name for business, _card in client.get(LIST, query).context["rows"]]


def test_a_row_tells_what_one_must_know() -> None:
    make_business(
        "Klit Smede", cvr="99000007", industry_text="Smedearbejde", town="Hvidklit", is_rural=True, size="10-49",
        phone="19 70 10 01", contact_person=make_colleague("Åse Vad"), last_spoken_date=date(2026, 11, 3),
        last_spoken_about="En ny hal",
    )  # fmt: skip
    make_business("Bageren")
    told = words_of(signed_in(make_user()).get(LIST))
    assert "2 virksomheder" in told
    assert (
        "Klit Smede CVR 99000007 · Smedearbejde Hvidklit På landet 10–49 ansatte 19 70 10 01 Åse Vad" in told
    )
    assert "3. november 2026 En ny hal" in told
    assert "Bageren" in told
    assert "Aldrig" in told


def test_the_list_is_narrowed() -> None:
    own = make_colleague()
    make_business("Autoværkstedet", contact_person=own, last_spoken_date=timezone.localdate())
    make_business("Bageren", size="1-9")
    make_business("Cykelsmeden", ended_date=date(2020, 1, 1))
    client = signed_in(make_user(colleague=own))
    assert listed(client) == ["Autoværkstedet", "Bageren"]
    assert listed(client, q="auto") == ["Autoværkstedet"]
    assert listed(client, size="1-9") == ["Bageren"]
    assert listed(client, spoken="never") == listed(client, spoken="long_ago") == ["Bageren"]
    assert listed(client, mine="on") == ["Autoværkstedet"]
    assert listed(client, state="ended") == ["Cykelsmeden"]
    assert "Små virksomheder på landet kommer først" in words_of(client.get(LIST, {"spoken": "long_ago"}))


def test_somebody_who_is_no_colleague_is_nobodys_contact_person() -> None:
    make_business("Bageren")
    user = make_user(Role.ADMINISTRATOR)
    user.colleague = None
    user.save()
    assert listed(signed_in(user), mine="on") == []


def test_an_empty_list_says_what_to_do() -> None:
    client = signed_in(make_user(Role.ENTRANCE))
    told = words_of(client.get(LIST))
    assert "Ingen virksomheder endnu" in told
    assert "Indlæs en liste" in told
    assert "Ingen virksomhed passer" in words_of(client.get(LIST, {"q": "zzz"}))
    assert "Indlæs en liste" not in words_of(signed_in(make_user()).get(LIST))


@pytest.mark.parametrize("query", [{"size": "x"}, {"spoken": "x"}, {"q": "a\x00"}, {"page": "x"}])
def test_a_spoilt_query_asks_for_nothing(query: dict[str, str]) -> None:
    make_business("Bageren")
    assert listed(signed_in(make_user()), **query) == ["Bageren"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_much_of_three_as_of_one(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        make_business(contact_person=make_colleague())
    client = signed_in(make_user())
    with django_assert_num_queries(10):
        client.get(LIST)


def test_a_hidden_name_is_not_told() -> None:
    make_business(
        "Bageren", contact_person=make_colleague("Hemmelig Hansen", name_visibility=Visibility.HIDDEN)
    )
    client = signed_in(make_user())
    assert "Hemmelig" not in words_of(client.get(LIST))
    assert "Hemmelig" not in words_of(client.get(f"{LIST}?q=bageren"))


def test_suggestions_come_while_somebody_types() -> None:
    business = make_business("Klit Smede", cvr="99000007", phone="19 70 10 01", town="Hvidklit")
    client = signed_in(make_user())
    page = client.get(f"{LIST}find/", {"q": "19 70"}).content.decode().strip()
    assert page == (
        '<option value="Klit Smede, 99000007" label="Klit Smede, 99000007 · 19 70 10 01 · Hvidklit"'
        f' data-key="{business.pk}"></option>'
    )
    assert client.get(f"{LIST}find/", {"business": "klit"}).content.decode().strip() == page
    assert client.get(f"{LIST}find/").content.decode().strip() == ""
