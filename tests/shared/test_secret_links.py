from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from indgang.shared.secret_links import is_sent_from_here, kept_private


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({}, True),
        ({"origin": "null"}, True),
        ({"origin": "http://testserver"}, True),
        ({"origin": "https://indgang.example"}, True),
        ({"referer": "https://indgang.example/kaffe/x/"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "cross-site", "origin": "null"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"origin": "https://ond.example"}, False),
        ({"referer": "https://ond.example/"}, False),
        ({"origin": "https://[ond"}, False),
    ],
)
def test_a_form_of_another_page_is_told_apart(
    settings: Settings, headers: dict[str, str], ours: bool
) -> None:
    settings.BASE_URL = "https://indgang.example"
    assert is_sent_from_here(RequestFactory().post("/kaffe/x/", headers=headers)) is ours


def test_a_private_page_is_kept_by_nobody() -> None:
    answer = kept_private(HttpResponse())
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
