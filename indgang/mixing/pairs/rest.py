"""What is left to plan: who is there, whom they may still meet, and how many rounds there are to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from indgang.mixing.people import Mask, Values

Group = tuple[int, ...]
Round = tuple[Group, ...]
Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Rest:
    """M places to pair in each of ``rounds`` rounds: the people there, and with odd numbers perhaps the pause.

    The pause is the last place: whoever is paired with it pauses, for nothing. ``values``, ``allowed`` (may still
    meet) and ``forbidden`` (may only meet when it cannot be helped) are M × M; ``earned`` is what each evening is worth
    already. ``threes`` says how many more times each may be one of three; nobody may where no round has three.
    ``is_under_way``: some rounds have been held, and those here wait for the others.
    """

    values: Values
    allowed: Mask
    forbidden: Mask
    rounds: int
    earned: Values
    has_pause: bool
    threes: Indices
    is_under_way: bool = False

    def __len__(self) -> int:
        return len(self.values)

    @property
    def people(self) -> int:
        return len(self) - self.has_pause

    @cached_property
    def has_threes(self) -> bool:
        return len(self) % 2 == 1

    @cached_property
    def meetings(self) -> int:
        """How many pairs meet in all the rounds; a group of three is three pairs, a pause is one."""
        a_round = (len(self) - 3) // 2 + 3 if self.has_threes else len(self) // 2
        return a_round * self.rounds

    def without_forbidden(self) -> Rest:
        return replace(self, allowed=self.allowed & ~self.forbidden)

    def after(self, rounds: Sequence[Round]) -> Rest:
        """What is left when these rounds have been."""
        allowed, earned, threes = self.allowed.copy(), self.earned.copy(), self.threes.copy()
        for group in (group for groups in rounds for group in groups):
            for one, other in combinations(group, 2):
                allowed[one, other] = allowed[other, one] = False
                earned[[one, other]] += self.values[one, other]
            if len(group) == 3:
                threes[list(group)] -= 1
        left = self.rounds - len(rounds)
        return replace(self, allowed=allowed, earned=earned, threes=threes, rounds=left)


def worth_of(values: Values, rounds: Sequence[Round]) -> float:
    """The sum of the values of the pairs that meet."""
    return float(sum(values[pair] for pair in pairs_of(rounds)))


def pairs_of(rounds: Sequence[Round]) -> list[tuple[int, int]]:
    """The pairs that meet, the lower first, as often as they meet; a pause is a pair here where it is a group."""
    groups = (sorted(group) for groups in rounds for group in groups)
    return [(one, other) for group in groups for one, other in combinations(group, 2)]
