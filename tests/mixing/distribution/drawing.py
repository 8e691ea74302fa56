"""Work to be distributed, drawn with a seed."""

from __future__ import annotations

import numpy as np

from indgang.mixing.distribution.asked import Colleague, Settings, Task, Work

SKILLS, UNITS = ("byggesag", "miljø", "plan"), ("Byg", "Miljø")


def drawn(
    tasks: int, colleagues: int, seed: int, settings: Settings | None = None, *, hours: int = 40
) -> Work:
    """Tasks of 4 to 12 hours for colleagues with up to ``hours`` free; half the tasks are with somebody today."""
    generator = np.random.default_rng(seed)

    def some_tasks() -> frozenset[str]:
        return frozenset(f"t{place}" for place in generator.integers(tasks, size=1))

    return Work(
        tuple(
            Task(
                f"t{place}",
                f"Opgave {place}",
                float(generator.integers(4, 13)),
                {SKILLS[generator.integers(3)]: int(generator.integers(1, 4))},
                UNITS[generator.integers(2)],
                second_hours=1.0,
                holder=f"c{generator.integers(2 * colleagues)}",
                second=f"c{generator.integers(2 * colleagues)}",
            )
            for place in range(tasks)
        ),
        tuple(
            Colleague(
                f"c{place}",
                f"Kollega {place}",
                float(generator.integers(8, hours)),
                UNITS[generator.integers(2)],
                skills={skill: int(generator.integers(0, 5)) for skill in SKILLS},
                wishes=some_tasks(),
                rather_not=some_tasks(),
                never=some_tasks(),
                most=None if generator.random() < 0.5 else int(generator.integers(1, 4)),
            )
            for place in range(colleagues)
        ),
        settings or Settings(),
    )
