"""A plan of groups with all that it must be able to answer for."""

from __future__ import annotations

from dataclasses import dataclass

from indgang.mixing.words import Words


@dataclass(frozen=True)
class GroupPlan:
    """``groups[rotation][table]`` holds the places of the people there, the host first when there is one.

    - ``total``: the values of the pairs that meet, each pair once, less what ties and units cost, and the fit.
    - ``costs``: what ties and units have taken from it; ``total + costs`` is the values and the fit alone.
    - ``bound``: no plan that keeps as much has a higher total; ``bound_method`` is how that is known: "partners"
      (everybody's best), "spectrum" (eigenvalues) or "groups" (the best fractional choice of groups).
    - ``gap``: the share of the bound that is missing, 0 to 1; 0 where the bound is reached.
    - ``repeats``: meetings too many; ``repeats_at_least``: as many as there must be, by counting.
    - ``forbidden_used``: meetings of forbidden pairs; ``forbidden_at_least``: as many as there must be.
    - ``broken``: wishes that are not kept, in words.
    - ``worst_off``: the person whose meetings are worth least, and ``worst_off_value`` what they are worth.
    - ``explanation``: the plan in sentences.
    """

    groups: tuple[tuple[tuple[int, ...], ...], ...]
    hosts: tuple[int | None, ...]
    total: float
    costs: float
    bound: float
    bound_method: str
    gap: float
    repeats: int
    repeats_at_least: int
    forbidden_used: int
    forbidden_at_least: int
    broken: tuple[Words, ...]
    worst_off: int
    worst_off_value: float
    seed: int
    seconds: float
    explanation: tuple[Words, ...]
