from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from indgang.people.models import User

TYPED = {"text", "email", "tel", "url"}

QueriesOf = Callable[[str], int]


@pytest.fixture
def count_queries(client: Client) -> QueriesOf:
    """How many questions to the database a page asks."""

    def count(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return count


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def words_of(response: Any) -> str:
    """The words a reader meets on the page."""
    page: Any = html.fromstring(response.content)
    return " ".join(str(page.text_content()).split())


def errors_of(response: Any) -> list[str]:
    """What stands as errors at the fields, in order."""
    found: Any = html.fromstring(response.content).xpath('//span[@class="form-error-message"]')
    return [" ".join(str(one.text_content()).split()).removeprefix("Fejl: ") for one in found]


def sent_back(response: Any) -> dict[str, str]:
    """What the page's own form would send if nothing were touched."""
    page: Any = html.fromstring(response.content)
    form = next(one for one in page.forms if one.method == "POST" and not one.action)
    typed = [one for one in form.inputs if one.name and (one.tag == "textarea" or one.get("type") in TYPED)]
    # A browser sends empty fields too, and leaves out the line break that a text area begins with.
    sent = {one.name: (one.value or "").removeprefix("\n") for one in typed}
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"} | sent
