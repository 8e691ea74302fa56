"""The picture beside the table of gatherings: a share of each, one after the other, with its interval. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indgang.gatherings.figure_words import percent
from indgang.surveys.intervals import Estimate

WIDTH, HEIGHT = 760, 300
LEFT, RIGHT, TOP, BOTTOM = 56, 48, 24, 44
TICKS = (0, 25, 50, 75, 100)
LEAST_STEP = 90


@dataclass(frozen=True)
class Point:
    """A figure in its place; ``low_y`` and ``high_y`` are the ends of its interval. y grows downwards."""

    x: float
    y: float
    low_y: float
    high_y: float
    percent: int
    label_y: float


@dataclass(frozen=True)
class Curve:
    """One figure of every gathering that has it: ``path`` joins the points."""

    name: str
    label: str
    points: tuple[Point, ...]
    path: str


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    left: int
    right: int
    bottom: int
    ticks: tuple[tuple[int, float], ...]
    columns: tuple[tuple[str, float], ...]
    curves: tuple[Curve, ...]


def picture_of(
    labels: Sequence[str], shares: Sequence[tuple[str, str, Sequence[Estimate | None]]]
) -> Picture:
    """``labels`` stand under the columns; ``shares`` are name, label and one figure for each column, or none."""
    width = max(WIDTH, LEFT + RIGHT + LEAST_STEP * len(labels))
    step = (width - LEFT - RIGHT) / max(len(labels), 1)
    places = [LEFT + step * (place + 0.5) for place in range(len(labels))]
    return Picture(
        width=width,
        height=HEIGHT,
        left=LEFT,
        right=width - RIGHT,
        bottom=HEIGHT - BOTTOM,
        ticks=tuple((tick, _y(tick / 100)) for tick in TICKS),
        columns=tuple((label, round(x, 1)) for label, x in zip(labels, places, strict=True)),
        curves=tuple(
            _curve(name, label, figures, places, turn) for turn, (name, label, figures) in enumerate(shares)
        ),
    )


def _curve(
    name: str, label: str, figures: Sequence[Estimate | None], places: Sequence[float], turn: int
) -> Curve:
    """Curves stand a little beside each other, so that their intervals can be told apart."""
    points = tuple(
        _point(figure, x + 14 * (turn - 0.5))
        for figure, x in zip(figures, places, strict=True)
        if figure is not None
    )
    path = " ".join(f"{'L' if place else 'M'}{point.x} {point.y}" for place, point in enumerate(points))
    return Curve(name, label, points, path)


def _point(figure: Estimate, x: float) -> Point:
    y = _y(figure.value)
    return Point(
        x=round(x, 1),
        y=y,
        low_y=_y(figure.low),
        high_y=_y(figure.high),
        percent=percent(figure.value),
        label_y=round(y + 5, 1),
    )


def _y(share: float) -> float:
    return round(TOP + (1 - share) * (HEIGHT - TOP - BOTTOM), 1)
