from __future__ import annotations

from pytest_django import Settings

from indgang.shared.addresses import absolute


def test_a_page_has_an_address_outside_indgang(settings: Settings) -> None:
    settings.BASE_URL = "https://virksomhed.hvidklit.example"
    assert absolute("/henvendelse/") == "https://virksomhed.hvidklit.example/henvendelse/"
