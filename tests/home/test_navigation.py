"""The menu: what everybody uses in one line, and the rest behind *Mere*."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from indgang.people.models import Role
from tests.factories import make_colleague, make_municipality, make_user

pytestmark = pytest.mark.django_db

LINE = re.compile(r'<nav class="desk-nav desk-nav-wide.*?</nav>', re.DOTALL)
LINKED = re.compile(r"<a [^>]*>([^<]+)</a>")


def menu_of(
    client: Client, *roles: Role, address: str = "people:list_units"
) -> tuple[list[str], list[str], str]:
    """What stands in the line, what behind *Mere*, and the word on the button that opens it."""
    make_municipality()
    client.force_login(make_user(*roles, colleague=make_colleague("Karla Bak")))
    found = LINE.search(client.get(reverse(address)).content.decode())
    assert found is not None
    line, _details, further = found.group().partition("<details")
    word = further.partition("<summary>")[2].partition("<")[0]
    return LINKED.findall(line), LINKED.findall(further), word.strip()


def test_a_colleague_sees_the_daily_ones_and_little_more(client: Client) -> None:
    line, further, word = menu_of(client)
    assert line[:4] == ["Find", "Henvendelser", "Virksomheder", "Gøremål"]
    assert (len(line), further, word) == (9, ["Materialer", "Undersøgelser"], "Mere")


def test_an_administrator_has_the_rest_behind_more(client: Client) -> None:
    line, further, word = menu_of(client, Role.ADMINISTRATOR, address="home:list_events")
    assert len(line) == 9
    assert further[-4:] == ["Kommunen", "Import", "Historik", "Post"]
    assert word == "Mere: Historik"
