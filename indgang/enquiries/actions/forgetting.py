"""What is forgotten by age. Nothing is refused and nothing recorded: the record would be what was to be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils.translation import gettext as _

from indgang.businesses.actions.speaking import reword_conversations
from indgang.enquiries.models import (
    Enquiry,
    HandOver,
    Involvement,
    JointMeeting,
    Message,
    State,
    WaitingTime,
)
from indgang.history.actions.forgetting import forget_events_of
from indgang.shared.actions.counting import count_change

WORDS_KEPT_FOR = timedelta(days=2 * 365)
"""How long it is known who asked, and what was written, after an enquiry was closed."""
FACTS_KEPT_FOR = timedelta(days=5 * 365)
"""How long it counts in the figures, by task, unit, company's size, channel, times and outcome."""
AT_ONCE = 200
"""Enquiries in one transaction: who works at night waits no longer than for so many."""
EMPTIED = (
    "submission_key", "link_seed", "question", "company_name", "contact_name", "contact_mail", "contact_phone",
    "next_step", "outcome_text", "possible_instead",
)  # fmt: skip


def forget_words_of_closed(*, now: datetime) -> int:
    """Empties who asked and what was written in what was closed more than two years ago; returns how many.

    Files go with the words, and so does what history and the companies' cards told; the facts stay for the figures.
    """
    old = Enquiry.objects.filter(state=State.CLOSED, closed_at__lt=now - WORDS_KEPT_FOR, forgotten_at=None)
    return _each_batch(old, lambda batch: _forget_words(batch, now))


def forget_old_enquiries(*, now: datetime) -> int:
    """Deletes what was closed more than five years ago; returns how many."""
    old = Enquiry.objects.filter(state=State.CLOSED, closed_at__lt=now - FACTS_KEPT_FOR)
    return _each_batch(old, _delete)


def _each_batch(old: models.QuerySet[Enquiry], forget: Callable[[list[int]], None]) -> int:
    count = 0
    while True:
        with transaction.atomic():
            batch = list(old.select_for_update().order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
            if not batch:
                return count
            forget(batch)
            count_change(topic="enquiries")
        count += len(batch)


def _forget_words(batch: list[int], now: datetime) -> None:
    _forget_what_was_told(batch)
    Message.objects.filter(enquiry__in=batch).delete()
    JointMeeting.objects.filter(enquiry__in=batch).delete()
    HandOver.objects.filter(enquiry__in=batch).update(word="", reply="")
    Involvement.objects.filter(enquiry__in=batch).update(part="", word="")
    WaitingTime.objects.filter(enquiry__in=batch).update(waited_for="")
    Enquiry.objects.filter(pk__in=batch).update(
        **dict.fromkeys(EMPTIED, ""), summary=_("Forgotten"), forgotten_at=now
    )


def _delete(batch: list[int]) -> None:
    _forget_what_was_told(batch)
    Enquiry.objects.filter(pk__in=batch).delete()


def _forget_what_was_told(batch: list[int]) -> None:
    """What history tells of them and of all that hangs on them, and what stands on the companies' cards."""
    keys = [_key(Enquiry, pk) for pk in batch]
    for model in (Message, HandOver, Involvement, JointMeeting):
        hanging: Iterable[int] = model._default_manager.filter(enquiry__in=batch).values_list("pk", flat=True)
        keys += [_key(model, pk) for pk in hanging]
    forget_events_of(target_keys=keys)
    reword_conversations(area="enquiries", keys=keys, label=_("An enquiry"))


def _key(model: type[models.Model], pk: int) -> str:
    return f"{model._meta.label_lower}:{pk}"
