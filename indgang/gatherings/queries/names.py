"""What guests are called where others read it: two of one name are told apart."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from indgang.gatherings.models import Gathering, Guest, GuestState
from indgang.gatherings.queries.day import guests_of_day
from indgang.gatherings.queries.proposals import labels_of


def called_in(guests: Sequence[Guest]) -> dict[int, str]:
    """A guest's id → their name among these: with the department where two have one, and the title where that too."""
    labels = labels_of([guest.colleague for guest in guests])
    return {guest.pk: labels[guest.colleague_id] for guest in guests}


def guests_coming(gathering: Gathering) -> list[Guest]:
    """Those who have said yes, and whoever came all the same; by name."""
    is_there = Q(state=GuestState.COMING) | Q(checked_in_at__isnull=False)
    return list(guests_of_day(gathering).filter(is_there))


def called_at(gathering: Gathering) -> dict[int, str]:
    return called_in(guests_coming(gathering))
