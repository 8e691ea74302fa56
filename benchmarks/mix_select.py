"""The list of those invited beside rivals, and the figures of the net at 5,000 colleagues.

Run: ``python -m benchmarks.mix_select`` (about a minute). Its tables stand in ``benchmarks/mix_select.md``.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from benchmarks.mix_work import quotas, room
from indgang.mixing.net.bridges import all_bridges
from indgang.mixing.net.coverage import between_units
from indgang.mixing.net.mixture import mixture_of
from indgang.mixing.net.ties import Edges, Net
from indgang.mixing.selection.asked import Asked, Places
from indgang.mixing.selection.measuring import Measure, Weights, measure_of
from indgang.mixing.selection.selecting import Invitation, select
from indgang.mixing.watching import Watch

SIZE, MEETINGS, SEEDS = 50, 8, (11,)


def main() -> None:
    print(
        "| people | list | % of the bound | meetings | bridges | contact | CPU s |\n|---|---|---|---|---|---|---|"
    )
    for people in (300, 1000, 2000):
        report_lists(people)
    print("\n| figure, 5,000 colleagues in 60 units | CPU s |\n|---|---|")
    report_net()


def report_lists(people: int) -> None:
    rows: dict[str, list[tuple[float, ...]]] = {}
    for seed in SEEDS:
        whole, contact = room(people, seed)
        invited = np.random.default_rng(seed).integers(0, 3, people).astype(float)
        invitation = Invitation(SIZE, quotas(whole, SIZE), meetings=MEETINGS)
        begun = time.process_time()
        selection = select(whole, contact, invitation, invited=invited)
        seconds = time.process_time() - begun
        asked = Asked(whole.people, SIZE, invitation.quotas)
        measure = measure_of(whole, contact, invited, SIZE, MEETINGS, Weights())
        chance = np.random.default_rng(seed).random(people)
        lists = {
            "by chance, with the quotas": asked.best_by(chance, Watch()),
            "plain top list": np.array(selection.top.chosen),
            "best meetings of each alone": asked.best_by(_alone(measure), Watch()),
            "ours": np.array(selection.best.chosen),
        }
        for name, chosen in lists.items():
            parts = measure.parts(chosen)
            took = seconds if name == "ours" else 0.0
            row = (100 * parts.total / selection.bound, parts.meetings, parts.bridges, parts.contact, took)
            rows.setdefault(name, []).append(row)
    for name, found in rows.items():
        share, meetings, bridges, contact_points, took = np.mean(found, axis=0)
        last = f"{took:.1f}" if took else "–"
        print(
            f"| {people} | {name} | {share:.1f} | {meetings:.1f} | {bridges:.1f} | {contact_points:.1f} | {last} |"
        )


def _alone(measure: Measure) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    best = np.sort(measure.pairs, axis=1)[:, -measure.meetings :].sum(axis=1)
    return np.asarray(best + measure.alone)


def report_net() -> None:
    generator = np.random.default_rng(1)
    people = 5000
    units = tuple(f"U{unit}" for unit in generator.integers(60, size=people))
    net, needs = Net(units, _edges(generator, people, 48_000)), _edges(generator, people, 200_000)
    figures: dict[str, Callable[[], object]] = {
        "coverage and density of all pairs of units": lambda: between_units(net, needs),
        "independent bridges of all pairs of units": lambda: all_bridges(net),
        "E-I against 200 deals": lambda: mixture_of(net),
    }
    for name, figure in figures.items():
        begun = time.process_time()
        figure()
        print(f"| {name} | {time.process_time() - begun:.2f} |")


def _edges(generator: np.random.Generator, people: int, number: int) -> Edges:
    ends = generator.integers(people, size=(number, 2))
    pairs: Places = np.unique(np.sort(ends[ends[:, 0] != ends[:, 1]], axis=1), axis=0)
    return Edges(pairs[:, 0], pairs[:, 1], generator.random(len(pairs)))


if __name__ == "__main__":
    main()
