"""What nobody did in time is told in the morning: to whoever should have, a substitute, a leader, then each week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from indgang.enquiries.actions.raising import raise_level
from indgang.enquiries.clocks import is_working_day
from indgang.enquiries.models import OF_A_COLLEAGUE, Enquiry, Late, Lateness
from indgang.enquiries.notices.late import Told, post_late
from indgang.enquiries.queries.days import own_closing_days
from indgang.enquiries.queries.ladder import STEPS, told_again, told_next
from indgang.enquiries.queries.lateness import LateMatter, late_matters
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.rules import may_steer_enquiry
from indgang.history.actions.recording import SYSTEM, record_event
from indgang.people.models import Colleague, User

DATES = frozenset({Late.CONTACT, Late.CALL_BACK, Late.ANSWER, Late.NEXT_STEP, Late.PART})
"""What was promised by a date: passing it counts as a missed date, once. An answer among colleagues does not."""
AGAIN_AFTER = timedelta(days=7)
Readers = dict[Colleague | None, list[Told]]
"""None is the one mail address: of what there is nobody to tell."""


def tell_what_is_late(*, now: datetime) -> int:
    """Tells each who must know, in one mail; returns how many mails. Nothing is refused.

    Only on working days, and once a day however often it is run: a late matter goes one step further each time, and
    what has come to the last is told there again each week. All of it or nothing: cut off anywhere, it can be done
    anew.
    """
    today = timezone.localdate(now)
    if not is_working_day(today, own_closing_days()):
        return 0
    readers: Readers = defaultdict(list)
    with transaction.atomic():
        matters = late_matters(now)
        _call_off(matters)
        for matter in matters:
            _tell_further(matter, readers, today, now)
        mails = [post_late(reader, told, now=now) for reader, told in readers.items()]
    return sum(mail is not None for mail in mails)


def _tell_further(matter: LateMatter, readers: Readers, today: date, now: datetime) -> None:
    row = _row_of(matter, now)
    if row.told_at is not None and timezone.localdate(row.told_at) >= today:
        return
    is_begun_anew = _has_new_holder(row, matter)
    told_step = 0 if is_begun_anew else row.step
    is_told_to_the_end = told_step == STEPS[-1]
    if is_told_to_the_end and row.told_at and today - timezone.localdate(row.told_at) < AGAIN_AFTER:
        return
    step, people = told_again(matter, today) if is_told_to_the_end else told_next(matter, told_step, today)
    row.step, row.told_at = STEPS[-1] if is_told_to_the_end else step, now
    row.save(update_fields=["step", "told_at"])
    if is_begun_anew:
        row.called_in.clear()
    row.called_in.add(*_called_in(matter, people))
    is_unheard = not people and told_step in (0, STEPS[-1])
    for reader in [None] if is_unheard else people:
        readers[reader].append(Told(matter, step))
    names = ", ".join(reader.name for reader in people)
    record_event(
        area="enquiries",
        act="tell_what_is_late",
        target=matter.enquiry,
        by=SYSTEM,
        changes={"told": ("", names)},
    )


def _call_off(matters: Iterable[LateMatter]) -> None:
    """Whoever was called in to what is no longer late sees no more of it for that."""
    still_late = {(one.enquiry.pk, one.part.pk if one.part else None, one.due_at) for one in matters}
    for row in Lateness.objects.filter(called_in__isnull=False).distinct().order_by("pk"):
        if (row.enquiry_id, row.part_id, row.due_at) not in still_late:
            row.called_in.clear()


def _called_in(matter: LateMatter, people: Iterable[Colleague]) -> list[Colleague]:
    """Those of them who could not see to it as they are: being told lets them, or the mail would lead nowhere."""
    users = User.objects.filter(colleague__in=list(people)).select_related("colleague")
    able = {user.colleague_id for user in users if may_steer_enquiry(user, matter.enquiry)}
    return [one for one in people if one != matter.owner and one.pk not in able]


def _row_of(matter: LateMatter, now: datetime) -> Lateness:
    """What is remembered of the matter; the first time, a promised date has been missed."""
    row, is_new = Lateness.objects.get_or_create(
        enquiry=matter.enquiry, what=matter.what, part=matter.part, due_at=matter.due_at
    )
    if is_new and matter.what in DATES:
        _miss_date(matter, now)
    return row


def _miss_date(matter: LateMatter, now: datetime) -> None:
    enquiry = locked(matter.enquiry)
    Enquiry.objects.filter(pk=enquiry.pk).update(missed_dates=F("missed_dates") + 1)
    enquiry.refresh_from_db(fields=["missed_dates"])
    if matter.part is not None:
        matter.part.was_missed = True
        matter.part.save(update_fields=["was_missed"])
    raise_level(enquiry=enquiry, by=SYSTEM, now=now)


def _has_new_holder(row: Lateness, matter: LateMatter) -> bool:
    """Whoever has taken the enquiry since is told first, as the one before was."""
    held_since = matter.enquiry.held_since
    if row.told_at is None or held_since is None or matter.what in OF_A_COLLEAGUE:
        return False
    return held_since > row.told_at
