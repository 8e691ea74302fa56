from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indgang.surveys.intervals import mean_of, share_of
from indgang.surveys.queries.results import Period, comments, response_rate, results
from tests.factories import make_invitation, make_question

pytestmark = pytest.mark.django_db


def this_year() -> Period:
    now = timezone.now()
    return Period(now - timedelta(days=365), now + timedelta(days=1))


def test_a_question_has_mean_and_share_with_their_intervals() -> None:
    question = make_question()
    for score in (5, 4, 4, 3, 1, None):
        make_invitation({question: score})
    make_invitation({question: 1}, sent_at=timezone.now() - timedelta(days=400))
    (result,) = results(this_year())
    assert (result.question, result.groups) == (question, ())
    assert result.whole.mean == mean_of([1, 0, 1, 2, 1])
    assert result.whole.satisfied == share_of(3, 5)
    assert (result.whole.n, result.whole.unsure, result.whole.is_shown) == (5, 1, True)


def test_questions_stand_in_order_and_those_that_nobody_answered_not_at_all() -> None:
    last, first = make_question(position=2), make_question(position=1)
    make_question()
    make_invitation({last: 3, first: 4})
    assert [result.question for result in results(this_year())] == [first, last]
    assert [result.whole.is_shown for result in results(this_year())] == [False, False]


def answers(question: object, groups: dict[str, int]) -> None:
    for unit, number in groups.items():
        for _one in range(number):
            make_invitation({question: 4}, facts={"unit": unit} if unit else {})  # type: ignore[dict-item]


def shown(groups: dict[str, int]) -> list[tuple[str, int, bool]]:
    answers(make_question(), groups)
    (result,) = results(this_year(), split_by="unit")
    return [(group.label, group.n, group.is_shown) for group in result.groups]


def test_groups_of_fewer_than_five_are_hidden() -> None:
    assert shown({"Byg": 7, "Vej": 4, "": 2}) == [("Byg", 7, True), ("Vej", 4, False), ("", 2, False)]


def test_where_the_hidden_could_be_worked_out_one_more_is_hidden() -> None:
    assert shown({"Byg": 7, "Vej": 5, "Job": 3}) == [("Byg", 7, True), ("Vej", 5, False), ("Job", 3, False)]


def test_where_all_are_shown_none_is_hidden() -> None:
    assert shown({"Byg": 7, "Vej": 5}) == [("Byg", 7, True), ("Vej", 5, True)]


def test_where_only_few_answered_nothing_is_shown() -> None:
    assert shown({"Byg": 2}) == [("Byg", 2, False)]


def test_what_is_no_fact_splits_nothing() -> None:
    with pytest.raises(ValueError, match="cannot be split"):
        results(this_year(), split_by="business_key")


def test_how_many_answered_of_those_asked() -> None:
    question = make_question()
    make_invitation({question: 4})
    for _one in range(3):
        make_invitation()
    assert response_rate(this_year()) == share_of(1, 4)


def test_comments_come_by_the_alphabet_and_none_of_fewer_than_five() -> None:
    for comment in ("tak", "Bedre skilte", "ærgerligt", "Alt i orden"):
        make_invitation(comment=comment)
    assert comments(this_year()) == []
    make_invitation({make_question(): 5})
    assert comments(this_year()) == ["Alt i orden", "Bedre skilte", "tak", "ærgerligt"]


@pytest.mark.parametrize("number", [1, 3])
def test_results_cost_the_same_whatever_their_number(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _one in range(number):
        answers(make_question(), {"Byg": number, "Vej": 2})
    with django_assert_num_queries(2):
        results(this_year(), split_by="unit")
