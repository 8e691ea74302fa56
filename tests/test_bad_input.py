"""Everything that can be typed anywhere, typed wrongly: fields are taken from the pages as they stand.

Nothing may break, nothing typed may come back as markup, and what is refused is told in Danish with the rest kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.hvidklit import Hvidklit, every_url, things_in_addresses
from tests.page_forms import PageForm, forms_in

FORM = "application/x-www-form-urlencoded"
MARKUP = "<b id=x9>\"'"
BAD: dict[str, str | bytes] = {
    "empty": "",
    "too long": "x" * 7000,
    "null": "a\0b",
    "half a character": b"a\xed\xa0\x80b",
    "markup": f"=cmd|' /C calc'!A0 {MARKUP} \u202e😀",  # with a formula, emoji and writing from the right
    "lines": "a\r\nb",
    "a megabyte": "x" * 1_000_000,
}
FOR_CHOICES = {"empty", "null", "half a character", "markup"}
BAD_QUERIES: dict[str, str | bytes] = {
    **{name: BAD[name] for name in ("empty", "too long", "null", "half a character", "markup")},
    "negative": "-1",
    "nought": "0",
    "huge": "9" * 30,
    "not a number": "1e9",
    "quote": "' OR 1=1 --",
    "brackets": "((\\[[*",
}
BAD_PARTS = (0, 10**30, "x" * 3000, "findes-ikke", "a\0b", "æøå", MARKUP, "..", "%2e%2e")
ALWAYS_ASKED = ("q", "page", "area", "next")
ENGLISH = re.compile(r"\b(This|Enter|Ensure|Select|Please|field|valid|value|the)\b")
ERROR_AT_FIELD = re.compile(r'class="error-line"><span class="sr-only">[^<]*</span>([^<]*)<')
TYPED = {"text", "search", "email", "tel", "url", "number", "date", "time", "color", "textarea"}
SIGNED_IN_AS = {
    "people:put_up_picture": "karla",
    "relations:show_own_ties": "karla",
    "enquiries:forget_phone_draft": "karla",
    "enquiries:show_enquiry": "karla",  # holds it, and so does what the administrator may not
    "gatherings:decide_guests": "leader",
    "gatherings:answer_invitation": "",
    "gatherings:decide_by_link": "",
    "gatherings:say_of_quotes": "",
    "gatherings:evaluate": "",
    "account_login": "",
    "account_reset_password": "",
}
NAMES = sorted(every_url())
# A page with an act on every line is walked in shares, so that several workers can take it.
SHARES = {"enquiries:show_enquiry": 6}
WALKS = [(name, share) for name in NAMES for share in range(SHARES.get(name, 1))]
WITH_SOMETHING_IN = sorted(name for name, route in every_url().items() if "<" in route)

Clients = Callable[[str], Client]


@pytest.fixture
def house(standing_house: Hvidklit, db: None) -> Hvidklit:
    return standing_house


@pytest.fixture
def client_of(sessions: dict[str, str]) -> Clients:
    """Public pages are met from outside, the others as the administrator, who may see most."""

    def client_of(name: str) -> Client:
        client = Client(raise_request_exception=False)
        who = SIGNED_IN_AS.get(name, "administrator")
        if who:
            client.cookies[settings.SESSION_COOKIE_NAME] = sessions[who]
        return client

    return client_of


def address(house: Hvidklit, name: str) -> str:
    return reverse(name, kwargs=things_in_addresses(house).get(name, {}))


def send(
    client: Client, path: str, values: Mapping[str, list[str | bytes]], *, is_followed: bool = False
) -> tuple[int, str]:
    """What a form meets, and where it leads; nothing of it stays."""
    cache.clear()
    with transaction.atomic():
        answer = client.post(path, urlencode(values, doseq=True), content_type=FORM)
        page = answer.content.decode(errors="replace")
        if answer.status_code == 302 and is_followed and "log-ind" not in answer["Location"]:
            shown = client.get(answer["Location"])
            page = shown.content.decode(errors="replace") if shown.status_code != 404 else ""
            assert shown.status_code < 500, f"{path} leads to {answer['Location']}: {shown.status_code}"
        transaction.set_rollback(True)
    return answer.status_code, page


def tried_fields(form: PageForm) -> Iterator[tuple[str, Iterator[str]]]:
    """Each field with what to try in it: all in a text, less in a choice, and only the first of rows that are alike."""
    seen: set[str] = set()
    for one in form.fields:
        alike = re.sub(r"\d+", "0", one.name)
        if alike in seen or one.name == "csrfmiddlewaretoken":
            continue
        is_typed = one.kind in TYPED
        is_first = one.kind not in seen
        seen |= {alike, one.kind}
        yield one.name, (k for k in BAD if (is_typed or k in FOR_CHOICES) and (is_first or k != "a megabyte"))


def posted_forms(page: str) -> Iterator[PageForm]:
    return (form for form in forms_in(page) if form.method == "post" and "log-ud" not in form.action)


def faults_of(status: int, page: str, form: PageForm, field: str, bad: str | bytes) -> Iterator[str]:
    if status >= 500:
        yield f"answered {status}"
    if "<b id=x9" in page:
        yield "came back as markup"
    if status != 422:
        return
    told = ERROR_AT_FIELD.findall(page)
    if not told and 'role="alert"' not in page:
        yield "refused without a word"
    yield from (f"not in Danish: {text}" for text in told if ENGLISH.search(text))
    yield from (f"lost {name}" for name in lost_fields(page, form, field))


def lost_fields(page: str, form: PageForm, bad: str) -> Iterator[str]:
    """Fields whose text was fine and is not there any more; another form of the page may have fields of that name."""
    same = (again for again in posted_forms(page) if again.action == form.action)
    shown = {f.name: f.value for again in same for f in again.fields}
    for one in form.fields:
        if (
            one.kind in TYPED
            and one.name != bad
            and one.name in shown
            and shown[one.name].strip() != one.value.strip()
        ):
            yield f"{one.name} ({one.value!r} became {shown[one.name]!r})"


def test_the_walk_finds_the_fields_and_their_refusals(house: Hvidklit, client_of: Clients) -> None:
    """Else all that follows would be quiet for nothing."""
    client, path = client_of("people:edit_contact_card"), address(house, "people:edit_contact_card")
    form = next(posted_forms(client.get(path).content.decode()))
    assert len(form.names()) > 10
    status, page = send(client, path, {**form.values(), "mail": ["ikke en adresse"]})  # type: ignore[dict-item]
    assert (status, len(ERROR_AT_FIELD.findall(page)), list(lost_fields(page, form, "mail"))) == (422, 1, [])


@pytest.mark.parametrize(("name", "share"), WALKS)
def test_no_field_can_break_anything(house: Hvidklit, client_of: Clients, name: str, share: int) -> None:
    client, path = client_of(name), address(house, name)
    found = []
    forms = list(posted_forms(client.get(path).content.decode(errors="replace")))
    for form in forms[share :: SHARES.get(name, 1)]:
        target = form.action or path
        buttons = {key: [value] for _, key, value in form.buttons if key}
        for field, kinds in tried_fields(form):
            for kind in kinds:
                bad = BAD[kind]
                values: dict[str, list[str | bytes]] = {**buttons, **form.values(), field: [bad]}  # type: ignore[dict-item]
                status, page = send(client, target, values, is_followed=kind == "markup")
                found += [f"{field}, {kind}: {fault}" for fault in faults_of(status, page, form, field, bad)]
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_no_question_can_break_anything(house: Hvidklit, client_of: Clients, name: str) -> None:
    client, path = client_of(name), address(house, name)
    page = client.get(path).content.decode(errors="replace")
    asked = {n for form in forms_in(page) if form.method == "get" for n in form.names()} | set(ALWAYS_ASKED)
    found = []
    for kind, bad in BAD_QUERIES.items():
        answer = client.get(f"{path}?{urlencode(dict.fromkeys(asked, bad))}")
        text = "" if answer.streaming else answer.content.decode(errors="replace")
        if answer.status_code >= 500 or "<b id=x9" in text:
            found.append(f"{kind}: {answer.status_code}")
    assert found == []


@pytest.mark.parametrize("name", WITH_SOMETHING_IN)
def test_no_address_can_break_anything(house: Hvidklit, client_of: Clients, name: str) -> None:
    client, things = client_of(name), things_in_addresses(house)[name]
    found = []
    for path in {
        path for key in things for bad in BAD_PARTS for path in reversed_with(name, things, key, bad)
    }:
        answers = (client.get(path).status_code, client.post(path).status_code)
        if max(answers) >= 500:
            found.append(f"{path[:80]}: {answers}")
    assert found == []


def reversed_with(name: str, things: Mapping[str, object], key: str, bad: object) -> Iterator[str]:
    with suppress(NoReverseMatch):
        yield reverse(name, kwargs={**things, key: bad})
