from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory

from indgang.home.views import errors
from indgang.people.queries import last_seen
from tests.small_town import SmallTown, a_sign_in, found_town

pytestmark = pytest.mark.django_db

REQUEST = RequestFactory().get("/opgaver/")


@pytest.fixture(autouse=True)
def _nobody_seen_yet() -> Iterator[None]:
    last_seen.municipality = None
    yield
    last_seen.municipality = None


@pytest.fixture
def town() -> SmallTown:
    return found_town()


def test_wrong_address_gives_the_number(client: Client, town: SmallTown) -> None:
    response = client.get("/nix/")
    shown = response.content.decode()
    assert (response.status_code, bool(response.cookies)) == (404, False)
    assert all(word in shown for word in ("Den side findes ikke", "19 55 24 10", "Til forsiden"))
    assert "Til skrivebordet" not in shown


def test_wrong_address_at_the_desk_leads_back_to_it(client: Client, town: SmallTown) -> None:
    client.force_login(a_sign_in(town.kirsten))
    assert "Til skrivebordet" in client.get("/intern/nix/").content.decode()


def test_refusal_says_why_where_the_view_knows(town: SmallTown) -> None:
    told = errors.show_forbidden(REQUEST, PermissionDenied("Kun lederen må det."))
    silent = errors.show_forbidden(REQUEST, PermissionDenied())
    assert (told.status_code, "Kun lederen må det." in told.content.decode()) == (403, True)
    assert "Siden eller handlingen er for andre end dig" in silent.content.decode()


def test_unreadable_request_is_answered(town: SmallTown) -> None:
    response = errors.show_bad_request(REQUEST, ValueError())
    assert (response.status_code, "Det kunne vi ikke læse" in response.content.decode()) == (400, True)


def test_old_form_is_explained(town: SmallTown) -> None:
    response = errors.show_csrf_failure(REQUEST)
    assert (response.status_code, "Formularen kunne ikke sendes" in response.content.decode()) == (403, True)


def test_form_sent_without_its_token_is_explained(town: SmallTown) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_sign_in(town.kirsten))
    assert "Formularen kunne ikke sendes" in client.post("/konto/log-ud/").content.decode()


def test_own_fault_is_owned_to(town: SmallTown) -> None:
    response = errors.show_server_error(REQUEST)
    shown = response.content.decode()
    assert (response.status_code, "Noget gik galt hos os" in shown, "19 55 24 10" in shown) == (
        500,
        True,
        True,
    )


def no_database(*ignored: object) -> None:
    raise DatabaseError("gone")


def test_number_is_remembered_when_the_database_is_gone(town: SmallTown) -> None:
    errors.show_server_error(REQUEST)
    with connection.execute_wrapper(no_database):
        response = errors.show_server_error(REQUEST)
    assert b"19 55 24 10" in response.content


def test_page_stands_when_the_database_was_never_there() -> None:
    with connection.execute_wrapper(no_database):
        assert "Noget gik galt hos os" in errors.show_server_error(REQUEST).content.decode()
