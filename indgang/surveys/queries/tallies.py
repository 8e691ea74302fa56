"""What was counted, in figures: never of fewer than five answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from indgang.surveys.intervals import LEAST_SHOWN, Estimate, share_of
from indgang.surveys.models import Remark, Tally


@dataclass(frozen=True)
class Counted:
    """How many chose what of one question, choice → number."""

    numbers: Mapping[str, int]

    @property
    def n(self) -> int:
        return sum(self.numbers.values())

    @property
    def is_shown(self) -> bool:
        return self.n >= LEAST_SHOWN

    def share(self, *choices: str) -> Estimate:
        """The share, 0 … 1, that chose one of these, with its interval."""
        return share_of(sum(self.numbers.get(choice, 0) for choice in choices), self.n)


def counted_about(*, area: str, keys: Collection[str]) -> dict[str, dict[str, Counted]]:
    """Key of what was asked about → question → what was counted."""
    numbers: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for tally in Tally.objects.filter(area=area, target_key__in=keys):
        numbers[tally.target_key, tally.question][tally.choice] = tally.number
    found: dict[str, dict[str, Counted]] = defaultdict(dict)
    for (key, question), counts in numbers.items():
        found[key][question] = Counted(counts)
    return dict(found)


def remarks_about(*, area: str, key: str, answered: Iterable[Counted]) -> list[str]:
    """By the alphabet, so that no order tells by whom; nothing where fewer than five have answered."""
    if max((counted.n for counted in answered), default=0) < LEAST_SHOWN:
        return []
    texts = Remark.objects.filter(area=area, target_key=key).values_list("text", flat=True)
    return sorted(texts, key=str.casefold)
