"""How far what comes after a gathering has come, in numbers, for its own page."""

from __future__ import annotations

from dataclasses import dataclass

from indgang.gatherings.models import Gathering, GatheringState, Guest
from indgang.gatherings.queries.evaluations import Evaluation, evaluation_of
from indgang.gatherings.queries.follow_ups import follow_ups_of
from indgang.gatherings.queries.quotes import QuoteState, quotations_of, quotes_waiting_for
from indgang.gatherings.queries.themes import answers_of


@dataclass(frozen=True)
class Afterwards:
    """``waiting`` quotes wait for a word; ``missing`` results have nobody."""

    answers: int
    coded: int
    chosen: int
    waiting: int
    results: int
    missing: int
    done: int
    evaluation: Evaluation


def afterwards_of(gathering: Gathering) -> Afterwards | None:
    """None before the gathering is held."""
    if gathering.state != GatheringState.HELD:
        return None
    answers, quotes, results = answers_of(gathering), quotations_of(gathering), follow_ups_of(gathering)
    return Afterwards(
        answers=answers.count(),
        coded=answers.filter(theme__isnull=False).count(),
        chosen=len(quotes),
        waiting=sum(one.state in {QuoteState.NOT_ASKED, QuoteState.WAITING} for one in quotes),
        results=sum(one.has_text for one in results),
        missing=sum(one.is_missing for one in results),
        done=sum(one.duty is not None and one.duty.is_done for one in results),
        evaluation=evaluation_of(gathering),
    )


def learned_before(gathering: Gathering | None) -> Gathering | None:
    """The last one before it of which something was learned; of no gathering yet, the last of all."""
    taught = Gathering.objects.filter(state=GatheringState.HELD).exclude(learned="")
    if gathering is not None:
        taught = taught.filter(starts_at__lt=gathering.starts_at).exclude(pk=gathering.pk)
    return taught.order_by("-starts_at", "-pk").first()


def own_quotes_waiting(guest: Guest | None) -> int:
    return quotes_waiting_for(guest) if guest is not None and guest.checked_in_at else 0
