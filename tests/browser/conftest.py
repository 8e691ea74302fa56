from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.visitor import Visitor

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str:
    """The browser to look with: named by the environment, else Debian's, else any on the path; empty without one."""
    named = os.environ.get("INDGANG_CHROMIUM", "")
    found = [named, "/usr/bin/chromium", *(shutil.which(name) or "" for name in CHROMIUM_NAMES)]
    return next((path for path in found if path and Path(path).is_file()), "")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    path = chromium()
    if not path:
        reason = "NO BROWSER: pages are not looked at. Install chromium, or name one in INDGANG_CHROMIUM."
        if os.environ.get("INDGANG_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return {**browser_type_launch_args, "executable_path": path, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    # prefers-reduced-motion: a colour half way through a transition is no colour to judge.
    return {
        **browser_context_args,
        "locale": "da-DK",
        "timezone_id": "Europe/Copenhagen",
        "reduced_motion": "reduce",
    }


@pytest.fixture(scope="session")
def base_url() -> str:
    """In place of pytest-base-url's own, which warns about itself; addresses here are whole."""
    return ""


@pytest.fixture(scope="session", autouse=True)
def _django_beside_playwright() -> Iterator[None]:
    """Playwright's loop makes Django believe that it runs inside asynchronous code; it does not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture
def visitor(page: Page, live_server: LiveServer) -> Visitor:
    return Visitor(page, live_server.url)
