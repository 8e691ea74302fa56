"""Worked examples of what counts how much, reckoned as everything else is. Pure but for their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from indgang.mixing.weights import needs, value_of_meetings
from indgang.relations.models import COUNTED, CountedKind, TieKind
from indgang.relations.queries.needs import SAME_TASK, TOUCHING
from indgang.relations.weights import DEFAULTS, Binding, faded, strength

HALF_A_YEAR, A_YEAR = 183.0, 365.0


@dataclass(frozen=True)
class TieExample:
    """What one meeting in twos, or having said so, is worth at once, and after 6 and 12 months: T from 0 to 1."""

    kind: CountedKind
    binding: Binding
    is_default: bool
    at_once: float
    after_half_a_year: float
    after_a_year: float


@dataclass(frozen=True)
class MeetingExample:
    """Two colleagues in words: what their work needs, what ties them, and what a meeting of theirs is worth."""

    who: str
    need: float
    tie: float
    value: float


def tie_examples(counts: Mapping[str, Binding]) -> list[TieExample]:
    examples = []
    for kind in COUNTED:
        binding = counts[kind]
        left = strength(
            faded(
                np.full(3, binding.weight),
                np.array([0.0, HALF_A_YEAR, A_YEAR]),
                np.full(3, float(binding.half_life_days)),
            )
        )
        examples.append(TieExample(kind, binding, binding == DEFAULTS[kind], *map(float, left)))
    return examples


def meeting_examples() -> list[MeetingExample]:
    """From the most to the least worth; the tie after a talk is the default of one, half a year ago."""
    talk = DEFAULTS[TieKind.SPEED_DATE]
    left = faded(np.array([talk.weight]), np.array([HALF_A_YEAR]), np.array([float(talk.half_life_days)]))
    after_talk = float(strength(left)[0])
    return [
        _example(_("Three enquiries together, tasks that touch, and never met"), 3, TOUCHING, 0.0),
        _example(_("Three enquiries together, and never met"), 3, 0.0, 0.0),
        _example(_("The same two half a year after a talk of five minutes"), 3, 0.0, after_talk),
        _example(_("They do the same task, and work together each week"), 0, SAME_TASK, 0.9),
        _example(_("Nothing in common, and never met: chance keeps a little"), 0, 0.0, 0.0),
    ]


def _example(who: str, enquiries: float, related: float, tie: float) -> MeetingExample:
    def both(number: float) -> np.ndarray:
        return np.array([[0.0, number], [number, 0.0]])

    need = needs(shared_enquiries=both(enquiries), related_tasks=both(related))
    value = value_of_meetings(need, both(tie))
    return MeetingExample(who, float(need[0, 1]), tie, float(value[0, 1]))
