from __future__ import annotations

import pytest

from indgang.gatherings.models import Consent
from indgang.gatherings.queries.afterwards import afterwards_of, learned_before, own_quotes_waiting
from tests.gatherings.after_rows import a_held_gathering, a_quote, a_result, a_theme, an_answer
from tests.gatherings.day_rows import NOW, a_gathering, a_guest

pytestmark = pytest.mark.django_db


def test_how_far_it_has_come_is_counted() -> None:
    gathering, guests = a_held_gathering()
    quote = a_quote(gathering, theme=a_theme(gathering, "Telefonen"))
    an_answer(gathering, "uden tema", table=2)
    a_result(gathering)
    told = afterwards_of(gathering)
    assert told is not None
    assert (told.answers, told.coded, told.chosen, told.waiting) == (2, 1, 1, 1)
    assert (told.results, told.missing, told.done, told.evaluation.came) == (1, 1, 0, 6)
    for guest in guests[:2]:
        quote.words.create(guest=guest, consent=Consent.UNNAMED)
    told = afterwards_of(gathering)
    assert told is not None
    assert told.waiting == 0
    assert afterwards_of(a_gathering()) is None


def test_what_was_learned_last_is_told_to_whoever_plans() -> None:
    assert learned_before(None) is None
    last, _guests = a_held_gathering(learned="Kortere")
    assert learned_before(None) == last
    assert learned_before(a_gathering(starts_at=NOW.replace(year=2027))) == last
    assert learned_before(last) is None
    a_gathering(starts_at=NOW.replace(month=12), state="held")  # nothing was learned of it
    assert learned_before(None) == last
    last.learned = ""
    last.save()
    assert learned_before(None) is None


def test_quotes_wait_only_for_those_who_came() -> None:
    gathering, guests = a_held_gathering()
    a_quote(gathering)
    assert own_quotes_waiting(guests[0]) == 1
    assert own_quotes_waiting(a_guest(gathering, "Blev hjemme")) == 0
    assert own_quotes_waiting(None) == 0
