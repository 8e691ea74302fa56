from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from indgang.people.models import Role
from tests.factories import make_invitation, make_question, make_user
from tests.surveys.views.conftest import SignedIn

pytestmark = pytest.mark.django_db

PAGE = "/intern/undersoegelser/"


def some_answers() -> None:
    question = make_question(text="Hvor tilfreds er du med svaret?")
    for score in (5, 5, 4, 4, 3):
        make_invitation({question: score}, facts={"unit": "Byg", "size": "=1+1"}, comment="Tak for hjælpen")
    make_invitation({question: 2}, facts={"unit": "Vej"})
    make_invitation({question: None}, facts={"unit": "Vej"})
    make_invitation()


def text_of(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def test_where_nobody_has_answered_the_page_says_so(signed_in: SignedIn) -> None:
    shown = text_of(signed_in(make_user()).get(PAGE))
    assert "Ingen svar fra den tid" in shown
    assert "xlsx" not in shown


def test_each_question_with_figure_interval_and_number(signed_in: SignedIn) -> None:
    some_answers()
    shown = text_of(signed_in(make_user()).get(PAGE))
    for words in ("Hvor tilfreds er du med svaret?", "3,8", "mellem 2,7 og 4,5", "67 %", "mellem 30 og 90 %",
                  "8 virksomheder er blevet spurgt, og 88 % har svaret"):  # fmt: skip
        assert words in shown
    assert "Tak for hjælpen" not in shown


def test_split_by_unit_the_few_are_hidden_and_so_is_what_would_tell_of_them(signed_in: SignedIn) -> None:
    some_answers()
    shown = text_of(signed_in(make_user()).get(f"{PAGE}?delt=enhed"))
    assert ("Byg" in shown, "færre end 5 svar" in shown, "skjult for at skjule andre" in shown) == (True,) * 3
    assert "Ukendt" in text_of(signed_in(make_user()).get(f"{PAGE}?delt=kanal"))


def test_comments_are_read_by_those_who_may(signed_in: SignedIn) -> None:
    some_answers()
    assert "Tak for hjælpen" in text_of(signed_in(make_user(Role.ENTRANCE)).get(PAGE))


def test_where_nobody_wrote_anything_that_is_told(signed_in: SignedIn) -> None:
    make_invitation({make_question(): 4})
    assert "Der er ikke skrevet noget endnu" in text_of(signed_in(make_user(Role.ENTRANCE)).get(PAGE))


def test_the_same_as_csv(signed_in: SignedIn) -> None:
    some_answers()
    answer = signed_in(make_user()).get(f"{PAGE}resultater.csv?delt=stoerrelse")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert answer["Content-Disposition"] == 'attachment; filename="tilfredshed-seneste-stoerrelse.csv"'
    assert lines[0].startswith("Spørgsmål;Gruppe;Svar;Ved ikke;Gennemsnit (1–5)")
    assert lines[1].startswith("Hvor tilfreds er du med svaret?;Alle;6;1;3,83;2,73;4,49;66,7;30,0;90,3")
    assert lines[2].endswith(";'=1+1;5;0;skjult for at skjule andre;;;skjult for at skjule andre;;")
    assert lines[3] == "Hvor tilfreds er du med svaret?;Ukendt;1;1;færre end 5 svar;;;færre end 5 svar;;"


def test_the_same_as_a_workbook(signed_in: SignedIn) -> None:
    some_answers()
    answer = signed_in(make_user()).get(f"{PAGE}resultater.xlsx?delt=enhed")
    rows = list(load_workbook(BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True))
    assert (rows[1][1], rows[1][2], rows[1][4], len(rows)) == ("Alle", 6, 3.83, 4)


def test_no_other_kind_of_file(signed_in: SignedIn) -> None:
    assert signed_in(make_user()).get(f"{PAGE}resultater.pdf").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_whatever_its_length(
    signed_in: SignedIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _one in range(number):
        some_answers()
    client = signed_in(make_user(Role.ENTRANCE))
    with django_assert_num_queries(12):
        client.get(f"{PAGE}?delt=enhed")
