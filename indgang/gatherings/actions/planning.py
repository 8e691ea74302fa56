from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from email.utils import parseaddr
from typing import Any, NotRequired, TypedDict
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.gatherings.models import Gathering, GatheringState
from indgang.gatherings.notices.inviting import post_cancellations, post_changes
from indgang.gatherings.objecting import said
from indgang.gatherings.programmes import HARD, Objection
from indgang.gatherings.queries.plans import is_still_here, objections_of
from indgang.gatherings.rules import may_keep_gathering, may_plan_gatherings, may_take_over
from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import Colleague
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused
from indgang.shared.secret_links import new_seed

CALENDAR_FIELDS = {"title", "starts_at", "minutes", "place"}
"""What stands in the guests' calendars."""
FEWEST_MINUTES, MOST_MINUTES, FEWEST_PEOPLE = 30, 480, 4


class UnableToPlan(Refused):
    """The plan stands as it was."""


class GatheringValues(TypedDict):
    title: str
    purpose: str
    starts_at: datetime
    minutes: int
    place: str
    most_people: int
    organiser: Colleague
    stand_in: Colleague | None
    rounds: int
    round_minutes: int
    rotations: int
    answer_by_date: NotRequired[date | None]


def plan_gathering(*, values: GatheringValues, anyway: bool, by: Actor, now: datetime) -> Gathering:
    """Writes the plan down. ``anyway`` says that what speaks gravely against it has been read."""
    if not may_plan_gatherings(by):
        raise UnableToPlan(_("Only the secretary and administrators plan gatherings."))
    with transaction.atomic():
        gathering = Gathering(**_cleaned(values), uid=_new_uid(), day_token_seed=new_seed(), created_at=now)
        _refuse_plan(gathering, now)
        _overrule(gathering, anyway=anyway)
        gathering.save()
        changes = {"overruled": ("", _in_words(gathering.overruled))} if gathering.overruled else {}
        record_event(area="gatherings", act="plan_gathering", target=gathering, by=by, changes=changes)
    return gathering


def change_gathering(
    *, gathering: Gathering, values: GatheringValues, anyway: bool, by: Actor, now: datetime
) -> Gathering:
    """Changes the plan; what stands in the guests' calendars is changed there too."""
    with transaction.atomic():
        gathering = kept_ahead(gathering=gathering, by=by)
        before = list(gathering.overruled)
        changes = apply_values(target=gathering, values=_cleaned(values))
        _refuse_plan(gathering, now)
        _overrule(gathering, anyway=anyway)
        if gathering.overruled != before:
            changes["overruled"] = (_in_words(before), _in_words(gathering.overruled))
        is_moved = bool(CALENDAR_FIELDS & changes.keys())
        gathering.sequence += is_moved
        gathering.save()
        record_event(area="gatherings", act="change_gathering", target=gathering, by=by, changes=changes)
        if is_moved:
            post_changes(gathering, now=now)
    return gathering


def take_over_gathering(*, gathering: Gathering, by: Actor) -> Gathering:
    """The stand-in sees to it from now on, and the organiser becomes the stand-in."""
    with transaction.atomic():
        gathering = locked(gathering=gathering)
        if not may_take_over(by, gathering):
            raise UnableToPlan(_("Only the stand-in can take it over."))
        if gathering.state in {GatheringState.HELD, GatheringState.CANCELLED}:
            raise UnableToPlan(_("It is over, so there is nothing to take over."))
        values = {"organiser": gathering.stand_in, "stand_in": gathering.organiser}
        changes = apply_values(target=gathering, values=values)
        gathering.save(update_fields=["organiser", "stand_in"])
        record_event(area="gatherings", act="take_over_gathering", target=gathering, by=by, changes=changes)
    return gathering


def cancel_gathering(*, gathering: Gathering, word: str, by: Actor, now: datetime) -> Gathering:
    """Takes it out of the guests' calendars, with a word about why; nobody is told of one whose day is over."""
    with transaction.atomic():
        gathering = kept_ahead(gathering=gathering, by=by)
        word = without_person_numbers(word).strip()
        if not word:
            raise UnableToPlan(_("Write why: it helps whoever had made room for it."), field="word")
        is_over = gathering.is_unnoted(now)
        gathering.state = GatheringState.CANCELLED
        gathering.sequence += 1
        gathering.save(update_fields=["state", "sequence"])
        changes = {"reason": ("", word)}
        record_event(area="gatherings", act="cancel_gathering", target=gathering, by=by, changes=changes)
        if not is_over:
            post_cancellations(gathering, word=word, now=now)
    return gathering


def locked(*, gathering: Gathering) -> Gathering:
    """As it stands now, and nobody else's to change until the transaction ends."""
    rows = Gathering.objects.select_for_update(of=("self",)).select_related("organiser", "stand_in")
    return rows.get(pk=gathering.pk)


def kept_ahead(*, gathering: Gathering, by: Actor) -> Gathering:
    """Locked, where ``by`` keeps it and it has not begun."""
    gathering = locked(gathering=gathering)
    if not may_keep_gathering(by, gathering):
        raise UnableToPlan(_("Only whoever sees to the gathering may change it."))
    if not gathering.is_ahead:
        raise UnableToPlan(_("It has begun, is over or is cancelled, so it cannot be changed any more."))
    return gathering


def _cleaned(values: GatheringValues) -> dict[str, Any]:
    words = {
        name: without_person_numbers(str(values.get(name))).strip() for name in ("title", "purpose", "place")
    }
    return {**values, **words}


def _refuse_plan(gathering: Gathering, now: datetime) -> None:
    if gathering.starts_at <= now:
        raise UnableToPlan(_("That time is over. Choose a later one."), field="day")
    if not FEWEST_MINUTES <= gathering.minutes <= MOST_MINUTES:
        told = _("Choose between %(fewest)d and %(most)d minutes.")
        raise UnableToPlan(told % {"fewest": FEWEST_MINUTES, "most": MOST_MINUTES}, field="minutes")
    if gathering.answer_by_date and gathering.answer_by_date >= timezone.localdate(gathering.starts_at):
        told = _("Choose a day before the gathering, so that a reserve can still be told.")
        raise UnableToPlan(told, field="answer_by_date")
    if gathering.most_people < FEWEST_PEOPLE:
        raise UnableToPlan(_("A gathering needs four people or more."), field="most_people")
    for field, colleague in (("organiser", gathering.organiser), ("stand_in", gathering.stand_in)):
        if colleague is not None and not is_still_here(colleague, gathering):
            raise UnableToPlan(_("%(name)s has left by then.") % {"name": colleague.name}, field=field)
    if gathering.stand_in == gathering.organiser:
        raise UnableToPlan(_("Choose another stand-in than the organiser."), field="stand_in")


def _overrule(gathering: Gathering, *, anyway: bool) -> None:
    """Keeps which grave objections are done all the same; those said yes to before need no new yes."""
    grave = [objection for objection in objections_of(gathering) if objection in HARD]
    new = [objection for objection in grave if objection.value not in gathering.overruled]
    if new and not anyway:
        reasons = " ".join(f"{one.text} {one.why}" for one in said(new))
        ask = _("Change the plan, or tick that you do it anyway.")
        raise UnableToPlan(f"{reasons} {ask}", field="anyway")
    gathering.overruled = [objection.value for objection in grave]


def _in_words(overruled: Sequence[str]) -> str:
    return " ".join(str(one.text) for one in said([Objection(value) for value in overruled]))


def _new_uid() -> str:
    """Under the sender's domain, so that no other calendar has the same."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    return f"{uuid4().hex}@{domain}"[:80]
