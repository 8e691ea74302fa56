"""What is forgotten by age. Nothing is refused here: the clock asks nobody's leave, and ``by`` is Indgang itself."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q, QuerySet

from indgang.history.actions.forgetting import forget_events_about
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import Absence, Colleague, User
from indgang.shared.actions.counting import count_change

ABSENCES_KEPT_FOR = timedelta(days=365)
PICTURES_KEPT_FOR = timedelta(0)
DETAILS_KEPT_FOR = timedelta(days=365)

# Name and title stay, so that what is written of the past can be read.
DETAILS = ("phone", "mobile", "mail", "place", "working_hours", "ask_about")


def forget_old_absences(*, now: datetime) -> int:
    """Deletes absences that ended more than a year ago, and what history told of such; returns how many.

    Nothing is recorded: the record would be what was to be forgotten.
    """
    with transaction.atomic():
        forget_events_about(kind=Absence._meta.label_lower, before=now - ABSENCES_KEPT_FOR)
        count = Absence.objects.filter(last_date__lt=now.date() - ABSENCES_KEPT_FOR).delete()[0]
        if count:
            count_change(topic="people")
    return count


def forget_pictures_of_leavers(*, by: Actor, now: datetime) -> int:
    """Deletes the pictures, and the consents, of those who have left; returns how many."""
    with transaction.atomic():
        leavers = list(_left_before(now.date() - PICTURES_KEPT_FOR).exclude(picture=""))
        for colleague in leavers:
            transaction.on_commit(partial(colleague.picture.storage.delete, str(colleague.picture.name)))
            colleague.picture, colleague.picture_consent_at = "", None
            colleague.save()
            record_event(area="people", act="forget_picture", target=colleague, by=by)
    return len(leavers)


def forget_details_of_leavers(*, by: Actor, now: datetime) -> int:
    """Empties the cards of those who left more than a year ago and deletes their sign-in; returns how many."""
    is_filled = Q(user__isnull=False)
    for field in DETAILS:
        is_filled |= ~Q(**{field: ""})
    with transaction.atomic():
        leavers = list(_left_before(now.date() - DETAILS_KEPT_FOR).filter(is_filled))
        for colleague in leavers:
            User.objects.filter(colleague=colleague).delete()
            for field in DETAILS:
                setattr(colleague, field, "")
            colleague.save()
            record_event(area="people", act="forget_details", target=colleague, by=by)
    return len(leavers)


def _left_before(day: date) -> QuerySet[Colleague]:
    """Those whose last day at work came before the day."""
    return Colleague.objects.filter(leaving_date__lt=day).order_by("pk")
