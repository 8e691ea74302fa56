from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
from lxml import etree

from indgang.people.models import Municipality
from tests.small_town import NOW, SmallTown, found_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(settings: Any) -> Iterator[SmallTown]:
    settings.BASE_URL = "https://indgang.hvidklit.example"
    with time_machine.travel(NOW, tick=False):
        yield found_town()


def test_security_contact_follows_rfc_9116(client: Client, town: SmallTown) -> None:
    response = client.get("/.well-known/security.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "Contact: mailto:virksomhed@hvidklit.example",
        "Expires: 2027-05-23T00:00:00Z",
        "Preferred-Languages: da, en",
        "Canonical: https://indgang.hvidklit.example/.well-known/security.txt",
    ]


def test_security_has_a_mail_of_its_own_where_one_is_named(client: Client, town: SmallTown) -> None:
    Municipality.objects.update(security_contact="sikkerhed@hvidklit.example")
    assert b"mailto:sikkerhed@hvidklit.example" in client.get("/.well-known/security.txt").content


def test_security_contact_is_not_there_before_the_municipality(client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404


def test_robots_keep_out_of_the_desk_and_of_answers(client: Client, town: SmallTown) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /intern/", "Disallow: /konto/", "Disallow: /find/", "Disallow: /svar/"} < set(lines)
    assert {"Disallow: /henvendelse/", "Allow: /henvendelse/$"} < set(lines)
    assert lines[-1] == "Sitemap: https://indgang.hvidklit.example/sitemap.xml"


def test_sitemap_names_every_public_page(client: Client, town: SmallTown) -> None:
    tree = etree.fromstring(client.get("/sitemap.xml").content)
    assert [element.text for element in tree.iter("{*}loc")] == [
        f"https://indgang.hvidklit.example{path}"
        for path in (
            "/",
            "/opgaver/",
            "/henvendelse/",
            "/was/",
            "/privatliv/",
            "/situationer/cafe/",
            "/opgaver/borde/",
            "/opgaver/grave/",
        )
    ]


def test_favicon_is_found_where_browsers_look(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert (response.status_code, response.headers["Location"]) == (301, "/static/indgang/favicon.svg")
