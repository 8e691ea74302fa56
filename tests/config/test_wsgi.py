from __future__ import annotations

from django.core.handlers.wsgi import WSGIHandler

from config.wsgi import application


def test_the_web_server_finds_an_application() -> None:
    assert isinstance(application, WSGIHandler)
