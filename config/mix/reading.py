"""Takes CSV files in as people and values. Every fault names its file, line and person, in Danish, all at once."""

from __future__ import annotations

import codecs
import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import numpy as np

from indgang.mixing.errors import BadInput
from indgang.mixing.people import Mask, Person, Values

MOST_TOLD = 20
DELIMITERS = ";,\t"
YES, NO = {"1", "ja", "j", "true", "sand", "x", "yes"}, {"", "0", "nej", "n", "false", "falsk", "no"}


class Row(NamedTuple):
    """One line of a file, by the number a spreadsheet shows beside it; ``cells`` are stripped, by their heading."""

    line: int
    cells: Mapping[str, str]


@dataclass
class Faults:
    """What is wrong with one file. ``raise_if_any`` tells all of it at once."""

    path: Path
    told: list[tuple[int, str, str | None]] = field(default_factory=list)

    def add(self, line: int, what: str, person: str | None = None) -> None:
        self.told.append((line, what, person))

    def raise_if_any(self) -> None:
        if not self.told:
            return
        lines = [f"{self.path.name}, linje {line}: {what}" for line, what, _person in self.told[:MOST_TOLD]]
        if len(self.told) > MOST_TOLD:
            lines.append(f"… og {len(self.told) - MOST_TOLD} fejl mere.")
        line, _what, person = self.told[0]
        raise BadInput("\n".join(lines), line=line, person=person)

    def number(self, row: Row, column: str, default: float = 0.0) -> float:
        """The number in a cell, with comma or point; what is none becomes a fault."""
        text = row.cells.get(column, "")
        if not text:
            return default
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            self.add(row.line, f"»{text}« under {column} er ikke et tal.")
            return default
        return number

    def yes(self, row: Row, column: str) -> bool:
        """Whether a cell says yes; empty is no."""
        text = row.cells.get(column, "").casefold()
        if text not in YES | NO:
            self.add(row.line, f"»{text}« under {column} er hverken ja eller nej.")
        return text in YES


def read_rows(path: Path, *, needed: Sequence[str]) -> list[Row]:
    """The lines below the heading. Headings count without capitals; columns nobody asked for are kept.

    Raises BadInput when the file cannot be read or a needed column is missing.
    """
    numbered = list(_records(path, _text_of(path)))
    if not numbered:
        raise BadInput(f"{path.name} er tom. Øverst skal der stå {','.join(needed)}.")
    line, first = numbered[0]
    headings = [cell.casefold() for cell in first]
    missing = [column for column in needed if column not in headings]
    if missing:
        raise BadInput(f"{path.name}, linje {line}: kolonnen {' og '.join(missing)} mangler.", line=line)
    faults = Faults(path)
    for number, cells in numbered[1:]:
        if len(cells) > len(headings):
            faults.add(number, f"der er {len(cells)} celler, men kun {len(headings)} overskrifter.")
    faults.raise_if_any()
    return [Row(number, dict(zip(headings, cells, strict=False))) for number, cells in numbered[1:]]


def _text_of(path: Path) -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252, which is what Excel writes."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise BadInput(f"{path} kan ikke læses: {fault.strerror}.") from fault
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _records(path: Path, text: str) -> Iterable[tuple[int, list[str]]]:
    """Lines that hold something, with the number of the line they end on."""
    heading = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=heading.count) if any(map(heading.count, DELIMITERS)) else ","
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield reader.line_num, stripped
    except csv.Error as fault:
        line = reader.line_num
        raise BadInput(f"{path.name}, linje {line}: et anførselstegn lukkes ikke.", line=line) from fault


def read_people(path: Path) -> tuple[Person, ...]:
    """``id,name,unit,site``; only the id is needed, and without a name the id is shown."""
    return people_of(path, read_rows(path, needed=["id"]))


def people_of(path: Path, rows: Sequence[Row]) -> tuple[Person, ...]:
    """The people of lines read before, in their order; for verbs that need more columns of the same file."""
    faults, seen = Faults(path), dict[str, int]()
    for row in rows:
        known = row.cells["id"]
        if not known:
            faults.add(row.line, "id mangler.")
        elif known in seen:
            faults.add(row.line, f"id {known} står også på linje {seen[known]}.", known)
        seen.setdefault(known, row.line)
    faults.raise_if_any()
    return tuple(_person(row.cells) for row in rows)


def _person(cells: Mapping[str, str]) -> Person:
    known = cells["id"]
    return Person(known, cells.get("name") or known, cells.get("unit", ""), cells.get("site", ""))


def read_values(path: Path, people: Sequence[Person]) -> tuple[Values, Mask]:
    """``a,b,value,forbidden``: each pair once, in either order; a pair that is not there is worth 0."""
    places = {person.id: place for place, person in enumerate(people)}
    values, forbidden = np.zeros((len(people), len(people))), np.zeros((len(people), len(people)), dtype=bool)
    faults, seen = Faults(path), dict[tuple[int, int], int]()
    for row in read_rows(path, needed=["a", "b"]):
        pair = _pair(faults, row, places)
        if pair is None:
            continue
        if pair in seen:
            faults.add(row.line, f"{_names(row)} står også på linje {seen[pair]}.", row.cells["a"])
        seen.setdefault(pair, row.line)
        one, other = pair
        values[one, other] = values[other, one] = faults.number(row, "value")
        forbidden[one, other] = forbidden[other, one] = faults.yes(row, "forbidden")
    faults.raise_if_any()
    return values, forbidden


def _pair(faults: Faults, row: Row, places: Mapping[str, int]) -> tuple[int, int] | None:
    """The places of the two, the lower first; nothing when the line names no pair, which is noted."""
    ids = [row.cells.get(column, "") for column in ("a", "b")]
    strangers = [known for known in ids if known not in places]
    for known in strangers:
        faults.add(row.line, f"{known or 'en tom celle'} er ikke blandt personerne.", known)
    if strangers:
        return None
    if ids[0] == ids[1]:
        faults.add(row.line, f"{ids[0]} kan ikke møde sig selv.", ids[0])
        return None
    low, high = sorted(places[known] for known in ids)
    return low, high


def _names(row: Row) -> str:
    return f"{row.cells['a']} og {row.cells['b']}"
