"""A company asks in a real browser: while it types, by keyboard alone, on a telephone, and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from indgang.enquiries.models import AttachedFile, Enquiry, SelfHelp
from tests.browser.visitor import Visitor
from tests.hvidklit import Hvidklit, lay_down


@pytest.fixture(autouse=True)
def house(transactional_db: None) -> Hvidklit:
    cache.clear()
    return lay_down()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    return path


def asked() -> Enquiry:
    return Enquiry.objects.latest("received_at", "pk")


def test_what_may_answer_comes_while_typing_and_all_is_kept_over_an_error(
    visitor: Visitor, plan: Path
) -> None:
    page = visitor.opens("/henvendelse/", width=390)
    page.locator("#id_question").press_sequentially("Må jeg stille borde ud foran min café?")
    expect(page.get_by_role("heading", name="Udeservering")).to_be_visible()
    assert visitor.problems() == []

    page.locator("#id_attachments").set_input_files(plan)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("main [role=alert]").first).to_be_focused()
    assert visitor.problems() == []
    expect(page.get_by_label("Hvad handler det om?")).to_have_value("Må jeg stille borde ud foran min café?")
    expect(page.get_by_text("plan.pdf").first).to_be_visible()

    page.get_by_label("Din mailadresse").fill("bente@smed.example")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("heading", name="Tak, vi har fået den")).to_be_visible()
    assert (visitor.problems(), visitor.cookies()) == ([], [])
    assert AttachedFile.objects.get(message__enquiry=asked()).name == "plan.pdf"


def test_by_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.opens("/henvendelse/")
    page.locator("#id_question").focus()
    page.keyboard.type("Hvor må vi parkere?")
    tabs_to(page, "id_contact_phone")
    page.keyboard.type("19556677")
    for _press in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Send":
            break
    page.wait_for_timeout(2100)  # no person is faster
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Tak, vi har fået den")).to_be_visible()
    assert asked().contact_phone == "19 55 66 77"


def tabs_to(page: Page, field: str) -> None:
    for _press in range(20):
        if page.evaluate("document.activeElement.id") == field:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{field} is not reached")


def test_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(f"{live_server.url}/find/?q=borde ved caféen")
    page.get_by_role("button", name="Send dit spørgsmål videre").first.click()
    expect(page.get_by_label("Hvad handler det om?")).to_have_value("borde ved caféen")
    answer = page.locator("details", has_text="Udeservering")
    if answer.get_attribute("open") is None:
        answer.locator("summary").click()
    with context.expect_page() as thanks:
        answer.get_by_role("button").click()
    expect(thanks.value.get_by_role("heading", name="Godt, at det hjalp")).to_be_visible()
    assert SelfHelp.objects.get().times == 1

    page.get_by_label("Din mailadresse").fill("bente@smed.example")
    page.wait_for_timeout(2100)  # no person is faster
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("link", name="Til min side om henvendelsen").click()
    page.get_by_label("Skriv mere").fill("Vi har også en parasol.")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Vi har også en parasol.")).to_be_visible()
    assert ([cookie["name"] for cookie in context.cookies()], asked().messages.count()) == ([], 2)
    context.close()
