from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import Task, Theme
from indgang.people.models import ClosingDay, Municipality
from indgang.shared.kept_pages import forget_pages
from tests.small_town import NOW, SmallTown, a_sign_in, found_town

pytestmark = pytest.mark.django_db

PAGES = ["/", "/was/", "/privatliv/"]


@pytest.fixture
def town() -> Iterator[SmallTown]:
    with time_machine.travel(NOW, tick=False):
        yield found_town()


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def at(day: int, hour: int, client: Client) -> str:
    with time_machine.travel(datetime(2026, 11, day, hour, 0, tzinfo=UTC), tick=False):
        return page(client, "/")


def test_front_page_has_number_mail_question_situations_and_tasks(client: Client, town: SmallTown) -> None:
    shown = page(client, "/")
    for words in (
        'href="tel:+4519552410"',
        "virksomhed@hvidklit.example",
        'action="/find/"',
        "/situationer/cafe/",
        "/opgaver/grave/",
        "Åbent nu",
        "til kl. 15.30",
        "09.00–15.30",
    ):
        assert words in shown
    assert "csrfmiddlewaretoken" not in shown
    assert 'src="http' not in shown


def test_front_page_tells_when_it_opens(client: Client, town: SmallTown) -> None:
    assert "Vi åbner i dag kl. 09.00" in at(24, 6, client)
    assert "Vi åbner igen onsdag 25. november kl. 09.00" in at(24, 18, client)
    assert "Vi åbner igen mandag 30. november kl. 09.00" in at(27, 18, client)


def test_closing_day_is_announced_and_kept(client: Client, town: SmallTown) -> None:
    ClosingDay.objects.create(
        municipality=town.municipality, day=date(2020, 11, 24), name="Torvedag", is_yearly=True
    )
    shown = page(client, "/")
    assert "Lukket tirsdag 24. november: Torvedag" in shown
    assert "Lukket nu" in shown


def test_many_tasks_of_a_theme_lead_to_the_whole_list(client: Client, town: SmallTown) -> None:
    theme = Theme.objects.get(key="vej")
    for number in range(5):
        Task.objects.create(
            catalogue=town.digging.catalogue, key=f"o{number}", title=f"Opgave {number}", theme=theme
        )
    assert 'href="/opgaver/#vej">Alle 6 under Vej og torv' in page(client, "/")


@pytest.mark.parametrize("address", PAGES)
def test_page_stands_before_anything_is_described(client: Client, db: None, address: str) -> None:
    page(client, address)


@pytest.mark.parametrize("address", PAGES)
def test_page_drawn_before_costs_one_read(
    client: Client, town: SmallTown, django_assert_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    page(client, address)
    with django_assert_num_queries(1):
        page(client, address)


def test_kept_page_never_holds_what_was_meant_for_one_person(client: Client, town: SmallTown) -> None:
    client.force_login(a_sign_in(town.kirsten))
    client.post("/konto/log-ud/")
    shown = client.get("/").content.decode()
    assert "alert-success" not in shown
    assert "Kirsten" not in shown


def test_accessibility_statement_has_contact_date_and_authority(client: Client, town: SmallTown) -> None:
    shown = page(client, "/was/")
    assert all(
        word in shown for word in ("19 55 24 10", "Digitaliseringsstyrelsen", "endnu ikke selv gennemgået")
    )
    Municipality.objects.update(accessibility_reviewed_date=date(2026, 11, 2))
    forget_pages()
    assert "2. november 2026" in page(client, "/was/")


@pytest.mark.parametrize(
    ("contact", "shown_as"),
    [("dpo@hvidklit.example", "mailto:dpo@hvidklit.example"), ("19 55 00 01", "19 55 00 01")],
)
def test_privacy_page_names_whom_to_ask(client: Client, town: SmallTown, contact: str, shown_as: str) -> None:
    Municipality.objects.update(privacy_contact=contact)
    shown = page(client, "/privatliv/")
    assert all(word in shown for word in (shown_as, "Datatilsynet", "artikel 6", "cookies"))


@pytest.mark.parametrize("address", PAGES)
def test_public_page_may_not_be_written_to(client: Client, db: None, address: str) -> None:
    assert client.post(address).status_code == 405
