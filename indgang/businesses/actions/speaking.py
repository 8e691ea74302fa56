"""What is remembered each time somebody speaks with a company. The areas above note their own here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.businesses.models import Business, Conversation
from indgang.businesses.rules import may_remove_conversation
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import User
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.actions.counting import count_change
from indgang.shared.refusals import Refused


class UnableToRemoveConversation(Refused):
    """The conversation stays."""


def note_spoken_with(
    *, business: Business, at: datetime, area: str, key: str, label: str, by: Actor, link: str = ""
) -> Conversation:
    """Notes a conversation of whoever at the desk had it; the same again changes only its words.

    ``area``, ``key``, ``label`` and ``link`` name what it concerned, as history does. Nobody is refused: an area above
    has asked its own rules, and a call from somebody is never stopped by a number that does not belong in the label.
    """
    told = {"label": without_person_numbers(label)[:300], "link": link, "spoken_by": by.history_name[:200]}
    with transaction.atomic():
        conversation, is_new = Conversation.objects.update_or_create(
            business=business, area=area, key=key, spoken_at=at, defaults=told
        )
        before = business.last_spoken_date
        _move_on(business, conversation)
        if is_new:
            changes = {"last_spoken_date": (before, business.last_spoken_date)}
            record_event(area="businesses", act="note_spoken_with", target=business, by=by, changes=changes)
    return conversation


def remove_conversation(*, conversation: Conversation, by: User) -> None:
    """Takes away what was noted by mistake; the company was last spoken with the time before."""
    if not may_remove_conversation(by, conversation):
        raise UnableToRemoveConversation(
            _("Only conversations noted by hand can be removed, by those who may change companies.")
        )
    business = conversation.business
    with transaction.atomic():
        conversation.delete()
        _go_back(business)
        record_event(area="businesses", act="remove_conversation", target=business, by=by)


def withdraw_conversations(*, business: Business, area: str, key: str, by: Actor) -> int:
    """Takes away what an area above noted on the wrong company; returns how many. The area has asked its own rules."""
    with transaction.atomic():
        withdrawn: int = business.conversations.filter(area=area, key=key).delete()[0]
        if withdrawn:
            _go_back(business)
            record_event(area="businesses", act="remove_conversation", target=business, by=by)
    return withdrawn


def reword_conversations(*, area: str, keys: Iterable[str], label: str) -> int:
    """What was said is forgotten, that it was said is not: when the area above forgets its words. Tells how many.

    Nothing is recorded: the record would be what was to be forgotten.
    """
    with transaction.atomic():
        reworded = Conversation.objects.filter(area=area, key__in=list(keys))
        businesses = list(Business.objects.filter(pk__in=reworded.values("business_id")).order_by("pk"))
        count = reworded.update(label=label)
        for business in businesses:
            _go_back(business)
        if count:
            count_change(topic="businesses")
    return count


def _go_back(business: Business) -> None:
    """The company was last spoken with the time before."""
    latest = business.conversations.order_by("-spoken_at", "-pk").first()
    business.last_spoken_date = _day_of(latest) if latest else None
    business.last_spoken_about = latest.label if latest else ""
    business.save(update_fields=["last_spoken_date", "last_spoken_about"])


def _move_on(business: Business, conversation: Conversation) -> None:
    """Only forwards, whoever else notes one at the same moment."""
    day = _day_of(conversation)
    is_earlier = Q(last_spoken_date__isnull=True) | Q(last_spoken_date__lte=day)
    told = {"last_spoken_date": day, "last_spoken_about": conversation.label}
    Business.objects.filter(is_earlier, pk=business.pk).update(**told)
    business.refresh_from_db(fields=list(told))


def _day_of(conversation: Conversation) -> date:
    return timezone.localdate(conversation.spoken_at)
