from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.gatherings.models import CardAnswer, Consent, Guest
from indgang.gatherings.queries.quotes import (
    QuoteState,
    printed_quotes,
    quotations_of,
    quotes_asked_of,
    quotes_waiting_for,
)
from tests.gatherings.after_rows import a_held_gathering, a_quote, a_theme, an_answer

pytestmark = pytest.mark.django_db


def says(answer: CardAnswer, **words: str) -> None:
    """``first`` and ``second`` of those who said it."""
    for who, consent in words.items():
        answer.words.create(guest=getattr(answer.meeting, who), consent=consent)


def test_a_name_and_a_department_stand_only_where_all_have_said_yes_to_it() -> None:
    gathering, _guests = a_held_gathering()
    named, without, silent = (
        a_quote(gathering, text, table=table) for table, text in enumerate("abc", start=1)
    )
    says(named, first=Consent.NAMED, second=Consent.NAMED)
    says(without, first=Consent.NAMED, second=Consent.UNNAMED)
    assert [(one.state, one.names) for one in printed_quotes(gathering)] == [
        (QuoteState.NAMED, [("Gæst 1", "Afdeling 1"), ("Gæst 2", "Afdeling 2")]),
        (QuoteState.UNNAMED, []),
        (QuoteState.WAITING, []),
    ]
    assert [one.answer for one in printed_quotes(gathering)] == [named, without, silent]


def test_nothing_is_printed_after_a_no_or_before_anybody_could_say_it() -> None:
    gathering, _guests = a_held_gathering()
    refused, unasked = a_quote(gathering), a_quote(gathering, table=2, asked_at=None)
    says(refused, first=Consent.NAMED, second=Consent.NO)
    assert [(one.answer, one.state) for one in quotations_of(gathering)] == [
        (refused, QuoteState.LEFT_OUT),
        (unasked, QuoteState.NOT_ASKED),
    ]
    assert printed_quotes(gathering) == []


def test_quotes_stand_theme_by_theme_and_those_without_come_last() -> None:
    gathering, _guests = a_held_gathering()
    second, first = a_theme(gathering, "B", 2), a_theme(gathering, "A", 1)
    texts = [
        a_quote(gathering, text, table=table, theme=theme).text
        for table, (text, theme) in enumerate((("uden", None), ("b", second), ("a", first)), start=1)
    ]
    assert [one.answer.text for one in quotations_of(gathering)] == texts[::-1]


def test_a_guest_is_asked_about_their_own_and_told_how_many_wait() -> None:
    gathering, guests = a_held_gathering()
    answer = a_quote(gathering)
    a_quote(gathering, table=2)
    an_answer(gathering, "ikke valgt", card=gathering.cards.create(text="Hvorfor?", position=1))
    assert [one.answer for one in quotes_asked_of(guests[1])] == [answer]
    assert quotes_waiting_for(guests[1]) == 1
    says(answer, second=Consent.UNNAMED)
    assert (quotes_waiting_for(guests[1]), quotes_waiting_for(guests[0])) == (0, 1)
    assert quotes_asked_of(Guest.objects.get(pk=guests[4].pk)) == []


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_questions_to_the_database_for_one_quote_as_for_three(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    gathering, _guests = a_held_gathering()
    for table in range(1, number + 1):
        says(a_quote(gathering, table=table), first=Consent.NAMED, second=Consent.NAMED)
    with django_assert_num_queries(6):
        assert all(one.names for one in quotations_of(gathering))
