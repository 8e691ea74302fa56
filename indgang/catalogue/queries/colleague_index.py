"""Finding a colleague by name or by a piece of a phone number, also one without any task."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from indgang.catalogue.queries.person_cards import PersonCard
from indgang.finding.names import NameList

PHONE = re.compile(r"^\+?[\d\s]+$")
FEWEST_DIGITS = 3
MOST_COLLEAGUES = 5


@dataclass(frozen=True)
class ColleagueHit:
    """A colleague found, by phone number or by name. ``is_whole`` unless only the beginning of a name was asked."""

    person: PersonCard
    is_whole: bool
    by_number: bool = False


class ColleagueIndex:
    """Those who have not left, by name and number. Immutable, so threads share it."""

    def __init__(self, people: Iterable[PersonCard], day: date) -> None:
        shown = [person for person in people if person.internal.name and not person.has_left(day)]
        self._people: Mapping[str, PersonCard] = {str(person.pk): person for person in shown}
        self._names = NameList((key, person.internal.name) for key, person in self._people.items())
        self._numbers = [
            (digits_of(number), key) for key, person in self._people.items() for number in numbers(person)
        ]

    def find(self, text: str, *, typing: bool = False) -> list[ColleagueHit]:
        """The colleagues any text names, whole names first, at most five."""
        asked = text.strip()
        digits = digits_of(asked.removeprefix("+45")) if PHONE.match(asked) else ""
        if len(digits) >= FEWEST_DIGITS:
            keys = dict.fromkeys(key for number, key in self._numbers if digits in number)
            found = [ColleagueHit(self._people[key], is_whole=True, by_number=True) for key in keys]
        else:
            found = [
                ColleagueHit(self._people[hit.key], hit.is_whole)
                for hit in self._names.find(text, typing=typing)
            ]
        return found[:MOST_COLLEAGUES]


def digits_of(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def numbers(person: PersonCard) -> Iterable[str]:
    return (number for number in (person.internal.phone, person.internal.mobile) if number)
