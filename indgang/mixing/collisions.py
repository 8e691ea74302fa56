"""Which wishes collide, when no plan keeps them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Wish = TypeVar("Wish")


def smallest_collision(
    wishes: Sequence[Wish], is_possible: Callable[[Sequence[Wish]], bool]
) -> tuple[Wish, ...]:
    """Wishes that cannot all be kept, though they can as soon as any one of them is given up.

    ``is_possible`` is asked of sets of wishes in their given order, and no wish more must never make the impossible
    possible. A deletion filter that halves: some k·log(n/k) questions for k colliding wishes of n (Junker,
    "QuickXplain", AAAI 2004). It raises ValueError when all can be kept; later wishes are given up first.
    """
    if is_possible(wishes):
        raise ValueError("All of the wishes can be kept.")
    if not is_possible([]):
        return ()
    places = _needed((), range(len(wishes)), lambda kept: is_possible([wishes[at] for at in kept]), False)
    return tuple(wishes[at] for at in sorted(places))


def _needed(
    kept: tuple[int, ...],
    open_: Sequence[int],
    is_possible: Callable[[Sequence[int]], bool],
    has_grown: bool,
) -> tuple[int, ...]:
    """Those of ``open_`` that a collision together with ``kept`` needs."""
    if has_grown and not is_possible(sorted(kept)):
        return ()
    if len(open_) == 1:
        return tuple(open_)
    first, second = open_[: len(open_) // 2], open_[len(open_) // 2 :]
    of_second = _needed((*kept, *first), second, is_possible, True)
    of_first = _needed((*kept, *of_second), first, is_possible, bool(of_second))
    return (*of_first, *of_second)
