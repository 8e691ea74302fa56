"""Quotes: the answers chosen for the booklet, and what those who said them let be done with their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from django.db.models import Q, QuerySet

from indgang.gatherings.models import CardAnswer, Consent, Gathering, Guest
from indgang.gatherings.queries.day import department_of, people_of
from indgang.gatherings.queries.themes import answers_of


class QuoteState(Enum):
    """How an answer stands in the booklet. Without everybody's yes it has no name, and after one no it is left out."""

    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    NAMED = "named"
    UNNAMED = "unnamed"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Speaker:
    """``consent`` is a value of Consent, and empty where they have not answered."""

    guest: Guest
    consent: str


@dataclass(frozen=True)
class Quotation:
    answer: CardAnswer
    speakers: tuple[Speaker, ...]

    @property
    def state(self) -> QuoteState:
        said = {one.consent for one in self.speakers}
        if Consent.NO in said:
            return QuoteState.LEFT_OUT
        if self.answer.asked_at is None:
            return QuoteState.NOT_ASKED
        if said == {Consent.NAMED}:
            return QuoteState.NAMED
        return QuoteState.WAITING if "" in said else QuoteState.UNNAMED

    @property
    def is_printed(self) -> bool:
        """Nothing is printed before those who said it could say no."""
        return self.state not in {QuoteState.NOT_ASKED, QuoteState.LEFT_OUT}

    @property
    def names(self) -> list[tuple[str, str]]:
        """Name and department of those who said it, where all of them have said yes to that; else nothing."""
        if self.state != QuoteState.NAMED:
            return []
        return [(str(one.guest), department_of(one.guest)) for one in self.speakers]


def quotations_of(gathering: Gathering) -> list[Quotation]:
    """Everything chosen for the booklet, theme by theme; what has no theme comes last."""
    chosen = _with_speakers(answers_of(gathering).filter(in_booklet=True))
    ordered = sorted(chosen, key=lambda one: (one.theme is None, one.theme.position if one.theme else 0))
    return [_quotation(answer) for answer in ordered]


def printed_quotes(gathering: Gathering) -> list[Quotation]:
    """What the booklet may hold: ``answer.text`` with ``names``, or with none."""
    return [one for one in quotations_of(gathering) if one.is_printed]


def quotes_asked_of(guest: Guest) -> list[Quotation]:
    """The guest's own that they are asked about, or have been, while they are chosen."""
    theirs = Q(meeting__first=guest) | Q(meeting__second=guest) | Q(meeting__third=guest)
    rows = answers_of(guest.gathering).filter(theirs, in_booklet=True, asked_at__isnull=False)
    return [_quotation(answer) for answer in _with_speakers(rows)]


def quotes_waiting_for(guest: Guest) -> int:
    """How many quotes the guest has not said anything of."""
    return sum(
        any(one.guest == guest and not one.consent for one in quote.speakers)
        for quote in quotes_asked_of(guest)
    )


def _with_speakers(rows: QuerySet[CardAnswer]) -> Iterable[CardAnswer]:
    people = ("first", "second", "third")
    return rows.select_related(
        "meeting__round", *(f"meeting__{one}__colleague" for one in people)
    ).prefetch_related("words", *(f"meeting__{one}__colleague__memberships__unit" for one in people))


def _quotation(answer: CardAnswer) -> Quotation:
    said = {word.guest_id: word.consent for word in answer.words.all()}
    return Quotation(
        answer, tuple(Speaker(guest, said.get(guest.pk, "")) for guest in people_of(answer.meeting))
    )
