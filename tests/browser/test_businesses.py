"""Companies are suggested while somebody types, and the keyboard alone is enough."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor
from tests.hvidklit import Hvidklit, lay_down


@pytest.fixture
def house(transactional_db: None) -> Hvidklit:
    return lay_down()


def test_what_is_typed_is_suggested_and_found(visitor: Visitor, house: Hvidklit) -> None:
    visitor.signs_in(house.users["entrance"])
    page = visitor.opens("/intern/virksomheder/")
    field = page.get_by_label("Navn, CVR-nummer eller telefon")
    field.press_sequentially("gård")
    expect(page.locator("#business-names option")).to_have_count(1)
    assert page.locator("#business-names option").get_attribute("value") == "Østerlund Gårdbutik"
    field.fill("19 70 10")
    expect(page.locator("#business-names option")).to_have_attribute("value", "Klit Smede ApS, 99000007")
    field.fill("Klit Smede ApS, 99000007")
    field.press("Enter")
    expect(page.locator(".business-rows tbody th a")).to_have_text(["Klit Smede ApS"])
    assert visitor.problems() == []
