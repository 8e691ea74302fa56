from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from indgang.shared.secret_links import (
    is_sent_from_here,
    is_token_from,
    kept_private,
    new_seed,
    token_from,
)


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
    request = RequestFactory().post("/kaffe/x/", headers=headers)
    assert is_sent_from_here(request, is_behind_secret=True) is ours


def test_where_no_secret_leads_a_page_that_hides_its_address_is_not_ours() -> None:
    hidden = RequestFactory().post("/henvendelse/", headers={"origin": "null"})
    told = RequestFactory().post("/henvendelse/", headers={"origin": "null", "sec-fetch-site": "same-origin"})
    assert (is_sent_from_here(hidden), is_sent_from_here(told)) == (False, True)


def test_only_its_own_token_opens_it() -> None:
    seed, other = new_seed(), new_seed()
    token = token_from(seed=seed, salt="status")
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", token)
    assert is_token_from(token, seed=seed, salt="status")
    assert not is_token_from(token, seed=seed, salt="kaffe")
    wrong = (token_from(seed=other, salt="status"), "", token[:-1], "\udcff", "æ")
    assert [is_token_from(one, seed=seed, salt="status") for one in wrong] == [False] * 5


def test_without_the_installations_key_the_seed_opens_nothing(settings: Settings) -> None:
    seed = new_seed()
    before = token_from(seed=seed, salt="status")
    settings.SECRET_KEY = "en anden nøgle"
    assert not is_token_from(before, seed=seed, salt="status")


def test_a_private_page_is_kept_by_nobody() -> None:
    answer = kept_private(HttpResponse())
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
