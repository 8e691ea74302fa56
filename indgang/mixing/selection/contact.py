"""How much contact with businesses somebody has, as one number from 0 to 1."""

from __future__ import annotations

import math
from typing import NamedTuple

from indgang.mixing.errors import BadInput

MOST_SAID = 3.0
TASKS_FOR_HALF = 3.0
ENQUIRIES_FOR_HALF = 5.0


class Contact(NamedTuple):
    """What is known of one person. None is "not asked", which is something else than none.

    ``tasks`` and ``enquiries`` are numbers of them, from 0 on; ``own`` is what the person says and ``leader`` what
    their leader says, from 0 (none) to 3 (daily).
    """

    tasks: float | None = None
    enquiries: float | None = None
    own: float | None = None
    leader: float | None = None


class ContactWeights(NamedTuple):
    """What each part counts; those that are not known leave their share to the others."""

    tasks: float = 0.3
    enquiries: float = 0.3
    own: float = 0.2
    leader: float = 0.2


def contact_score(contact: Contact, weights: ContactWeights | None = None) -> float:
    """The weighted mean of the parts that are known, 0 where none is.

    A number of tasks or enquiries is n / (n + half): 3 tasks or 5 enquiries are a half, and nobody ever reaches 1, so
    that the fiftieth enquiry does not outweigh everything else about a person.
    """
    parts = (
        _share(contact.tasks, TASKS_FOR_HALF),
        _share(contact.enquiries, ENQUIRIES_FOR_HALF),
        _said(contact.own),
        _said(contact.leader),
    )
    known = [
        (weight, part)
        for weight, part in zip(weights or ContactWeights(), parts, strict=True)
        if part is not None
    ]
    counted = sum(weight for weight, _part in known)
    return sum(weight * part for weight, part in known) / counted if counted else 0.0


def _share(number: float | None, half: float) -> float | None:
    if number is None:
        return None
    if not (math.isfinite(number) and number >= 0):
        raise BadInput(f"A number of tasks or enquiries cannot be {number}.")
    return number / (number + half)


def _said(said: float | None) -> float | None:
    if said is None:
        return None
    if not 0 <= said <= MOST_SAID:
        raise BadInput(f"A statement of contact is from 0 to {MOST_SAID:g}, not {said}.")
    return said / MOST_SAID
