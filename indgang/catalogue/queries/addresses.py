"""Addresses made from Danish titles."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count

from django.utils.text import slugify

from indgang.catalogue.models import Catalogue, OtherDoor, Situation, Task

LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa"})
LONGEST = 50
# Words that stand where a task's address would stand.
TAKEN = {"ny"}


def free_task_key(title: str) -> str:
    return free_address(title, Task.objects.values_list("key", flat=True), "opgave")


def free_situation_key(title: str) -> str:
    return free_address(title, Situation.objects.values_list("key", flat=True), "situation")


def free_catalogue_slug(name: str) -> str:
    return free_address(name, Catalogue.objects.values_list("slug", flat=True), "katalog")


def free_door_key(title: str) -> str:
    return free_address(title, OtherDoor.objects.values_list("key", flat=True), "indgang")


def free_address(title: str, taken: Iterable[str], other: str) -> str:
    """The title as an address, with a number behind it where somebody has it already."""
    begun = slugify(title.translate(LETTERS))[:LONGEST].strip("-") or other
    known = TAKEN.union(taken)
    candidates = chain([begun], (f"{begun}-{number}" for number in count(2)))
    return next(address for address in candidates if address not in known)
