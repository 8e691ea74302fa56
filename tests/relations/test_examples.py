from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from indgang.mixing.weights import needs, value_of_meetings
from indgang.relations.examples import meeting_examples, tie_examples
from indgang.relations.models import TieKind
from indgang.relations.queries.needs import SAME_TASK, TOUCHING
from indgang.relations.weights import DEFAULTS, Binding


def test_a_tie_is_worth_what_the_field_says() -> None:
    examples = {
        example.kind: example for example in tie_examples({**DEFAULTS, TieKind.GROUP: Binding(2.0, 365)})
    }
    talk, enquiry, group = (examples[kind] for kind in (TieKind.SPEED_DATE, TieKind.ENQUIRY, TieKind.GROUP))
    found = [(one.at_once, one.after_half_a_year, one.after_a_year) for one in (talk, enquiry)]
    assert found[0] == pytest.approx((0.30, 0.10, 0.03), abs=0.006)
    assert found[1] == pytest.approx((0.63, 0.51, 0.39), abs=0.006)
    assert (talk.is_default, group.is_default) == (True, False)
    assert group.at_once == pytest.approx(0.865, abs=0.001)


def test_a_meeting_is_worth_what_is_needed_and_missing() -> None:
    found = [(one.need, one.tie, one.value) for one in meeting_examples()]
    assert found[0] == pytest.approx((1.0, 0.0, 1.0))
    assert found[1] == pytest.approx((0.5, 0.0, 0.05 + 0.95 * 0.5))
    assert found[2][2] < found[1][2]
    assert found[3] == pytest.approx((0.5, 0.9, (0.05 + 0.95 * 0.5) * 0.1))
    assert found[4] == pytest.approx((0.0, 0.0, 0.05))


def both(number: float) -> np.ndarray:
    return np.array([[0.0, number], [number, 0.0]])


def test_the_guide_counts_tasks_as_they_are_counted_and_its_examples_are_reckoned_so() -> None:
    guide = (Path(__file__).resolve().parents[2] / "docs" / "mixing.md").read_text(encoding="utf-8")
    assert f"a task that *also touches* another: {TOUCHING:g}; the same task: {SAME_TASK:g} |" in guide
    rows = re.findall(r"^\| (The|Two) .* \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", guide, re.MULTILINE)
    found = [tuple(map(float, row[1:])) for row in rows]
    touching = needs(shared_enquiries=both(3), related_tasks=both(TOUCHING))[0, 1]
    assert [need for need, _tie, _value in found] == [touching] * 3 + [SAME_TASK, 0.0]
    for need, tie, value in found:
        assert value_of_meetings(both(need), both(tie))[0, 1] == pytest.approx(value, abs=0.0051)
