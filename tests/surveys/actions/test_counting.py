from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indgang.history.models import Event
from indgang.surveys.actions.counting import count_answer
from indgang.surveys.models import Remark, Tally

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 3)


def count(**values: Any) -> None:
    stands: dict[str, Any] = {"choices": {"met": "yes"}, "remark": ""}
    count_answer(area="gatherings", target_key="g:1", asked_date=DAY, **(stands | values))


def test_answers_are_added_up_and_no_event_tells_when() -> None:
    count()
    count(choices={"met": "yes", "worth": "no"})
    assert [(one.question, one.choice, one.number, one.asked_date) for one in Tally.objects.all()] == [
        ("met", "yes", 2, DAY),
        ("worth", "no", 1, DAY),
    ]
    assert not Event.objects.exists()


def test_a_remark_is_kept_apart_and_without_person_numbers() -> None:
    count(remark=" Ring til 010190-1234 ")
    count(remark=" ")
    (remark,) = Remark.objects.all()
    assert ("1234" in remark.text, str(remark), str(Tally.objects.get())) == (False, remark.text, "met: yes")
