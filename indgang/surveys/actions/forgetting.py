"""What is forgotten by age, and when somebody asks to be forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.history.actions.recording import Actor, Happening, record_events
from indgang.people.models import User
from indgang.shared.actions.counting import count_change
from indgang.shared.refusals import Refused
from indgang.surveys.models import Invitation, Remark, Tally
from indgang.surveys.rules import may_forget_answers

NAMES_KEPT_FOR = timedelta(days=365)
"""How long it is known which company and what an answer belongs to, and its comment is kept."""
SCORES_KEPT_FOR = timedelta(days=5 * 365)
"""How long scores are kept, with the unit, kind, size and channel they are counted by."""
NAMES = ("target_key", "target_label", "target_link", "business_key", "comment")


class UnableToForgetAnswers(Refused):
    """Everything is kept."""


def forget_names_of_old_answers(*, now: datetime) -> int:
    """Empties what leads from an answer to a company or an enquiry, and its comment; returns how many answers.

    Comments that are nobody's are deleted. Nothing is recorded: the record would be what was to be forgotten.
    """
    is_named = Q()
    for name in NAMES:
        is_named |= ~Q(**{name: ""})
    old = Invitation.objects.filter(is_named, sent_at__lt=now - NAMES_KEPT_FOR)
    remarks = Remark.objects.filter(asked_date__lt=timezone.localdate(now - NAMES_KEPT_FOR)).delete()[0]
    return old.update(**dict.fromkeys(NAMES, "")) + remarks


def forget_old_answers(*, now: datetime) -> int:
    """Deletes invitations with the scores given, and counts, that are older than they may be; returns how many."""
    with transaction.atomic():
        old = Invitation.objects.filter(sent_at__lt=now - SCORES_KEPT_FOR)
        count = old.count()
        old.delete()
        count += Tally.objects.filter(asked_date__lt=timezone.localdate(now - SCORES_KEPT_FOR)).delete()[0]
        if count:
            count_change(topic="surveys")
    return count


def forget_answers_of(*, business_key: str, by: User) -> int:
    """Deletes all that one company was asked and answered, because it wants it so; returns how many invitations."""
    if not may_forget_answers(by):
        raise UnableToForgetAnswers(_("Only an administrator may delete a company's answers."))
    if not business_key:
        raise UnableToForgetAnswers(_("Choose the company whose answers are to be deleted."))
    return _forget(Invitation.objects.filter(business_key=business_key), "forget_answers_of", by)


def forget_answers_about(*, area: str, key: str, by: Actor) -> int:
    """Deletes what was asked and answered about one thing, when the area above deletes the thing itself."""
    return _forget(Invitation.objects.filter(area=area, target_key=key), "forget_answers_about", by)


def _forget(invitations: QuerySet[Invitation], act: str, by: Actor) -> int:
    with transaction.atomic():
        forgotten = list(invitations.order_by("pk"))
        if forgotten:
            record_events(area="surveys", happenings=[Happening(act, one) for one in forgotten], by=by)
            Invitation.objects.filter(pk__in=[one.pk for one in forgotten]).delete()
    return len(forgotten)
