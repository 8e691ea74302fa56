from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indgang.surveys.queries.inviting import active_questions, may_be_asked
from tests.factories import make_invitation, make_question

pytestmark = pytest.mark.django_db


def test_a_company_may_be_asked_again_after_91_days() -> None:
    make_invitation(
        business_key="business:7", sent_at=datetime(2026, 8, 24, 22, 30, tzinfo=UTC)
    )  # half past midnight
    assert not may_be_asked("business:7", date(2026, 11, 23))
    assert may_be_asked("business:7", date(2026, 11, 24))
    assert may_be_asked("business:8", date(2026, 8, 25))
    assert may_be_asked("", date(2026, 8, 25))


def test_only_questions_in_use_are_asked_in_order() -> None:
    last, first = make_question(position=2), make_question(position=1)
    make_question(is_active=False)
    assert list(active_questions()) == [first, last]
