from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from indgang.gatherings.models import CardAnswer, Guest, GuestNeed, GuestState
from indgang.history.actions.forgetting import forget_events_about
from indgang.shared.actions.counting import count_change

NEEDS_KEPT_FOR = timedelta(days=7)
REASONS_KEPT_FOR = timedelta(days=365)
ANSWERS_KEPT_FOR = timedelta(days=2 * 365)
"""So that a year can be compared with the one before."""
NOT_THERE = (GuestState.CONSIDERED, GuestState.PROPOSED, GuestState.ASKED_LEADER, GuestState.LEADER_NO)


def forget_needs(*, now: datetime) -> int:
    """Deletes what guests must eat and how they get in, a week after the gathering; returns how many."""
    count = GuestNeed.objects.filter(guest__gathering__starts_at__lt=now - NEEDS_KEPT_FOR).delete()[0]
    if count:
        count_change(topic="gatherings")
    return count


def forget_reasons(*, now: datetime) -> int:
    """Deletes, a year after, who was considered and not invited, and every reason; returns how many rows.

    Nothing is recorded: the record would be what was to be forgotten.
    """
    with transaction.atomic():
        forget_events_about(kind=Guest._meta.label_lower, before=now - REASONS_KEPT_FOR)
        old = Guest.objects.filter(gathering__starts_at__lt=now - REASONS_KEPT_FOR)
        count = old.filter(state__in=NOT_THERE).delete()[1].get(Guest._meta.label, 0)
        emptied = old.exclude(reason="", word_reason="").update(
            reason="", word_reason="", wants_to_come=False
        )
        if count + emptied:
            count_change(topic="gatherings")
    return count + emptied


def forget_answers(*, now: datetime) -> int:
    """Deletes, two years after, what was said in twos and is not in the booklet; returns how many answers."""
    old = CardAnswer.objects.filter(card__gathering__starts_at__lt=now - ANSWERS_KEPT_FOR, in_booklet=False)
    count = old.delete()[1].get(CardAnswer._meta.label, 0)
    if count:
        count_change(topic="gatherings")
    return count
