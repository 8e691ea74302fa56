"""One enquiry in a real browser: asked on the web or by telephone, held at the desk, and answered to the company."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from indgang.enquiries.actions.asking_how import ask_how_it_went
from indgang.enquiries.models import Enquiry, State
from indgang.shared.models import OutgoingMail
from indgang.surveys.models import Answer
from indgang.surveys.queries.inviting import active_questions
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
    page.get_by_label("Din mailadresse").fill("jette@hallen.example")
    page.wait_for_timeout(2100)  # no person is faster
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("link", name="Til min side om henvendelsen").click()
    expect(page.get_by_text("Må vi bygge en ny hal bag smedjen?")).to_be_visible()
    return page


def answers(page: Page, text: str) -> None:
    page.get_by_label("Til virksomheden").fill(text)
    page.get_by_role("button", name="Svar og luk").click()
    expect(page.get_by_text("Dit svar er på vej, og henvendelsen er lukket.")).to_be_visible()


def is_asked_how_it_went(page: Page, server: str) -> None:
    """A week later, as the morning's job has asked by then: the company follows the link of the mail."""
    mornings = (timezone.now() + timedelta(days=day) for day in range(3, 10))
    assert sum(ask_how_it_went(now=morning) for morning in mornings) == 1
    mail = OutgoingMail.objects.filter(recipient="jette@hallen.example").latest("pk")
    link = re.search(r"https?://[^/\s]+(/svar/\S*)", mail.text)
    assert link, mail.text
    page.goto(f"{server}{link[1]}")


def says_it_was_not_good_enough(page: Page) -> None:
    """The worst of each question's answers, and a few words."""
    questions = page.get_by_role("group")
    for number in range(questions.count()):
        questions.nth(number).get_by_role("radio", name="Meget utilfreds").check()
    page.get_by_label("Er der noget, vi skal vide?").fill("Hallen er for lille.")
    page.get_by_role("button", name="Send mit svar").click()
    expect(page.get_by_role("heading", name="Vi er kede af, at det ikke var godt nok")).to_be_visible()


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

    is_asked_how_it_went(company, live_server.url)
    says_it_was_not_good_enough(company)
    company.get_by_role("button", name="Genåbn henvendelsen").click()
    expect(company.get_by_role("heading", name="Henvendelsen er åben igen")).to_be_visible()
    enquiry.refresh_from_db()
    assert enquiry.state == State.HELD
    answers_given = Answer.objects.filter(invitation__target_key=enquiry.history_key)
    assert list(answers_given.values_list("score", flat=True)) == [1] * active_questions().count()
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
