"""Every part of a page, looked at in a real browser before any page uses it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from indgang.people.models import Municipality
from tests.browser.visitor import WIDTHS, Visitor

pytestmark = pytest.mark.urls("tests.browser.gallery.urls")


@pytest.fixture(autouse=True)
def hvidklit(transactional_db: None) -> Municipality:
    return Municipality.objects.create(
        pk=Municipality.THE_ONE,
        name="Hvidklit Kommune",
        phone="19 70 20 00",
        mail="erhverv@hvidklit.example",
        address="Havnegade 1\n9999 Hvidklit",
        website="https://hvidklit.example",
    )


def test_a_page_is_sound_before_anybody_has_described_the_municipality(
    visitor: Visitor, hvidklit: Municipality
) -> None:
    hvidklit.delete()
    visitor.opens("/")
    assert visitor.problems() == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["/", "/desk", "/form", "/sign-in"])
def test_a_page_is_sound(visitor: Visitor, path: str, width: int) -> None:
    visitor.opens(path, width=width)
    assert visitor.problems() == []


def test_a_public_page_sets_no_cookie(visitor: Visitor) -> None:
    visitor.opens("/")
    assert visitor.cookies() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_refused_form_is_sound(visitor: Visitor, width: int) -> None:
    page = visitor.opens("/form", width=width)
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert visitor.problems() == []


def test_a_link_in_the_error_summary_lands_in_its_field(visitor: Visitor) -> None:
    page = visitor.opens("/form")
    page.get_by_role("button", name="Gem").click()
    page.get_by_role("link", name="Vises for").click()
    expect(page.get_by_label("Alle")).to_be_focused()


def test_a_refused_form_keeps_what_was_typed(visitor: Visitor) -> None:
    page = visitor.opens("/form")
    page.get_by_label("Navn").fill("Et navn, der er meget længere end feltet")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_label("Navn")).to_have_value("Et navn, der er meget længere end feltet")


def answers_to(page: Page, question: str) -> None:
    page.get_by_label("Hvad spørger de om?").press_sequentially(question)
    expect(page.locator("[data-announce]")).to_have_text(f"2 opgaver om {question}")


@pytest.mark.parametrize("width", WIDTHS)
def test_answers_come_while_one_types(visitor: Visitor, width: int) -> None:
    page = visitor.opens("/desk", width=width)
    answers_to(page, "café")
    expect(page.locator("#announcement")).to_have_text("2 opgaver om café")
    assert visitor.problems() == []


def test_the_keyboard_finds_opens_and_goes_back(visitor: Visitor) -> None:
    page = visitor.opens("/desk")
    answers_to(page, "café")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Byggetilladelse til erhverv")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Udeservering")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Udeservering")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Hvad spørger de om?")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Hvad spørger de om?")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{visitor.server}/form")


@pytest.mark.parametrize(
    ("steps", "copied"),
    [
        (1, "Karla Østergaard, Byggesagsbehandler, 19 70 21 34, karla.oestergaard@hvidklit.example"),
        (2, "Jens Holm, 19 70 21 35, jens.holm@hvidklit.example"),
    ],
)
def test_one_key_copies_whom_to_ask(visitor: Visitor, steps: int, copied: str) -> None:
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.opens("/desk")
    answers_to(page, "café")
    for _ in range(steps):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("c")
    expect(page.locator("#announcement")).to_have_text(f"Kopieret: {copied}")
    assert page.evaluate("navigator.clipboard.readText()") == copied


def test_answers_do_not_talk_over_what_is_done_with_them(visitor: Visitor) -> None:
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.opens("/desk")
    page.evaluate("htmx.config.defaultSettleDelay = 400")
    answers_to(page, "café")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("c")
    page.wait_for_timeout(1000)
    expect(page.locator("#announcement")).to_contain_text("Kopieret: Karla Østergaard")


def test_control_k_reaches_the_field_from_anywhere(visitor: Visitor) -> None:
    page = visitor.opens("/form")
    page.get_by_label("Navn").focus()
    page.keyboard.press("Control+k")
    expect(page.get_by_label("Find en opgave eller en kollega")).to_be_focused()


def test_the_menu_opens_on_a_small_screen(visitor: Visitor) -> None:
    page = visitor.opens("/desk", width=390)
    expect(page.get_by_role("link", name="Katalog")).to_be_hidden()
    page.get_by_text("Menu", exact=True).click()
    expect(page.get_by_role("link", name="Katalog")).to_be_visible()
    assert visitor.problems() == []


def test_the_first_stop_of_the_keyboard_skips_the_head(visitor: Visitor) -> None:
    page = visitor.opens("/form")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()


def test_a_session_that_has_ended_keeps_the_question(visitor: Visitor) -> None:
    page = visitor.opens("/desk")
    page.get_by_label("Hvad spørger de om?").fill("udløbet")
    expect(page).to_have_url(f"{visitor.server}/desk?q=udl%C3%B8bet")


def test_a_server_that_does_not_answer_is_told(visitor: Visitor) -> None:
    page = visitor.opens("/desk")
    page.get_by_label("Hvad spørger de om?").fill("syg")
    expect(page.locator("#announcement")).to_have_text("Der kom ikke noget svar. Prøv igen om lidt.")
    expect(page.locator("#announcement")).to_have_class("sr-only is-shown")
