"""Pages that are the same for everybody are drawn once, and kept in the process until something has changed."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from indgang.shared.queries import change_number

MOST_PAGES = 400  # at some 40 kB each


@dataclass(frozen=True)
class KeptPage:
    """A drawn page, and the state of things that it tells about."""

    stamp: tuple[object, ...]
    content: bytes
    content_type: str
    etag: str


_lock = threading.Lock()
_pages: OrderedDict[str, KeptPage] = OrderedDict()

Parameters = ParamSpec("Parameters")
View = Callable[Concatenate[HttpRequest, Parameters], HttpResponse]


def this_minute(now: datetime) -> object:
    """For pages that tell whether the entrance is open now."""
    return now.replace(second=0, microsecond=0)


def today(now: datetime) -> object:
    """For pages that tell who is away."""
    return now.date()


def kept_page(
    *, topics: Collection[str], holds_for: Callable[[datetime], object] = today
) -> Callable[[View[Parameters]], View[Parameters]]:
    """Keeps what the view draws until one of the topics changes, or the moment ``holds_for`` gives is another.

    Only for pages that depend on nothing but their path: no query, no cookie, nobody signed in.
    """

    def keeping(view: View[Parameters]) -> View[Parameters]:
        @require_safe
        @wraps(view)
        def answer(
            request: HttpRequest, /, *args: Parameters.args, **kwargs: Parameters.kwargs
        ) -> HttpResponse:
            database = settings.DATABASES["default"]["NAME"]
            stamp = database, change_number(topics), holds_for(timezone.localtime())
            page = _kept(request.path, stamp)
            if page is None:
                drawn = view(request, *args, **kwargs)
                if drawn.status_code != 200:
                    return drawn
                page = _keep(request.path, stamp, drawn)
            return _as_response(request, page)

        return answer

    return keeping


def forget_pages() -> None:
    with _lock:
        _pages.clear()


def _kept(path: str, stamp: tuple[object, ...]) -> KeptPage | None:
    with _lock:
        page = _pages.get(path)
        if page is None or page.stamp != stamp:
            return None
        _pages.move_to_end(path)
        return page


def _keep(path: str, stamp: tuple[object, ...], drawn: HttpResponse) -> KeptPage:
    etag = f'"{hashlib.blake2s(drawn.content, digest_size=12).hexdigest()}"'
    page = KeptPage(stamp, drawn.content, drawn.headers["Content-Type"], etag)
    with _lock:
        _pages[path] = page
        _pages.move_to_end(path)
        while len(_pages) > MOST_PAGES:
            _pages.popitem(last=False)
    return page


def _as_response(request: HttpRequest, page: KeptPage) -> HttpResponse:
    response = HttpResponse(page.content, content_type=page.content_type)
    response.headers["ETag"] = page.etag
    # A browser may keep it, but asks each time whether it still holds: a phone number must never be an old one.
    response.headers["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag=page.etag, response=response) or response
