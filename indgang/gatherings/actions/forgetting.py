from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from indgang.gatherings.models import (
    CardAnswer,
    Gathering,
    GroupResult,
    GroupSeat,
    Guest,
    GuestNeed,
    GuestState,
    SpeedMeeting,
)
from indgang.gatherings.queries.booklet import SOURCE_AREA
from indgang.gatherings.queries.comparing import numbers_of_guests
from indgang.gatherings.queries.figures import COUNTED, FORGOTTEN
from indgang.gatherings.queries.published import key_of
from indgang.history.actions.forgetting import forget_events_about
from indgang.materials.actions.forgetting import forget_made_material
from indgang.materials.actions.keeping import Source
from indgang.relations.queries.settings import the_setting
from indgang.shared.actions.counting import count_change

NEEDS_KEPT_FOR = timedelta(days=7)
REASONS_KEPT_FOR = timedelta(days=365)
ANSWERS_KEPT_FOR = timedelta(days=2 * 365)
"""So that a year can be compared with the one before."""
PAIRS_KEPT_WHEN_OFF = timedelta(days=56)
"""Time enough to make the booklet."""
GUESTS_KEPT_FOR = timedelta(days=5 * 365)
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


def forget_who_sat_together(*, now: datetime) -> int:
    """Deletes pairs and seats, and what was said in them, with the ties; eight weeks after where relations are off.

    Returns how many pairs and seats. What was counted of them stays, and so does a booklet that is published.
    """
    setting = the_setting()
    kept_for = setting.kept_for if setting.is_on else PAIRS_KEPT_WHEN_OFF
    old = Gathering.objects.filter(starts_at__lt=now - kept_for, figures__has_key=COUNTED)
    return sum(
        _forget_pairs_of(gathering) for gathering in old.exclude(figures__has_key=FORGOTTEN).order_by("pk")
    )


def _forget_pairs_of(gathering: Gathering) -> int:
    with transaction.atomic():
        count_change(topic="gatherings")
        gathering.figures = gathering.figures | {FORGOTTEN: 1}
        gathering.save(update_fields=["figures"])
        pairs = SpeedMeeting.objects.filter(round__gathering=gathering).delete()[1]
        seats = GroupSeat.objects.filter(group__gathering=gathering).delete()[1]
        return pairs.get(SpeedMeeting._meta.label, 0) + seats.get(GroupSeat._meta.label, 0)


def forget_who_came(*, now: datetime) -> int:
    """Deletes, five years after, who came and sat with whom, what they are quoted for, and the booklet with its names.

    How many they were stays with the gathering's other counts, and what the groups came to without a name. Returns how
    many guests.
    """
    old = Gathering.objects.filter(starts_at__lt=now - GUESTS_KEPT_FOR, guests__isnull=False).distinct()
    return sum(_forget_guests_of(gathering) for gathering in old.order_by("pk"))


def _forget_guests_of(gathering: Gathering) -> int:
    with transaction.atomic():
        count_change(topic="gatherings")
        gathering.figures = numbers_of_guests(gathering) | gathering.figures
        gathering.save(update_fields=["figures"])
        forget_made_material(source=Source(SOURCE_AREA, key_of(gathering)))
        GroupResult.objects.filter(group__gathering=gathering).update(owner=None)
        return gathering.guests.all().delete()[1].get(Guest._meta.label, 0)
