"""What a meeting of two colleagues is worth: what their work needs of each other, times what is missing of the tie.

The model is shown with examples in ``docs/mixing.md``. All arrays are N × N and symmetric.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from indgang.mixing.errors import BadInput
from indgang.mixing.pairs.plan import Evening
from indgang.mixing.pairs.planning import plan_pairs
from indgang.mixing.pairs.rest import worth_of
from indgang.mixing.people import Values
from indgang.mixing.words import Words

CHANCE = (
    0.05  # what two are worth to each other whose work has nothing in common: it keeps the unexpected alive
)
HALF_AT = 3.0  # so many shared enquiries are half of the greatest need


def needs(
    *,
    shared_enquiries: Values | None = None,
    related_tasks: Values | None = None,
    wishes: Values | None = None,
) -> Values:
    """From 0 to 1, how much each two need one another: each reason takes its share of what the others leave.

    ``shared_enquiries`` are counts, and 3 of them are a need of a half. ``related_tasks`` are from 0 to 1.
    ``wishes[i, j]`` is 1 when i wishes to meet j: a wish of one is a half, and of both is 1.
    Raises BadInput for what is negative or above 1 where it may not be, and when nothing is given.
    """
    reasons = []
    if shared_enquiries is not None:
        reasons.append(1.0 - 2.0 ** (-_checked(shared_enquiries, np.inf, "shared enquiries") / HALF_AT))
    if related_tasks is not None:
        reasons.append(_checked(related_tasks, 1.0, "related tasks"))
    if wishes is not None:
        wished = _checked(wishes, 1.0, "wishes")
        reasons.append((wished + wished.T) / 2)
    if not reasons:
        raise BadInput(Words("There is nothing to tell needs by."))
    unmet: Values = np.prod([1.0 - reason for reason in reasons], axis=0)
    return 1.0 - unmet


def value_of_meetings(need: Values, tie: Values, chance: float = CHANCE) -> Values:
    """``(ε + (1 − ε) · need) · (1 − tie)``, all from 0 to 1; nobody meets themselves.

    Raises BadInput when a need, a tie or the chance is outside 0 to 1.
    """
    if not 0 <= chance <= 1:
        raise BadInput(Words("{what} must be from 0 to {most}.", what="chance", most=1.0))
    value = (chance + (1 - chance) * _checked(need, 1.0, "needs")) * (1 - _checked(tie, 1.0, "ties"))
    np.fill_diagonal(value, 0.0)
    return value


def share_kept(evening: Evening, *, noise: float = 0.0, unknown: float = 0.0, seed: int = 0) -> float:
    """What share of the true value is kept by planning on a guess instead of on the room's own values.

    ``noise`` is σ of a log-normal error on each pair; ``unknown`` the share of pairs whose value nobody knows, and
    which are taken for the mean of the others. The guess is drawn with ``seed``.
    """
    room = evening.room
    guessed = replace(room, values=guess(room.values, noise=noise, unknown=unknown, seed=seed))
    planned = plan_pairs(replace(evening, room=guessed))
    best = plan_pairs(evening)
    return worth_of(room.values, planned.rounds) / best.total if best.total else 1.0


def guess(values: Values, *, noise: float, unknown: float, seed: int) -> Values:
    """The values as they might be guessed: each off by a factor, and a share of the pairs not known at all."""
    random = np.random.default_rng(seed)
    above = np.triu_indices(len(values), 1)
    true = values[above]
    told = true * np.exp(noise * random.standard_normal(len(true)))
    is_unknown = random.random(len(true)) < unknown
    told[is_unknown] = told[~is_unknown].mean() if not is_unknown.all() else 0.0
    guessed = np.zeros_like(values)
    guessed[above] = told
    both: Values = guessed + guessed.T
    return both


def _checked(numbers: Values, most: float, what: str) -> Values:
    if numbers.ndim != 2 or numbers.shape[0] != numbers.shape[1]:
        raise BadInput(Words("{what} must be a square of numbers.", what=what))
    if not ((numbers >= 0) & (numbers <= most)).all():
        raise BadInput(Words("{what} must be from 0 to {most}.", what=what, most=most))
    return numbers
