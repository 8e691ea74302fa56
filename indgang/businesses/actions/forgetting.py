"""What is forgotten by age. Nothing is refused here: the clock asks nobody's leave, and ``by`` is Indgang itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from indgang.businesses.actions.indexing import make_findable
from indgang.businesses.models import Business, BusinessContact, Conversation
from indgang.businesses.queries.lists import contacts_of_ended
from indgang.history.actions.forgetting import forget_events_of
from indgang.history.actions.recording import Actor, Happening, record_events
from indgang.shared.actions.counting import count_change

CONTACTS_KEPT_FOR = timedelta(days=365)
CONVERSATIONS_KEPT_FOR = timedelta(days=5 * 365)


def forget_contacts_of_ended(*, by: Actor, now: datetime) -> int:
    """Deletes the contacts of companies that ended more than a year ago, in history too; returns how many."""
    with transaction.atomic():
        contacts = list(contacts_of_ended(now.date() - CONTACTS_KEPT_FOR))
        businesses = list({contact.business_id: contact.business for contact in contacts}.values())
        forget_events_of(target_keys=[contact.history_key for contact in contacts])
        BusinessContact.objects.filter(pk__in=[contact.pk for contact in contacts]).delete()
        if businesses:
            make_findable(businesses=businesses)
            told = [Happening("forget_contacts", business) for business in businesses]
            record_events(area="businesses", happenings=told, by=by)
    return len(contacts)


def forget_old_conversations(*, now: datetime) -> int:
    """Deletes what was said more than five years ago and returns how many; the day of the last one stays."""
    before = now - CONVERSATIONS_KEPT_FOR
    with transaction.atomic():
        count = Conversation.objects.filter(spoken_at__lt=before).delete()[0]
        told = Business.objects.filter(last_spoken_date__lt=before.date()).exclude(last_spoken_about="")
        if told.update(last_spoken_about="") or count:
            count_change(topic="businesses")
    return count
