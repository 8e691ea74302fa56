"""What a group came to is given to one colleague with a last day; the group itself has ended."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.duties.actions.giving import Concern, UnableToGiveDuty, give_duty
from indgang.duties.models import Duty
from indgang.gatherings.models import Gathering, GatheringState, Group, GroupResult
from indgang.gatherings.queries.day import locked_gathering
from indgang.gatherings.queries.follow_ups import once_key_of
from indgang.gatherings.rules import may_keep_gathering
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import Colleague
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused

LONGEST_STEP = 200
LONGEST_DETAILS = 2000


class UnableToFollowUp(Refused):
    """Nobody has got it."""


class FollowUpValues(TypedDict):
    """``first_step`` is what the duty is called."""

    first_step: str
    owner: Colleague
    due_date: date


def give_follow_up(*, group: Group, values: FollowUpValues, by: Actor, now: datetime) -> Duty:
    """Makes a duty of the group's result. From then on it lives with its owner: moved, handed on and done there."""
    if not may_keep_gathering(by, group.gathering):
        raise UnableToFollowUp(_("Only those who see to the gathering give its results on."))
    with transaction.atomic():
        gathering = locked_gathering(group.gathering)
        result = _result_of(group, gathering)
        step = without_person_numbers(values["first_step"]).strip()
        if not step or len(step) > LONGEST_STEP:
            raise UnableToFollowUp(_("Say in at most 200 letters what is done first."), field="first_step")
        result.first_step, result.owner, result.due_date = step, values["owner"], values["due_date"]
        duty = _give(group, gathering, result, by, now)
        result.save(update_fields=["first_step", "owner", "due_date"])
        changes = {"owner": ("", values["owner"].name)}
        record_event(area="gatherings", act="give_follow_up", target=gathering, by=by, changes=changes)
    return duty


def _result_of(group: Group, gathering: Gathering) -> GroupResult:
    if gathering.state != GatheringState.HELD:
        raise UnableToFollowUp(_("Wait until the gathering is over."))
    if Duty.objects.filter(once_key=once_key_of(group)).exists():
        raise UnableToFollowUp(_("Somebody has got it already."))
    result = GroupResult.objects.select_for_update().filter(group=group).first()
    if result is None or not result.text.strip():
        raise UnableToFollowUp(_("Write first what the group came to."))
    return result


def _give(group: Group, gathering: Gathering, result: GroupResult, by: Actor, now: datetime) -> Duty:
    link = f"{reverse('gatherings:list_follow_ups', args=[gathering.pk])}#group-{group.pk}"
    about = Concern("gatherings", gathering.history_key, f"{gathering.title}: {group.task.title}", link)
    values = {
        "title": result.first_step,
        "details": result.text[:LONGEST_DETAILS],
        "owner": result.owner,
        "due_date": result.due_date,
    }
    try:
        return give_duty(
            values=values,  # type: ignore[arg-type]  # the owner and the day were set by the caller
            by=by,
            today=timezone.localdate(now),
            about=about,
            kind="gathering",
            once_key=once_key_of(group),
        )
    except UnableToGiveDuty as refusal:
        raise UnableToFollowUp(refusal.reason, field=refusal.field) from refusal
