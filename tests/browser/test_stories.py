"""What people do at the pages, with the keyboard alone, without script, and with a key."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.visitor import Visitor
from tests.hvidklit import Hvidklit, lay_down


@pytest.fixture(autouse=True)
def house(transactional_db: None) -> Hvidklit:
    cache.clear()
    return lay_down()


def test_the_desk_finds_copies_and_opens_with_the_keyboard_alone(visitor: Visitor, house: Hvidklit) -> None:
    visitor.signs_in(house.users["entrance"])
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.opens("/intern/")
    field = page.get_by_role("searchbox").first
    field.focus()
    field.press_sequentially("bygge om", delay=20)
    first = page.locator("[data-result-link]").first
    expect(first).to_have_text("Byggetilladelse til erhverv")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("c")
    expect(page.locator("#announcement")).to_contain_text("Kopieret:")
    assert "19 55 40" in page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{visitor.server}/intern/katalog/opgaver/byggetilladelse/")
    assert visitor.complaints == []


def test_a_wrong_turn_is_taken_back_with_one_key(visitor: Visitor, house: Hvidklit) -> None:
    visitor.signs_in(house.users["entrance"])
    page = visitor.opens("/intern/")
    page.get_by_role("searchbox").first.press_sequentially("bygge om", delay=20)
    expect(page.locator("[data-result-link]").first).to_have_text("Byggetilladelse til erhverv")
    page.wait_for_load_state("networkidle")  # a look-up that is cut off is told in the console
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{visitor.server}/intern/katalog/opgaver/byggetilladelse/")
    page.wait_for_load_state()
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{visitor.server}/intern/?q=bygge+om")
    expect(page.locator("[data-result-link]").first).to_have_text("Byggetilladelse til erhverv")
    assert visitor.complaints == []


def test_the_desk_says_what_it_was_and_the_editor_sees_what_nothing_fitted(
    visitor: Visitor, house: Hvidklit
) -> None:
    visitor.signs_in(house.users["entrance"])
    page = visitor.opens("/intern/")
    page.get_by_role("searchbox").first.press_sequentially("bygge om", delay=20)
    page.get_by_role("button", name="Det var denne").first.press("Enter")
    expect(page.get_by_text("Tak. Næste gang findes den mere sikkert.")).to_be_visible()
    expect(page.locator("[data-result-link]").first).to_have_text("Byggetilladelse til erhverv")
    page.get_by_role("searchbox").first.fill("flyve med bygge drone")
    expect(page.locator("#note-answer [name=q]")).to_have_value("flyve med bygge drone")
    page.get_by_role("button", name="Ingen af dem passer").press("Enter")
    expect(page.get_by_text("Noteret.")).to_be_visible()
    visitor.signs_in(house.users["editor"])
    page = visitor.opens("/intern/ord/")
    expect(page.get_by_text("“flyve med bygge drone”")).to_be_visible()
    page.get_by_role("link", name="Prøv ord").press("Enter")
    page.get_by_role("combobox", name="Opgave").fill("byggetilladelse")
    page.get_by_label("Nye ord").fill("hal mere")
    page.get_by_role("button", name="Prøv dem").press("Enter")
    expect(page.get_by_role("heading", name="Det gør de")).to_be_visible()
    assert visitor.complaints == []


def test_a_company_finds_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False, locale="da-DK")
    page = context.new_page()
    page.goto(live_server.url)
    page.get_by_role("textbox").first.fill("Må jeg stille borde ud foran min café?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Udeservering").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Udeservering")
    assert context.cookies() == []
    context.close()


def test_a_passkey_is_added_and_then_signs_in(visitor: Visitor, house: Hvidklit) -> None:
    colleague = house.users["colleague"]
    colleague.set_password("en lang og god adgangskode")
    colleague.save()
    visitor.signs_in(colleague)
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page = visitor.opens("/konto/totrin/noegler/ny/")
    page.get_by_label("Adgangskode").fill("en lang og god adgangskode")
    page.get_by_role("button", name="Bekræft").click()
    page.get_by_label("Hvad du kalder nøglen").fill("Min telefon")
    page.get_by_text("Log ind med nøglen alene").click()
    page.get_by_role("button", name="Tilføj nøglen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gendannelseskoder")
    visitor.opens("/konto/totrin/noegler/")
    expect(page.get_by_role("rowheader", name="Min telefon")).to_be_visible()
    assert visitor.problems() == []
    page.get_by_role("button", name="Log ud").click()
    visitor.opens("/konto/log-ind/")
    page.get_by_role("button", name="Log ind med en adgangsnøgle").click()
    expect(page).to_have_url(f"{visitor.server}/intern/")
    assert visitor.complaints == []


def test_a_key_that_does_not_answer_is_told(visitor: Visitor) -> None:
    page = visitor.opens("/konto/log-ind/")
    page.route("**/noegler/log-ind/", lambda route: route.abort())
    page.get_by_role("button", name="Log ind med en adgangsnøgle").click()
    expect(page.get_by_text("Nøglen svarede ikke. Prøv igen.")).to_be_visible()
