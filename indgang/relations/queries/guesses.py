"""What a guess in the data costs, tried on the municipality's own people: the same evening planned on worse values."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from django.conf import settings

from indgang.mixing.pairs.plan import Evening
from indgang.mixing.weights import share_kept
from indgang.people.models import Colleague
from indgang.people.queries import with_units
from indgang.relations.queries.house import departments_on
from indgang.relations.queries.rooms import room_of
from indgang.shared.queries import change_number

PEOPLE = 40
FEWEST_PEOPLE = 12
ROUNDS = 7
DRAWS = 3
TRIED = ((0.25, 0.0), (0.5, 0.0), (1.0, 0.0), (0.0, 0.25), (0.0, 0.5))
"""σ of the error on each value, and the share of pairs of whom nothing is known."""


@dataclass(frozen=True)
class Guess:
    """``kept`` is the share of an evening's value that is left when it is planned on such a guess."""

    noise: float
    unknown: float
    kept: float


def what_guesses_cost(today: date) -> list[Guess]:
    """Of an evening of forty who are drawn by lot; nothing where there are too few people or nothing to gain.

    Reckoned once a day, as it takes some seconds and tells the same from hour to hour.
    """
    stamp = str(settings.DATABASES["default"]["NAME"]), today, change_number(("people",))
    with _lock:
        if stamp not in _kept:
            _kept.clear()
            _kept[stamp] = _tried(today)
        return _kept[stamp]


_lock = threading.Lock()
_kept: dict[tuple[str, date, int], list[Guess]] = {}


def forget_guesses() -> None:
    with _lock:
        _kept.clear()


def _tried(today: date) -> list[Guess]:
    ids = list(departments_on(today))
    if len(ids) < FEWEST_PEOPLE:
        return []
    drawn = random.Random(1).sample(ids, min(len(ids), PEOPLE))  # noqa: S311 – the same people each time
    room = room_of(list(with_units(Colleague.objects.filter(pk__in=drawn))), today).room
    evening = Evening(room, rounds=min(ROUNDS, len(drawn) // 2), floor=0.0, seed=1)
    return [
        Guess(
            noise,
            unknown,
            fmean(share_kept(evening, noise=noise, unknown=unknown, seed=seed) for seed in range(DRAWS)),
        )
        for noise, unknown in TRIED
    ]
