"""2,000 words that try to be scripts, wherever somebody writes something: none runs, and nothing is asked of anybody.

The content security policy is switched off for it: escaping has to hold alone. Where the policy stands, one more walk
shows that it had nothing to stop. The first test shows that the words are no blanks.

Fields of which a page shows many (messages, names, file names, parts, comments, lists, a company's contacts and story)
hold every word; of a field that an enquiry has one of, as many stand on its twenty pages as the field takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Dialog,
    Error,
    FilePayload,
    Page,
    ProxySettings,
    Request,
    Route,
)
from pytest_django.live_server_helper import LiveServer

from indgang.enquiries.queries.seen import WINDOW
from indgang.enquiries.views import listing
from indgang.people.models import User
from tests.browser.hostile_rows import Trap, batches, fill_lists, lay_traps, packed
from tests.browser.hostile_words import hostile_words
from tests.browser.visitor import Visitor
from tests.hvidklit import Hvidklit, lay_down

NUMBER = 2000
A_MOMENT = 100  # ms
WORDS = hostile_words(NUMBER)
LISTENING = """
for (const name of ["hacked", "alert", "confirm", "prompt", "print"]) {
  window[name] = (...said) => window.heard(`${name} ${said}`);
}
document.addEventListener("securitypolicyviolation", (event) => {
  window.heard(`policy ${event.violatedDirective} ${event.blockedURI}`);
});
"""
FOREIGN = """
() => [...document.querySelectorAll("*")].filter((one) =>
  [...one.attributes].some((it) => /^on|^(data-)?hx-on/.test(it.name) || /^\\s*(javascript|data):/i.test(it.value))
  || [one.src, one.href, one.action].some((it) => URL.canParse(it) && new URL(it).host === "h.example")
  || ["IFRAME", "OBJECT", "EMBED", "BASE", "MATH", "VIDEO", "AUDIO"].includes(one.tagName.toUpperCase())
  || (one.tagName === "SCRIPT" && !one.getAttribute("src")) || one.tagName === "STYLE"
).map((one) => one.outerHTML.slice(0, 200))
"""
WAY_BACK = (
    """ x='' y="">--></script></style></textarea></title></option></select></template></noscript></video>"""
)
WITHOUT_SPACE = re.compile(r"\s+")
PLACES = {  # by the way out that a word begins with
    '">': '<input value="{}">', '" ': '<input value="{}">', "'>": "<input value='{}'>", "' ": "<input value='{}'>",
    "</textarea>": "<textarea>{}</textarea>", "</title>": "<title>{}</title>", "-->": "<!--{}-->",
    "</script>": '<script>let a = "{}"</script>', '\\"': '<script>let a = "{}"</script>',
    "</style>": "<style>{}</style>", "</option></select>": "<select><option>{}</option></select>",
    "autofocus": "<p {}>x</p>", "onload": "<p {}>x</p>", "style=": "<p {}>x</p>",
    "${": "<script>let a = `{}`</script>", "": "<p>{}</p>",
}  # fmt: skip


NOWHERE = ProxySettings(server="http://127.0.0.1:9", bypass="127.0.0.1,localhost")
"""Where strangers are asked, so that nothing leaves. Stopping requests one by one takes longer, and keeps no file."""


class Watched:
    """A browser that hears everything a page does which it should not."""

    def __init__(self, context: BrowserContext, server: str, *, is_bare: bool = True) -> None:
        self.server = server
        self.is_bare = is_bare
        self.heard: list[str] = []
        self.strangers: list[str] = []
        context.expose_binding("heard", lambda _source, said: self.heard.append(said))
        context.add_init_script(LISTENING)
        context.on("request", self._note)
        self.page: Page = context.new_page()
        self.page.on("dialog", self._hear_dialog)

    def opens(self, path: str) -> str:
        """The text of the page, without its spaces."""
        response = self.page.goto(f"{self.server}{path}", wait_until="load")
        assert response is not None
        assert response.status == 200, path
        return self.text()

    def text(self) -> str:
        return WITHOUT_SPACE.sub("", self.page.evaluate("document.documentElement.textContent"))

    def faults(self) -> list[str]:
        return [*self.heard, *self.strangers, *self.page.evaluate(FOREIGN)]

    def signs_in(self, user: User) -> None:
        visitor = Visitor(self.page, self.server)
        visitor.signs_in(user)

    def _hear_dialog(self, dialog: Dialog) -> None:
        self.heard.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self.server, "data:", "blob:")):
            self.strangers.append(f"asks {request.url}")


@pytest.fixture
def house(transactional_db: None) -> Hvidklit:
    cache.clear()
    return lay_down()


@pytest.fixture
def traps(house: Hvidklit) -> list[Trap]:
    return lay_traps(house, WORDS)


@pytest.fixture(params=["escaping alone", "with the policy"])
def watched(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer) -> Iterator[Watched]:
    is_bare = request.param == "escaping alone"
    context = browser.new_context(locale="da-DK", bypass_csp=is_bare, proxy=NOWHERE)
    yield Watched(context, live_server.url, is_bare=is_bare)
    context.close()


def answering(body: str) -> Callable[[Route], None]:
    """The page itself; whatever else it asks for gets nothing."""

    def answer(route: Route) -> None:
        if route.request.url.endswith("/loose/"):
            route.fulfill(body=body, content_type="text/html; charset=utf-8")
        else:
            route.abort()

    return answer


def in_their_places(words: list[str], size: int) -> Iterator[tuple[str, list[str]]]:
    """Batches of words with the place that each can get out of."""
    held: dict[str, list[str]] = {}
    for word in words:
        held.setdefault(next(PLACES[way] for way in PLACES if word.startswith(way)), []).append(word)
    for place, there in held.items():
        yield from ((place, batch) for batch in batches(there, size))


def missing(words: list[str], text: str) -> list[str]:
    """Those that the page does not show as they were written."""
    return [word for word in words if WITHOUT_SPACE.sub("", word) not in text]


def test_the_words_do_run_where_nothing_holds_them(browser: Browser, live_server: LiveServer) -> None:
    """Written into pages as they are, hundreds run: a page that let one through would be heard."""
    context = browser.new_context(bypass_csp=True)
    watched = Watched(context, live_server.url)
    loud = [word for word in WORDS if "refresh" not in word and "<base" not in word.lower()]
    for place, batch in in_their_places(loud, 30):
        body = "\n".join(place.replace("{}", word) + WAY_BACK for word in batch)
        context.route("**", answering(body))
        page = context.new_page()
        with suppress(Error):  # some lead the browser away
            page.goto(f"{live_server.url}/loose/", wait_until="load")
            page.wait_for_timeout(A_MOMENT)  # what ran has to be told before the page is gone
        page.close()
    context.close()
    heard = {number for said in watched.heard for number in re.findall(r"1[01]\d{3}", said)}
    asked = {number for said in watched.strangers for number in re.findall(r"1[01]\d{3}", said)}
    assert (len(heard) > 200, len(asked) > 100) == (True, True), (len(heard), len(asked))


def test_an_enquirys_pages_show_them_as_they_were_written(
    watched: Watched, house: Hvidklit, traps: list[Trap]
) -> None:
    """The company's page, the desk's, and the company's card: every word as text, name, part and file name."""
    watched.signs_in(house.users["entrance"])
    for trap in traps if watched.is_bare else traps[::5]:
        for path in (trap.status_path, trap.enquiry.get_absolute_url(), trap.business.get_absolute_url()):
            assert (missing(trap.words, watched.opens(path)), watched.faults()) == ([], [])


def test_every_list_shows_them_as_they_were_written(
    browser: Browser, live_server: LiveServer, house: Hvidklit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty days at a time, as a list holds 500 at most; all of them on one page here, and not 25."""
    monkeypatch.setattr(listing, "A_PAGE", WINDOW)
    days = fill_lists(WORDS) // 24 + 1
    context = browser.new_context(bypass_csp=True, proxy=NOWHERE)
    watched = Watched(context, live_server.url)
    watched.signs_in(house.users["entrance"])
    shown, today = "", timezone.localdate()
    for back in range(0, days + 1, 20):
        first, last = today - timedelta(days=back + 19), today - timedelta(days=back)
        asked = f"vis=indgangen&order=nyeste&first={first:%d-%m-%Y}&last={last:%d-%m-%Y}"
        shown += watched.opens(f"/intern/henvendelser/?{asked}")
        assert watched.faults() == []
    assert missing(WORDS, shown) == []
    context.close()


def test_every_other_page_holds_them(watched: Watched, house: Hvidklit, traps: list[Trap]) -> None:
    """The board, figures, history, answers, one's desk, calls and their drafts; and what was searched for."""
    watched.signs_in(house.users["administrator"])
    assert watched.opens("/intern/historik/") != ""
    assert watched.faults() == []
    watched.signs_in(house.users["entrance"])
    asked, one = quote(packed(WORDS, 110)), traps[0].enquiry.reference
    for path in (
        "/intern/henvendelser/tavle/",
        "/intern/henvendelser/tal/?delt=enhed",
        "/intern/henvendelser/tal/?delt=opgave",
        "/intern/undersoegelser/",
        "/intern/undersoegelser/?delt=enhed",
        "/intern/henvendelser/opkald/",
        "/intern/henvendelser/opkald/?kladde=faelde-1",
        f"/intern/henvendelser/{traps[3].enquiry.reference}/tag/",
        f"/intern/henvendelser/{one}/hvem/?opgave=faelde-0",
        f"/intern/henvendelser/?vis=alle&q={asked}",
        f"/intern/virksomheder/?q={asked}",
        f"/intern/?q={asked}",
        f"/find/?q={asked}",
        f"/henvendelse/?opgave={asked}",
    ):
        watched.opens(path)
        assert (path, watched.faults()) == (path, [])
    watched.signs_in(house.users["karla"])
    for path in ("/intern/", "/intern/mig/", "/intern/henvendelser/"):
        watched.opens(path)
        assert (path, watched.faults()) == (path, [])


def test_comments_and_drafts_stand_as_they_were_written(
    watched: Watched, house: Hvidklit, traps: list[Trap]
) -> None:
    watched.signs_in(house.users["entrance"])
    assert missing(WORDS, watched.opens("/intern/undersoegelser/")) == []
    watched.opens("/intern/henvendelser/opkald/?kladde=faelde-1")
    kept = watched.page.locator("[name=question]").input_value()
    assert (kept.split()[0], watched.faults()) == (WORDS[100].split()[0], [])


def test_a_refused_form_and_its_files_hold_them(watched: Watched, house: Hvidklit) -> None:
    """What was typed comes back in its fields, and files stand by their names."""
    for start in (0, 700, 1400):
        watched.opens("/henvendelse/")
        page, text = watched.page, packed(WORDS[start:], 7500)
        page.locator("[name=question]").fill(text)
        page.locator("[name=company]").fill(packed(WORDS[start:], 150).replace("\n", " "))
        page.locator("[name=contact_name]").fill(packed(WORDS[start + 9 :], 110).replace("\n", " "))
        files = [
            FilePayload(name=f"{word}.txt", mimeType="text/plain", buffer=b"x")
            for word in WORDS[start : start + 5]
        ]
        page.locator("[name=attachments]").set_input_files(files)
        page.get_by_role("button", name="Send", exact=True).click()
        page.locator("main [role=alert]").first.wait_for()
        assert (page.locator("[name=question]").input_value(), watched.faults()) == (text, [])
