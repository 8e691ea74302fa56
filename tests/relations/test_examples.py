from __future__ import annotations

import pytest

from indgang.relations.examples import meeting_examples, tie_examples
from indgang.relations.models import TieKind
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
