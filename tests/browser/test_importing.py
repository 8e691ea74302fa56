"""The import as an administrator meets it, from the choice of a file to what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from pytest_django import Settings

from indgang.people.models import Colleague, Unit
from tests.browser.visitor import Visitor
from tests.hvidklit import lay_down

pytestmark = pytest.mark.django_db(transaction=True)

GOOD = """\
Medarbejdernr;Navn;Titel;Enhed;Direkte telefon;Mail;Bemærkning
1;Åse Østergård;Afdelingsleder;Byg og Miljø;19554001;aase@hvidklit.example;
2;Karla Østergaard;Ingeniør;Vej og Park;19554002;karla@hvidklit.example;
"""
FAULTY = (
    GOOD.replace("19554001", "1955").replace("Vej og Park", "Havnen") + "2;;;;;ikke en mail;;en for meget\n"
)


@pytest.fixture
def page(visitor: Visitor, tmp_path: Path, settings: Settings) -> Page:
    settings.DATA_DIR = tmp_path / "data"
    cache.clear()
    house = lay_down()
    Colleague.objects.filter(name="Kai Kollega").update(external_id="77")
    visitor.signs_in(house.users["administrator"])
    return visitor.opens("/intern/import/")


def choose(page: Page, folder: Path, text: str, *, is_full: bool = False) -> None:
    path = folder / "medarbejdere.csv"
    path.write_bytes(text.encode("cp1252"))
    page.get_by_label("Lister").set_input_files(path)
    page.get_by_label("Det er hele listen").set_checked(is_full)
    page.get_by_role("button", name="Se, hvad der vil ske").click()


def test_a_list_is_looked_through_and_imported(page: Page, visitor: Visitor, tmp_path: Path) -> None:
    choose(page, tmp_path, GOOD, is_full=True)

    expect(page.get_by_role("heading", level=1)).to_have_text("Det vil der ske")
    expect(page.get_by_text("Kai Kollega")).to_be_visible()
    assert visitor.problems_at_any_width() == []
    page.get_by_role("button", name="Indlæs nu").click()
    expect(page.get_by_text("Listerne er indlæst.")).to_be_visible()
    assert Colleague.objects.get(external_id="2").memberships.get().unit == Unit.objects.get(
        name="Vej og Park"
    )


def test_faults_are_a_table_that_can_be_read_on_every_screen(
    page: Page, visitor: Visitor, tmp_path: Path
) -> None:
    choose(page, tmp_path, FAULTY)

    expect(page.get_by_role("alert")).to_contain_text("Der er 7 fejl")
    expect(page.locator("main tbody tr")).to_have_count(7)
    assert visitor.problems_at_any_width() == []


def test_a_file_that_is_no_list_is_told_at_the_field(page: Page, visitor: Visitor, tmp_path: Path) -> None:
    choose(page, tmp_path, "Kære alle, hermed listen", is_full=True)

    expect(page.get_by_role("alert").first).to_contain_text("Vi fandt ingen liste")
    expect(page.get_by_label("Det er hele listen")).to_be_checked()
    assert visitor.problems_at_any_width() == []
