"""What companies ask is nobody else's business: no log of ours holds it."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from config import urls
from config.urls import handler404, handler500

__all__ = ["handler404", "handler500"]  # this module is also the addresses of the tests below


def stumble(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("something of ours is wrong")


urlpatterns = [*urls.urlpatterns, path("falder/", stumble)]


@pytest.mark.django_db
@pytest.mark.urls("tests.config.test_logging")
@pytest.mark.parametrize(
    ("address", "told"), [("/falder/", "Internal Server Error"), ("/findes-ikke/", "Not Found")]
)
def test_a_fault_is_logged_without_the_words_somebody_searched_for(
    address: str, told: str, caplog: pytest.LogCaptureFixture, client: Client
) -> None:
    client.raise_request_exception = False

    client.get(address, {"q": "hemmelig vinbar"}, headers={"referer": "http://testserver/find/?q=hemmelig"})

    assert f"{told}: {address}" in caplog.text
    assert "hemmelig" not in caplog.text
