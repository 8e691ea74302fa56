"""Noting that colleagues met or worked together. The areas above note theirs here, by the one action."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from django.db import transaction

from indgang.people.models import Colleague
from indgang.people.staff_files.cells import without_person_numbers
from indgang.relations.models import Encounter, TieKind
from indgang.relations.queries.settings import the_setting
from indgang.shared.actions.counting import count_change


@dataclass(frozen=True)
class Concern:
    """What brought them together, named by text."""

    area: str
    key: str
    label: str = ""
    link: str = ""


@dataclass(frozen=True)
class Meeting:
    """That these people were together on the day, noted once under its key."""

    people: Sequence[Colleague]
    kind: TieKind
    about: Concern
    once_key: str
    on: date

    def pairs(self) -> Iterator[Encounter]:
        """A row for each two of them; none where there is only one."""
        ids = sorted({colleague.pk for colleague in self.people})
        for first, second in combinations(ids, 2):
            yield Encounter(
                first_id=first,
                second_id=second,
                kind=self.kind,
                happened_date=self.on,
                people=len(ids),
                area=self.about.area,
                about_key=self.about.key,
                about_label=without_person_numbers(self.about.label)[:300],
                about_link=self.about.link,
                once_key=self.once_key,
            )


def note_encounter(
    *, people: Sequence[Colleague], kind: TieKind, about: Concern, once_key: str, on: date
) -> int:
    """Notes that these people were together on the day; returns how many new pairs that made.

    Noted again under the same key it changes nothing, so a job may be cut off and begun anew. Where the municipality
    has switched relations off, nothing is noted, and 0 comes back. Nobody is refused and no event is written: the
    area above has recorded what it did, and history would show the pair to everybody.
    """
    return note_encounters(meetings=[Meeting(people, kind, about, once_key, on)])


def note_encounters(*, meetings: Iterable[Meeting]) -> int:
    """Many of them at once, in a few statements."""
    wanted = {(row.first_id, row.second_id, row.once_key): row for one in meetings for row in one.pairs()}
    if not wanted or not the_setting().is_on:
        return 0
    stands = Encounter.objects.filter(
        first_id__in={key[0] for key in wanted}, once_key__in={key[2] for key in wanted}
    )
    for key in stands.values_list("first_id", "second_id", "once_key"):
        wanted.pop(key, None)
    with transaction.atomic():
        Encounter.objects.bulk_create(wanted.values(), ignore_conflicts=True, batch_size=500)
        if wanted:
            count_change(topic="relations")
    return len(wanted)
