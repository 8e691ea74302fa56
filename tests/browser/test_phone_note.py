"""A company on the telephone: noted with the keyboard alone, and not lost when the browser stops."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from indgang.enquiries.models import Channel, Enquiry, PhoneDraft, State
from tests.browser.visitor import Visitor
from tests.hvidklit import Hvidklit, lay_down


@pytest.fixture(autouse=True)
def house(transactional_db: None) -> Hvidklit:
    cache.clear()
    return lay_down()


def test_a_call_is_noted_and_passed_on_with_the_keyboard_alone(visitor: Visitor, house: Hvidklit) -> None:
    visitor.signs_in(house.users["entrance"])
    page = visitor.opens("/intern/henvendelser/opkald/")
    expect(page.get_by_label("Hvem ringer?")).to_be_focused()
    page.keyboard.type("Smeden i Nørreby")
    page.keyboard.press("Tab")
    page.keyboard.type("Bo")
    for _field in ("Telefon", "Mail", "Hvad handler det om?"):
        page.keyboard.press("Tab")
    page.keyboard.type("De vil bygge om", delay=10)
    task = page.get_by_role("radio", name="Byggetilladelse til erhverv")
    expect(task).to_be_visible()
    # Karla is away today: her substitute is named, and is the one who is asked.
    expect(page.locator("#phone-help")).to_contain_text("Lis Leder svarer i stedet")
    task.focus()
    page.keyboard.press("Space")
    page.get_by_role("radio", name="Jeg har svaret").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Jeg beder en kollega tage den")).to_be_checked()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Opkaldet er noteret som")).to_be_visible()

    enquiry = Enquiry.objects.get(company_name="Smeden i Nørreby")
    assert (enquiry.channel, enquiry.state, str(enquiry.task)) == (
        Channel.PHONE, State.NEW, "Byggetilladelse til erhverv",
    )  # fmt: skip
    assert enquiry.hand_overs.get().receiver == house.colleagues["leader"]
    assert PhoneDraft.objects.filter(owner=house.users["entrance"]).count() == 0
    assert visitor.complaints == []


def test_a_call_begins_with_what_was_typed_at_the_desk(visitor: Visitor, house: Hvidklit) -> None:
    visitor.signs_in(house.users["entrance"])
    page = visitor.opens("/intern/")
    page.get_by_label("Hvad siger virksomheden?").fill("De vil bygge om & grave")
    page.get_by_role("link", name="Skriv et opkald ned").click()
    expect(page.get_by_label("Hvad handler det om?")).to_have_value("De vil bygge om & grave")
    expect(page.get_by_label("Hvem ringer?")).to_be_focused()
    assert visitor.complaints == []


def test_what_was_typed_is_there_when_the_browser_is_opened_again(visitor: Visitor, house: Hvidklit) -> None:
    visitor.signs_in(house.users["entrance"])
    page = visitor.opens("/intern/henvendelser/opkald/")
    page.get_by_label("Hvem ringer?").press_sequentially("Bageren", delay=10)
    expect(page.get_by_text("Kladden er gemt kl.")).to_be_visible()
    expect(page.locator(".phone-part:visible")).to_have_count(0)
    visitor.opens("/intern/")  # as after a crash: nothing was sent

    page = visitor.opens("/intern/henvendelser/opkald/")
    page.get_by_role("link", name="Bageren").press("Enter")
    expect(page.get_by_label("Hvem ringer?")).to_have_value("Bageren")
    assert visitor.problems() == []
