"""What finding shows of a colleague: read once with the catalogue and kept beside the index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from indgang.people.models import Absence, Audience, Colleague, ContactCard, Membership


@dataclass(frozen=True)
class PersonCard:
    """A colleague as outsiders and as colleagues may see them, and when they are away."""

    pk: int
    url: str
    public: ContactCard
    internal: ContactCard
    leaving_date: date | None
    unit: str = ""
    unit_url: str = ""
    away: tuple[Away, ...] = ()

    @classmethod
    def of(cls, colleague: Colleague) -> Self:
        return cls(
            pk=colleague.pk,
            url=colleague.get_absolute_url(),
            public=colleague.shown_to(Audience.PUBLIC),
            internal=colleague.shown_to(Audience.COLLEAGUE),
            leaving_date=colleague.leaving_date,
        )

    def as_seen(self, *, is_public: bool) -> ContactCard:
        return self.public if is_public else self.internal

    def absence_on(self, day: date) -> Away | None:
        return next((away for away in self.away if away.first_date <= day <= away.last_date), None)

    def has_left(self, day: date) -> bool:
        return self.leaving_date is not None and self.leaving_date < day


@dataclass(frozen=True)
class Away:
    """That a colleague is away, both days included, and who answers instead."""

    first_date: date
    last_date: date
    substitute: PersonCard | None


@dataclass(frozen=True)
class ShownPerson:
    """Somebody to ring, as one audience sees them on one day. ``substitute`` is who to ask while they are away."""

    card: ContactCard
    url: str
    role: str
    unit: str
    unit_url: str
    absent_until: date | None
    substitute: ContactCard | None
    substitute_url: str

    @property
    def as_line(self) -> str:
        """Name, number and mail, to be pasted into a mail or a note."""
        card = self.card
        return ", ".join(part for part in (card.name, card.title, card.best_phone, card.mail) if part)

    @property
    def is_reachable(self) -> bool:
        return self.absent_until is None or self.substitute is not None


def shown_person(person: PersonCard, role: str, day: date, *, is_public: bool) -> ShownPerson | None:
    """The person as shown; None for whoever has left, or whose name this audience may not see."""
    card = person.as_seen(is_public=is_public)
    if person.has_left(day) or not card.name:
        return None
    away = person.absence_on(day)
    substitute = at_work_instead(away, day, is_public=is_public)
    return ShownPerson(
        card=card,
        url="" if is_public else person.url,
        role=role,
        unit=person.unit,
        unit_url="" if is_public else person.unit_url,
        absent_until=away.last_date if away else None,
        substitute=substitute.as_seen(is_public=is_public) if substitute else None,
        substitute_url=substitute.url if substitute and not is_public else "",
    )


def at_work_instead(away: Away | None, day: date, *, is_public: bool) -> PersonCard | None:
    """The substitute, where there is one who is at work and whose name this audience may see."""
    substitute = away.substitute if away else None
    if substitute is None or substitute.has_left(day) or substitute.absence_on(day):
        return None
    return substitute if substitute.as_seen(is_public=is_public).name else None


def person_cards(today: date) -> dict[int, PersonCard]:
    """Everybody's card by id; absences that are over are left out."""
    units = {
        row.colleague_id: row.unit
        for row in Membership.objects.select_related("unit").order_by("is_main", "-unit__name", "-pk")
    }
    absences: dict[int, list[Absence]] = {}
    for absence in Absence.objects.filter(last_date__gte=today).order_by("first_date", "pk"):
        absences.setdefault(absence.colleague_id, []).append(absence)
    cards = {}
    for colleague in Colleague.objects.order_by("pk"):
        unit = units.get(colleague.pk)
        cards[colleague.pk] = replace(
            PersonCard.of(colleague),
            unit=unit.name if unit else "",
            unit_url=unit.get_absolute_url() if unit else "",
            away=tuple(_away(absences.get(colleague.pk, ()), {})),
        )
    # A substitute may be away too: their card with their own absences stands inside, one step deep.
    return {
        pk: replace(card, away=tuple(_away(absences[pk], cards))) if card.away else card
        for pk, card in cards.items()
    }


def _away(absences: Iterable[Absence], people: Mapping[int, PersonCard]) -> Iterable[Away]:
    for absence in absences:
        yield Away(absence.first_date, absence.last_date, people.get(absence.substitute_id or 0))
