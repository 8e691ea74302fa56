from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import Task
from indgang.enquiries.models import SelfHelp
from indgang.people.models import Role
from tests.factories import (
    make_business,
    make_colleague,
    make_enquiry,
    make_invitation,
    make_municipality,
    make_question,
    make_task,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
PAGE = "/intern/henvendelser/tal/"


@pytest.fixture
def board(client: Client) -> Client:
    make_municipality()
    client.force_login(make_user(Role.SECRETARY))
    return client


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def some_enquiries(unit_name: str = "Byg") -> None:
    """Six closed after a day and answered after two hours; five companies say how it went."""
    unit, small = make_unit(unit_name), make_business(size="1-9")
    task, at = make_task("Skilte"), timezone.now() - timedelta(days=20)
    for number in range(6):
        make_enquiry(
            received_at=at, state="closed", closed_at=at + timedelta(days=1), unit=unit, business=small,
            task=task, first_answered_at=at + timedelta(hours=2), transfers=number % 2,
            answered_at_first_contact=number < 3,
        )  # fmt: skip
    question = make_question()
    for score in (5, 5, 4, 4, 2):
        make_invitation({question: score}, facts={"unit": unit_name, "kind": "Skilte", "size": "1–9 ansatte"})


def test_where_nobody_has_asked_the_page_says_so(board: Client) -> None:
    shown = text_of(board.get(PAGE))
    assert "Ingen henvendelser fra den tid" in shown
    assert "tal.xlsx" not in shown


def test_number_times_and_satisfaction_with_how_far_they_hold(board: Client) -> None:
    some_enquiries()
    shown = text_of(board.get(f"{PAGE}?delt=enhed"))
    for words in (
        "<strong>6</strong> modtaget", "6 af dem lukket", "<strong>2 timer</strong> til første svar",
        "<strong>24 timer</strong> til den var lukket", "<strong>50 %</strong> besvaret ved første kontakt",
        "<strong>0,50</strong> gange overdraget, hver", "<strong>80 %</strong> tilfredse", "5 svar",
        "Op til 9 ansatte", "Byg", "Henvendelser i hver måned",
    ):  # fmt: skip
        assert words in shown


def test_the_columns_are_drawn_without_a_style_of_their_own(board: Client) -> None:
    some_enquiries()
    shown = text_of(board.get(PAGE))
    assert shown.count("<rect ") in {12, 13}
    assert 'style="' not in shown
    assert 'height="120"' in shown


@pytest.mark.parametrize("split", ["slags", "opgave", "enhed", "stoerrelse", "kanal", "vrøvl"])
@pytest.mark.parametrize("period", ["seneste", "kvartal", "2026", "vrøvl"])
def test_every_time_and_every_split_has_its_page(board: Client, split: str, period: str) -> None:
    some_enquiries()
    assert board.get(f"{PAGE}?tid={period}&delt={split}").status_code == 200


def test_the_same_as_a_workbook_in_which_no_text_is_a_formula(board: Client) -> None:
    some_enquiries("=1+1")
    answer = board.get(f"{PAGE}tal.xlsx?tid=kvartal")
    assert answer["Content-Disposition"] == 'attachment; filename="henvendelser-kvartal.xlsx"'
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == [
        "Slags henvendelse",
        "Opgave",
        "Enhed",
        "Virksomhedens størrelse",
        "Kanal",
        "Små og større",
        "Hjulpet før afsendelse",
    ]
    rows = list(book["Enhed"].iter_rows(values_only=True))
    assert rows[0][:3] == ("Enhed", "Henvendelser", "Overdraget, hver")
    assert rows[1] == ("Alle", 6, 0.5, 6, 50, 2, 2, 2, 2, 24, 24, 24, 24, 5, 80, 37.6, 96.4)
    assert rows[2][:2] == ("'=1+1", 6)
    assert [cell.data_type for cell in book["Enhed"]["A"]] == ["s"] * 3


def test_a_task_has_no_satisfaction_on_the_page_or_in_the_workbook(board: Client) -> None:
    some_enquiries()
    shown = text_of(board.get(f"{PAGE}?delt=opgave")).partition('id="split"')[2]
    assert ">Tilfreds<" not in shown
    assert "Tilfredsheden står ved slagsen" in shown
    assert ">Tilfreds<" in text_of(board.get(f"{PAGE}?delt=slags")).partition('id="split"')[2]
    book = load_workbook(BytesIO(board.get(f"{PAGE}tal.xlsx").content))
    of_task, of_kind = (
        list(book[name].iter_rows(values_only=True)) for name in ("Opgave", "Slags henvendelse")
    )
    assert (len(of_task[0]), len(of_kind[0])) == (13, 17)
    assert of_task[2] == ("Skilte", *of_kind[2][1:13])


def test_what_helped_before_sending_stands_beside_how_many_asked(board: Client) -> None:
    some_enquiries()
    assert "Hjulpet før afsendelse" not in text_of(board.get(PAGE))
    SelfHelp.objects.create(task=Task.objects.get(), day=timezone.localdate(), times=4)
    shown = text_of(board.get(PAGE))
    assert "<strong>4</strong> gange var en side svar nok" in shown
    table = shown.partition('id="helped"')[2]
    assert table.index(">Skilte<") < table.index(">4<") < table.index(">6<")
    book = load_workbook(BytesIO(board.get(f"{PAGE}tal.xlsx").content))
    rows = list(book["Hjulpet før afsendelse"].iter_rows(values_only=True))
    assert rows == [("Opgave", "Hjulpet før afsendelse", "Henvendelser"), ("Skilte", 4, 6)]


def test_an_empty_workbook_has_its_headings(board: Client) -> None:
    book = load_workbook(BytesIO(board.get(f"{PAGE}tal.xlsx").content))
    assert [sheet.max_row for sheet in book] == [1] * 7


def test_few_are_counted_and_their_times_and_satisfaction_hidden(board: Client) -> None:
    at = timezone.now() - timedelta(days=3)
    make_enquiry(received_at=at, first_answered_at=at + timedelta(hours=1))
    shown = text_of(board.get(PAGE))
    assert "<strong>1</strong> modtaget" in shown
    assert "1 time" not in shown
    assert "færre end 5" in shown
    rows = list(
        load_workbook(BytesIO(board.get(f"{PAGE}tal.xlsx").content))["Kanal"].iter_rows(values_only=True)
    )
    assert rows[1][5:9] == ("færre end 5", None, None, "færre end 5")
    assert rows[1][13:15] == (0, "færre end 5")


def test_figures_are_for_those_who_keep_the_whole_in_sight(client: Client) -> None:
    make_municipality()
    client.force_login(make_user())
    assert [client.get(page).status_code for page in (PAGE, f"{PAGE}tal.xlsx")] == [403, 403]
    unit = make_unit()
    client.force_login(make_user(colleague=make_colleague(units=[unit]), leads=unit))
    assert [client.get(page).status_code for page in (PAGE, f"{PAGE}tal.xlsx")] == [200, 200]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_however_many_there_are(
    board: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(number):
        some_enquiries(f"Enhed {place}")
    with django_assert_num_queries(19):
        board.get(f"{PAGE}?delt=enhed")


def test_a_long_wait_is_told_in_days_and_a_short_one_in_minutes(board: Client) -> None:
    at: datetime = timezone.now() - timedelta(days=30)
    for number in range(6):
        make_enquiry(
            received_at=at + timedelta(hours=number), state="closed",
            first_answered_at=at + timedelta(hours=number, minutes=31), closed_at=at + timedelta(days=9, hours=number),
        )  # fmt: skip
    shown = text_of(board.get(PAGE))
    assert "<strong>30 min.</strong>" in shown
    assert "<strong>9 dage</strong>" in shown
