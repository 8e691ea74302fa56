"""An enquiry's acts in a real browser: every form unfolded, refused, and used without a script."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from indgang.enquiries.models import Enquiry, Level, State
from tests.browser.visitor import Visitor
from tests.factories import make_enquiry
from tests.hvidklit import Hvidklit, lay_down

UNFOLD = "document.querySelectorAll('main details').forEach((one) => (one.open = true))"


@pytest.fixture
def house(transactional_db: None) -> Hvidklit:
    cache.clear()
    return lay_down()


@pytest.fixture
def enquiry(house: Hvidklit) -> Enquiry:
    """Held by Karla, who is away; Kai has a part."""
    enquiry = make_enquiry(
        "Må vi bygge en hal?", holder=house.colleagues["karla"], contact_phone="19 55 66 77"
    )
    enquiry.involvements.create(colleague=house.colleagues["colleague"], part="Vej", state="accepted")
    return enquiry


def opens_enquiry(visitor: Visitor, house: Hvidklit, enquiry: Enquiry) -> Page:
    visitor.signs_in(house.users["karla"])
    return visitor.opens(enquiry.get_absolute_url())


@pytest.mark.parametrize(
    "values",
    [
        {"level": Level.SIMPLE},
        {"level": Level.COMPLEX},
        {"is_confidential": True, "contact_mail": ""},
        {"state": State.WAITING},
    ],
)
def test_every_act_unfolded_is_sound(
    visitor: Visitor, house: Hvidklit, enquiry: Enquiry, values: dict[str, object]
) -> None:
    Enquiry.objects.filter(pk=enquiry.pk).update(**values)
    if "state" in values:
        enquiry.waiting_times.create(first_date=date(2026, 6, 3), waited_for="Tegninger")
    page = opens_enquiry(visitor, house, enquiry)
    page.evaluate(UNFOLD)
    assert (visitor.status, visitor.problems_at_any_width()) == (200, [])


def test_a_refused_answer_says_why_and_keeps_what_was_typed(
    visitor: Visitor, house: Hvidklit, enquiry: Enquiry
) -> None:
    page = opens_enquiry(visitor, house, enquiry)
    page.get_by_label("Til virksomheden").fill("Ja, det må I gerne.")
    answer = page.locator("form", has=page.get_by_label("Til virksomheden"))
    answer.get_by_label("Hvornår skal det være gjort?").fill("i morgen")
    page.get_by_role("button", name="Send svaret").click()
    expect(page.locator("main [role=alert]").first).to_contain_text("Skriv en dato, for eksempel 24-12-2026.")
    expect(page.get_by_label("Til virksomheden")).to_have_value("Ja, det må I gerne.")
    assert visitor.problems_at_any_width() == []


def test_a_company_is_answered_and_the_enquiry_closed_by_keyboard_alone(
    visitor: Visitor, house: Hvidklit, enquiry: Enquiry
) -> None:
    page = opens_enquiry(visitor, house, enquiry)
    page.get_by_label("Til virksomheden").focus()
    page.keyboard.type("Ja, det må I gerne.")
    page.get_by_role("button", name="Svar og luk").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dit svar er på vej, og henvendelsen er lukket.")).to_be_visible()
    enquiry.refresh_from_db()
    assert enquiry.state == State.CLOSED


def test_a_folded_act_is_done_without_a_script(
    browser: Browser, visitor: Visitor, house: Hvidklit, enquiry: Enquiry
) -> None:
    visitor.signs_in(house.users["karla"])
    context = browser.new_context(
        java_script_enabled=False, storage_state=visitor.page.context.storage_state()
    )
    page = context.new_page()
    page.goto(f"{visitor.server}{enquiry.get_absolute_url()}")
    page.get_by_text("Skriv en note til kolleger").click()
    page.get_by_label("Note", exact=True).fill("Spørg Bo om vejen")
    page.get_by_role("button", name="Skriv noten").click()
    expect(page.get_by_text("Noten er skrevet. Kun kolleger ser den.")).to_be_visible()
    context.close()
    assert enquiry.messages.filter(text="Spørg Bo om vejen").exists()
