"""Somebody who looks at our pages with a real browser, and tells everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import ConsoleMessage, Page, Request, Response

from indgang.people.models import User

WIDTHS = (320, 390, 1280)
OTHERWISE_LAID_OUT = (390, 1280)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"]}  # of what is in order nothing need be told
EVERYTHING_ACROSS = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"


class Visitor:
    """Opens pages of one server and remembers what the browser complained about on the way."""

    def __init__(self, page: Page, server: str) -> None:
        self.page = page
        self.server = server
        self.complaints: list[str] = []
        self.status = 0
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("requestfailed", self._note_failure)
        page.on("request", self._note_stranger)

    def opens(self, path: str, *, width: int = 1280) -> Page:
        self.page.set_viewport_size({"width": width, "height": 900})
        response = self.page.goto(f"{self.server}{path}", wait_until="load")
        self.status = response.status if isinstance(response, Response) else 0
        return self.page

    def signs_in(self, user: User) -> None:
        """Hands the browser a session, so that a story need not begin with the sign-in page."""
        client = Client()
        client.force_login(user)
        session = client.cookies["sessionid"].value
        self.page.context.add_cookies([{"name": "sessionid", "value": session, "url": self.server}])

    def cookies(self) -> list[str]:
        return sorted(str(cookie.get("name")) for cookie in self.page.context.cookies())

    def problems(self) -> list[str]:
        """What axe finds, what runs off the side, and what the browser complained about (the CSP among it)."""
        return [*self.complaints, *self._sideways(), *self._violations()]

    def problems_at_any_width(self) -> list[str]:
        """The page is looked at again, not loaded again; axe looks where it is laid out otherwise than before."""
        found = []
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            problems = self.problems() if width in OTHERWISE_LAID_OUT else self._sideways()
            found += [f"{width}: {problem}" for problem in problems]
        return sorted(set(found))

    def _sideways(self) -> Iterable[str]:
        width = self.page.viewport_size["width"] if self.page.viewport_size else 0
        across = self.page.evaluate(EVERYTHING_ACROSS)
        if across > width:
            yield f"the page is {across} px wide in a window of {width} px"

    def _violations(self) -> Iterable[str]:
        axe = Axe("0") if self.page.evaluate("'axe' in window") else Axe()  # its 600 kB are read once a page
        found: list[dict[str, Any]] = axe.run(self.page, options=OPTIONS).response["violations"]
        for violation in found:
            places = "; ".join(node["html"][:160] for node in violation["nodes"])
            yield f"axe {violation['id']}: {violation['help']}: {places}"

    def _hear(self, message: ConsoleMessage) -> None:
        expected = self.status >= 400 or "status of 4" in message.text
        if message.type in {"error", "warning"} and not expected:
            self.complaints.append(f"console: {message.text}")

    def _note_failure(self, request: Request) -> None:
        # What htmx gives up because a newer answer is on its way is no fault.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _note_stranger(self, request: Request) -> None:
        if not request.url.startswith((self.server, "data:", "blob:")):
            self.complaints.append(f"asks a third party: {request.url}")
