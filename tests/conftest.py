from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.template import Template
from django.test import Client

from indgang.catalogue.queries.task_index import forget_task_index
from indgang.enquiries.queries.kept_figures import forget_figures
from indgang.relations.queries.guesses import forget_guesses
from indgang.relations.queries.kept_map import forget_map
from indgang.shared.kept_pages import forget_pages
from tests.hvidklit import Hvidklit, lay_down

LONGEST = ("tests/browser/test_hostile_words.py",)
WALKS = ("tests/browser/", "tests/test_access.py", "tests/test_bad_input.py")
DRAWN_AS_IN_USE = Template._render  # type: ignore[attr-defined]  # before Django's test environment puts in its own


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of those that empty the database, which pytest-django puts at the end, the longest come first.

    Begun at the very end by one worker, they keep the other one waiting. Where every page is walked through, coverage
    is not counted: a line that only a walk runs is not tested, and counting takes as long again as running.
    """
    items.sort(key=_turn)
    for item in items:
        if item.nodeid.startswith(WALKS):
            item.add_marker("no_cover")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """A worker's coverage is counted by pytest-cov. By the process as well, it would be where pytest-cov pauses."""
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """For the same reason: in a worker pytest-cov has begun once when it was loaded, and begins again now."""
    counting = session.config.pluginmanager.getplugin("_cov")
    if hasattr(session.config, "workerinput") and counting and counting.cov_controller:
        counting.cov_controller.cov.stop()


def _turn(item: pytest.Item) -> int:
    if "transactional_db" not in getattr(item, "fixturenames", ()):
        return 0
    return 1 if item.nodeid.startswith(LONGEST) else 2


def pytest_collection_finish() -> None:
    """What has been imported by now stays, so looking for rubbish passes it by, and is done less often.

    Looking as often as Python does by itself takes a sixth of the suite's time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session", autouse=True)
def drawn_and_noted(django_test_environment: None) -> Iterator[Any]:
    """Templates note down for no test what they were given, which takes a tenth of the time of a page.

    Gives Django's own way of drawing in tests, which notes it down.
    """
    with pytest.MonkeyPatch.context() as patch:
        noting = Template._render  # type: ignore[attr-defined]
        patch.setattr(Template, "_render", DRAWN_AS_IN_USE)
        yield noting


@pytest.fixture
def noted_context(drawn_and_noted: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that look into ``response.context``."""
    monkeypatch.setattr(Template, "_render", drawn_and_noted)


@pytest.fixture(autouse=True)
def nothing_kept_from_the_test_before() -> None:
    """A test's changes are rolled back, and the change number with them: what was derived could seem fresh."""
    forget_task_index()
    forget_pages()
    forget_map()
    forget_guesses()
    forget_figures()


@pytest.fixture(scope="module")
def standing_house(django_db_setup: None, django_db_blocker: Any) -> Iterator[Hvidklit]:
    """Laid down once for all the tests of a module, each of which is rolled back to it; for those that take ``db``."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield lay_down()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def sessions(standing_house: Hvidklit) -> dict[str, str]:
    """Everybody of the standing house, signed in: who → the session's key."""
    found = {}
    for who, user in standing_house.users.items():
        client = Client()
        client.force_login(user)
        found[who] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return found
