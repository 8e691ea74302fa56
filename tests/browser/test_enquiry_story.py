"""One enquiry in a real browser: asked on the web or by telephone, held at the desk, and answered to the company."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from indgang.enquiries.models import Enquiry, State
from tests.browser.visitor import Visitor
from tests.hvidklit import Hvidklit, lay_down


@pytest.fixture(autouse=True)
def house(transactional_db: None) -> Hvidklit:
    cache.clear()
    return lay_down()


def asks_on_a_small_screen(browser: Browser, server: str) -> Page:
    """The company, on its telephone; it stays on its own page of the enquiry."""
    page = browser.new_context(locale="da-DK", viewport={"width": 390, "height": 800}).new_page()
    page.goto(f"{server}/henvendelse/")
    page.get_by_label("Hvad handler det om?").fill("Må vi bygge en ny hal bag smedjen?")
    page.get_by_label("Din mailadresse").fill("bente@smed.example")
    page.wait_for_timeout(2100)  # no person is faster
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("link", name="Til min side om henvendelsen").click()
    expect(page.get_by_text("Må vi bygge en ny hal bag smedjen?")).to_be_visible()
    return page


def answers(page: Page, text: str) -> None:
    page.get_by_label("Til virksomheden").fill(text)
    page.get_by_role("button", name="Svar og luk").click()
    expect(page.get_by_text("Dit svar er på vej, og henvendelsen er lukket.")).to_be_visible()


def test_asked_on_the_web_taken_at_the_desk_and_read_by_the_company(
    browser: Browser, live_server: LiveServer, visitor: Visitor, house: Hvidklit
) -> None:
    company = asks_on_a_small_screen(browser, live_server.url)
    enquiry = Enquiry.objects.latest("received_at", "pk")
    visitor.signs_in(house.users["entrance"])
    page = visitor.opens("/intern/henvendelser/?vis=indgangen")
    page.get_by_role("link", name="Må vi bygge en ny hal bag smedjen?").click()
    page.get_by_role("button", name=re.compile("^Vælg.*Byggetilladelse")).click()
    page.get_by_role("button", name="Jeg tager det").click()
    expect(page.get_by_text("Du er tovholder nu.")).to_be_visible()
    assert visitor.problems() == []
    answers(page, "Ja, bag smedjen må I gerne.")

    company.reload()
    expect(company.get_by_role("listitem").filter(has_text="Ja, bag smedjen må I gerne.")).to_be_visible()
    expect(company.get_by_text("Inga Indgang").first).to_be_visible()
    enquiry.refresh_from_db()
    assert (enquiry.state, str(enquiry.task)) == (State.CLOSED, "Byggetilladelse til erhverv")
    company.context.close()


def test_rung_in_handed_over_and_taken_by_the_colleague(visitor: Visitor, house: Hvidklit) -> None:
    visitor.signs_in(house.users["entrance"])
    page = visitor.opens("/intern/henvendelser/opkald/")
    page.get_by_label("Hvem ringer?").fill("Bageren i Nørreby")
    page.get_by_label("Telefon").fill("19556677")
    page.get_by_label("Hvad handler det om?").fill("Borde på fortovet foran bageriet")
    page.get_by_role("radio", name="Jeg beder en kollega tage den").check()
    page.get_by_label("Hvilken kollega?").fill("Kai Kollega")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Opkaldet er noteret som")).to_be_visible()
    enquiry = Enquiry.objects.get(company_name="Bageren i Nørreby")

    visitor.signs_in(house.users["colleague"])
    page = visitor.opens("/intern/")
    page.get_by_role("link", name="Borde på fortovet foran bageriet").first.click()
    page.get_by_role("button", name="Ja, jeg tager den").click()
    expect(page.get_by_text("Du er tovholder nu.")).to_be_visible()
    enquiry.refresh_from_db()
    assert (enquiry.holder, visitor.complaints) == (house.colleagues["colleague"], [])
