from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.duties.models import Duty
from indgang.duties.rules import may_give_duty
from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import Colleague, Unit, User
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.actions.counting import count_change
from indgang.shared.refusals import Refused


class UnableToGiveDuty(Refused):
    """Nobody has got the duty."""


class DutyValues(TypedDict, total=False):
    """``title`` and ``due_date`` must be there, and an owner or a unit."""

    title: str
    details: str
    owner: Colleague | None
    unit: Unit | None
    due_date: date


@dataclass(frozen=True)
class Concern:
    """What a duty concerns, named by text."""

    area: str
    key: str
    label: str
    link: str = ""


def give_duty(
    *,
    values: DutyValues,
    by: Actor,
    today: date,
    about: Concern | None = None,
    kind: str = "",
    once_key: str = "",
) -> Duty:
    """Gives a duty to a colleague, or to a unit until somebody takes it.

    Given before with the same ``once_key``, nothing is changed, and the one that is there is returned, done or not.
    """
    _refuse_to_give(values, by, today)
    with transaction.atomic():
        # The first write of the transaction: two who give the same duty at once come here one after the other.
        count_change(topic="duties")
        given = Duty.objects.filter(once_key=once_key).first() if once_key else None
        if given is not None:
            return given
        duty = Duty(once_key=once_key, kind=kind, giver=by.colleague if isinstance(by, User) else None)
        cleaned = values | {
            name: without_person_numbers(str(values.get(name, ""))) for name in ("title", "details")
        }
        changes = apply_values(target=duty, values=cleaned)
        if about is not None:
            duty.about_area, duty.about_key, duty.about_link = about.area, about.key, about.link
            duty.about_label = without_person_numbers(about.label)[:300]
        duty.save()
        record_event(area="duties", act="give_duty", target=duty, by=by, changes=changes)
    return duty


def _refuse_to_give(values: DutyValues, by: Actor, today: date) -> None:
    owner = values.get("owner")
    if not may_give_duty(by):
        raise UnableToGiveDuty(_("Only those who may use the desk can give a duty."))
    if owner is None and values.get("unit") is None:
        raise UnableToGiveDuty(_("Choose who does it, or the unit it stands with until then."), field="owner")
    if owner is not None and owner.has_left(today):
        raise UnableToGiveDuty(_("%(name)s has left.") % {"name": owner.name}, field="owner")
    if isinstance(by, User) and values["due_date"] < today:
        raise UnableToGiveDuty(_("Choose a day that is not over."), field="due_date")
