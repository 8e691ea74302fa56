from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.duties.models import Duty
from indgang.duties.rules import may_keep_duty, may_take_duty
from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import Colleague, User
from indgang.people.rules import is_self
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused


class UnableToPassOn(Refused):
    """The duty stands where it stood."""


def move_duty(*, duty: Duty, due_date: date, reason: str, by: Actor, today: date) -> Duty:
    """Gives the duty another day, and says why: the reason is read in the history."""
    if not may_keep_duty(by, duty):
        raise UnableToPassOn(_("Only the owner, their leader and whoever gave it may move it."))
    if duty.is_done:
        raise UnableToPassOn(_("It is done, so it need not be moved."))
    if due_date < today:
        raise UnableToPassOn(_("Choose a day that is not over."), field="due_date")
    if due_date == duty.due_date:
        raise UnableToPassOn(_("It is to be done by that day already."), field="due_date")
    if not reason.strip():
        raise UnableToPassOn(_("Write why: it helps whoever waits."), field="reason")
    with transaction.atomic():
        changes = apply_values(target=duty, values={"due_date": due_date})
        duty.save()
        changes["reason"] = ("", without_person_numbers(reason.strip()))
        record_event(area="duties", act="move_duty", target=duty, by=by, changes=changes)
    return duty


def hand_duty_on(*, duty: Duty, owner: Colleague, by: Actor, today: date) -> Duty:
    """Gives the duty another owner. Whoever works in the unit may take one that is nobody's themselves."""
    takes_it = isinstance(by, User) and is_self(by, owner) and may_take_duty(by, duty)
    if not takes_it and not may_keep_duty(by, duty):
        raise UnableToPassOn(_("Only the owner, their leader and whoever gave it may hand it on."))
    if duty.is_done:
        raise UnableToPassOn(_("It is done, so it need not be handed on."))
    if owner == duty.owner:
        raise UnableToPassOn(_("%(name)s has it already.") % {"name": owner.name}, field="owner")
    if owner.has_left(today):
        raise UnableToPassOn(_("%(name)s has left.") % {"name": owner.name}, field="owner")
    with transaction.atomic():
        changes = apply_values(target=duty, values={"owner": owner})
        duty.save()
        record_event(area="duties", act="hand_duty_on", target=duty, by=by, changes=changes)
    return duty
