from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.duties.models import Duty
from indgang.duties.rules import may_keep_duty
from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import Actor, record_event
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused


class UnableToFinishDuty(Refused):
    """The duty stands as it was."""


def finish_duty(*, duty: Duty, outcome: str, by: Actor, now: datetime) -> Duty:
    """The duty is done; ``outcome`` tells what came of it, and may be empty."""
    if not may_keep_duty(by, duty):
        raise UnableToFinishDuty(
            _("Only the owner, their leader and whoever gave it may say that it is done.")
        )
    if duty.is_done:
        raise UnableToFinishDuty(_("It is done already, by %(name)s.") % {"name": duty.done_by})
    outcome = without_person_numbers(outcome)
    with transaction.atomic():
        changes = apply_values(target=duty, values={"outcome": outcome})
        duty.done_at, duty.done_by = now, by.history_name[:200]
        duty.save()
        record_event(area="duties", act="finish_duty", target=duty, by=by, changes=changes)
    return duty


def reopen_duty(*, duty: Duty, by: Actor) -> Duty:
    """It was not done after all; what was said to have come of it stands in the history."""
    if not may_keep_duty(by, duty):
        raise UnableToFinishDuty(_("Only the owner, their leader and whoever gave it may open it again."))
    if not duty.is_done:
        raise UnableToFinishDuty(_("It is open already."))
    with transaction.atomic():
        changes = apply_values(target=duty, values={"done_at": None, "done_by": "", "outcome": ""})
        duty.save()
        record_event(area="duties", act="reopen_duty", target=duty, by=by, changes=changes)
    return duty
