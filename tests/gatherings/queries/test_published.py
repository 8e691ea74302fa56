from __future__ import annotations

from datetime import UTC, datetime

import pytest

from indgang.gatherings.actions.publishing import publish_booklet
from indgang.gatherings.queries.published import booklet_state, published_booklet
from indgang.history.actions.recording import SYSTEM
from tests.gatherings.booklet_rows import a_result, held

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 4, 6, 0, tzinfo=UTC)


def test_before_the_day_is_over_there_is_nothing_to_say() -> None:
    assert booklet_state(held(state="running"), may_keep=True) is None


def test_those_who_keep_it_see_what_is_missing_and_whether_it_has_changed() -> None:
    gathering = held()
    result = a_result(gathering, "Ét ark")
    before = booklet_state(gathering, may_keep=True)
    publish_booklet(gathering=gathering, by=SYSTEM, now=NOW)
    published = booklet_state(gathering, may_keep=True)
    result.text = "To ark"
    result.save()
    changed = booklet_state(gathering, may_keep=True)
    assert before is not None
    assert published is not None
    assert changed is not None
    assert (before.published, before.is_changed, published.is_changed, changed.is_changed) == (
        None, False, False, True,
    )  # fmt: skip
    assert changed.missing is not None
    assert changed.missing.without_owner == 1
    assert published_booklet(gathering) is not None


def test_others_see_only_that_it_is_there() -> None:
    gathering = held()
    a_result(gathering, "Ét ark")
    publish_booklet(gathering=gathering, by=SYSTEM, now=NOW)
    state = booklet_state(gathering, may_keep=False)
    assert state is not None
    assert state.published is not None
    assert (state.missing, state.is_changed) == (None, False)
