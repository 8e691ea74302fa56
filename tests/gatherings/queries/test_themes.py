from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.gatherings.queries.themes import CountedTheme, answers_of, suggestions_for, themes_of
from tests.gatherings.after_rows import a_held_gathering, a_theme, an_answer

pytestmark = pytest.mark.django_db


def test_answers_stand_card_by_card_and_empty_ones_not_at_all() -> None:
    gathering, _guests = a_held_gathering()
    later = gathering.cards.create(text="Hvorfor?", position=1)
    second = an_answer(gathering, "to", card=later)
    first = an_answer(gathering, "et", table=2)
    an_answer(gathering, "", table=3)
    an_answer(a_held_gathering()[0], "en andens")
    assert list(answers_of(gathering)) == [first, second]


def test_themes_are_counted_with_what_is_chosen() -> None:
    gathering, _guests = a_held_gathering()
    last, first = a_theme(gathering, "B", 2), a_theme(gathering, "A", 1)
    an_answer(gathering, "et", theme=last, in_booklet=True)
    an_answer(gathering, "to", theme=last, table=2)
    an_answer(gathering, "", theme=last, table=3)
    assert themes_of(gathering) == [CountedTheme(first, 0, 0), CountedTheme(last, 2, 1)]


def test_only_what_has_no_theme_gets_a_suggestion_and_nothing_is_set(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    gathering, _guests = a_held_gathering()
    theme = a_theme(gathering, "Telefonen")
    coded = an_answer(gathering, "Karla tager telefonen", theme=theme)
    waiting = an_answer(gathering, "Ingen tager telefonen", table=2)
    other = an_answer(gathering, "Solen skinner", table=3)
    with django_assert_num_queries(2):
        found = suggestions_for(gathering, [coded, waiting, other])
    assert {pk: one.theme for pk, one in found.items()} == {waiting.pk: theme.pk}
    waiting.refresh_from_db()
    assert waiting.theme is None
    assert suggestions_for(gathering, [coded]) == {}
