from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from indgang.shared import kept_pages
from indgang.shared.actions.counting import count_change
from indgang.shared.kept_pages import kept_page, this_minute

pytestmark = pytest.mark.django_db

drawings: list[str] = []


@kept_page(topics=("people",))
def show_day(request: HttpRequest) -> HttpResponse:
    drawings.append(request.path)
    return HttpResponse(f"drawing {len(drawings)}", status=404 if "missing" in request.path else 200)


@kept_page(topics=("people",), holds_for=this_minute)
def show_minute(request: HttpRequest) -> HttpResponse:
    drawings.append(request.path)
    return HttpResponse(f"drawing {len(drawings)}")


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    drawings.clear()
    with time_machine.travel(datetime(2026, 11, 24, 9, 0, 30, tzinfo=UTC), tick=False):
        yield


def get(path: str, **headers: str) -> HttpRequest:
    return RequestFactory().get(path, headers=headers)


def test_page_is_drawn_once_whatever_the_query() -> None:
    show_day(get("/a/"))
    response = show_day(get("/a/?utm=1"))
    assert (response.content, drawings) == (b"drawing 1", ["/a/"])


def test_page_is_drawn_anew_after_a_change() -> None:
    show_day(get("/a/"))
    count_change(topic="people")
    assert show_day(get("/a/")).content == b"drawing 2"


def test_change_of_another_topic_leaves_it() -> None:
    show_day(get("/a/"))
    count_change(topic="catalogue")
    assert show_day(get("/a/")).content == b"drawing 1"


def test_page_of_the_day_is_drawn_anew_at_midnight_in_denmark() -> None:
    show_day(get("/a/"))
    with time_machine.travel(datetime(2026, 11, 24, 22, 59, tzinfo=UTC), tick=False):
        assert show_day(get("/a/")).content == b"drawing 1"
    with time_machine.travel(datetime(2026, 11, 24, 23, 0, tzinfo=UTC), tick=False):
        assert show_day(get("/a/")).content == b"drawing 2"


def test_page_of_the_minute_is_drawn_anew_in_the_next() -> None:
    show_minute(get("/a/"))
    with time_machine.travel(datetime(2026, 11, 24, 9, 1, tzinfo=UTC), tick=False):
        assert show_minute(get("/a/")).content == b"drawing 2"


def test_page_that_is_not_there_is_not_kept() -> None:
    show_day(get("/missing/"))
    assert show_day(get("/missing/")).status_code == 404
    assert drawings == ["/missing/", "/missing/"]


def test_browser_that_has_the_page_is_told_that_it_still_holds() -> None:
    etag = show_day(get("/a/")).headers["ETag"]
    response = show_day(get("/a/", **{"If-None-Match": etag}))
    assert (response.status_code, response.content) == (304, b"")


def test_browser_asks_each_time() -> None:
    assert show_day(get("/a/")).headers["Cache-Control"] == "no-cache"


def test_page_cannot_be_posted_to() -> None:
    assert show_day(RequestFactory().post("/a/")).status_code == 405


def test_no_more_pages_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_pages, "MOST_PAGES", 2)
    for path in ("/a/", "/b/", "/a/", "/c/", "/a/", "/b/"):
        show_day(get(path))
    assert drawings == ["/a/", "/b/", "/c/", "/b/"]
