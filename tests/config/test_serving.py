from __future__ import annotations

import sys
import threading
from importlib import import_module

import pytest
from django.core.handlers.wsgi import WSGIHandler
from pytest_django import Settings


@pytest.fixture
def without_worker(settings: Settings) -> None:
    settings.RUNS_SCHEDULE = False
    sys.modules.pop("config.serving", None)


@pytest.mark.usefixtures("without_worker")
def test_where_the_worker_has_a_process_of_its_own_the_application_is_all() -> None:
    serving = import_module("config.serving")

    assert isinstance(serving.application, WSGIHandler)
    assert [thread for thread in threading.enumerate() if thread.name == "indgang-worker"] == []
