"""Others help with an enquiry: each is asked for a part with a day of its own, and says yes, no or done."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.enquiries.actions.raising import raise_level
from indgang.enquiries.models import Enquiry, Involvement, InvolvementState
from indgang.enquiries.notices.parts import (
    post_answer_to_part,
    post_may_begin,
    post_part,
    post_part_moved,
    post_part_stopped,
)
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.queries.parts import main_unit_id_of
from indgang.enquiries.queries.plan import GONE, parts_that_wait_for, would_wait_for_itself
from indgang.enquiries.queries.receivers import receivers_instead
from indgang.enquiries.rules import may_answer_part, may_steer_enquiry
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import Colleague, User
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused


class UnableToInvolve(Refused):
    """The parts of the enquiry are as they were."""


def ask_for_part(
    *,
    enquiry: Enquiry,
    colleague: Colleague,
    part: str,
    due_date: date,
    after: Involvement | None,
    by: Actor,
    now: datetime,
) -> Involvement:
    """Asks a colleague for a part, to be begun when ``after`` is done. The third unit makes the enquiry complex."""
    part = _written(part, field="part")
    with transaction.atomic():
        enquiry = locked(enquiry)
        _refuse_to_steer(enquiry, by)
        _refuse_colleague(enquiry, colleague, timezone.localdate(now))
        _refuse_day(due_date, timezone.localdate(now))
        _refuse_after(enquiry, after)
        asked = Involvement.objects.create(
            enquiry=enquiry,
            colleague=colleague,
            unit_id=main_unit_id_of(colleague),
            part=part,
            due_date=due_date,
            after=after,
            asked_at=now,
        )
        changes = {"colleague": ("", colleague), "due_date": ("", due_date)}
        record_event(area="enquiries", act="ask_for_part", target=enquiry, by=by, changes=changes)
        raise_level(enquiry=enquiry, by=by, now=now)
        post_part(asked, by=by, now=now)
    return asked


def accept_part(*, part: Involvement, word: str = "", by: User, now: datetime) -> Involvement:
    """The colleague says yes; with a word the holder is told."""
    word = without_person_numbers(word).strip()
    with transaction.atomic():
        part = _answerable(part, by)
        if part.state != InvolvementState.ASKED:
            raise UnableToInvolve(_("It has been answered already."))
        part.state, part.answered_at = InvolvementState.ACCEPTED, now
        part.word = word or part.word
        part.save()
        record_event(area="enquiries", act="accept_part", target=part.enquiry, by=by)
        if word:
            post_answer_to_part(part, now=now)
    return part


def decline_part(*, part: Involvement, word: str, by: User, now: datetime) -> Involvement:
    """The colleague says no, also after a yes, and why; the holder is told, to find another."""
    word = _written(word, field="word")
    with transaction.atomic():
        part = _end(_answerable(part, by), InvolvementState.DECLINED, word, now)
        record_event(area="enquiries", act="decline_part", target=part.enquiry, by=by)
        post_answer_to_part(part, now=now)
    return part


def finish_part(*, part: Involvement, word: str, by: User, now: datetime) -> Involvement:
    """The colleague says that it is done; the holder is told, and whoever comes next."""
    with transaction.atomic():
        part = _end(_answerable(part, by), InvolvementState.DONE, without_person_numbers(word).strip(), now)
        record_event(area="enquiries", act="finish_part", target=part.enquiry, by=by)
        post_answer_to_part(part, now=now)
        _let_next_begin(part, now)
    return part


def stop_part(*, part: Involvement, word: str, by: Actor, now: datetime) -> Involvement:
    """The part is not needed any more; ``word`` may be empty."""
    with transaction.atomic():
        part = _steerable(part, by)
        part = _end(part, InvolvementState.STOPPED, without_person_numbers(word).strip(), now)
        record_event(area="enquiries", act="stop_part", target=part.enquiry, by=by)
        post_part_stopped(part, now=now)
        _let_next_begin(part, now)
    return part


def change_part(
    *,
    part: Involvement,
    due_date: date,
    after: Involvement | None,
    reason: str,
    by: Actor,
    now: datetime,
) -> Involvement:
    """Gives the part another day or another place in the plan, and says why."""
    reason = _written(reason, field="reason")
    with transaction.atomic():
        part = _steerable(part, by)
        changes: dict[str, tuple[object, object]] = {}
        if due_date != part.due_date:
            _refuse_day(due_date, timezone.localdate(now))
            changes["due_date"] = part.due_date, due_date
            part.due_date, part.was_missed = due_date, False
        elif after == part.after:
            raise UnableToInvolve(
                _("Nothing is changed. Choose another day, or what it waits for."), field="due_date"
            )
        _refuse_after(part.enquiry, after, of=part)
        part.after, part.word = after, reason
        part.save()
        record_event(area="enquiries", act="change_part", target=part.enquiry, by=by, changes=changes)
        post_part_moved(part, reason=reason, now=now)
    return part


def _written(text: str, *, field: str) -> str:
    text = without_person_numbers(text).strip()
    if not text:
        raise UnableToInvolve(_("Fill this in."), field=field)
    return text


def _again(part: Involvement) -> Involvement:
    """The part as it stands now, its enquiry locked."""
    enquiry = locked(part.enquiry)
    part = Involvement.objects.select_related("colleague", "after__colleague").get(pk=part.pk)
    part.enquiry = enquiry
    return part


def _answerable(part: Involvement, by: User) -> Involvement:
    part = _again(part)
    if not part.is_open:
        raise UnableToInvolve(_("The part has ended already."))
    if not may_answer_part(by, part):
        raise UnableToInvolve(_("Only the colleague who was asked can answer."))
    return part


def _steerable(part: Involvement, by: Actor) -> Involvement:
    part = _again(part)
    _refuse_to_steer(part.enquiry, by)
    if not part.is_open:
        raise UnableToInvolve(_("The part has ended already."))
    return part


def _end(part: Involvement, state: InvolvementState, word: str, now: datetime) -> Involvement:
    part.state, part.word, part.ended_at = state, word, now
    part.answered_at = part.answered_at or now
    part.save()
    return part


def _let_next_begin(part: Involvement, now: datetime) -> None:
    for waiting in parts_that_wait_for(part):
        post_may_begin(waiting, now=now)


def _refuse_to_steer(enquiry: Enquiry, by: Actor) -> None:
    if not may_steer_enquiry(by, enquiry):
        raise UnableToInvolve(_("Only the holder, their leader and the entrance may change the parts."))
    if not enquiry.is_open:
        raise UnableToInvolve(_("The enquiry is closed. Open it again first."))


def _refuse_colleague(enquiry: Enquiry, colleague: Colleague, today: date) -> None:
    told = {"name": colleague.name}
    if colleague == enquiry.holder:
        raise UnableToInvolve(_("%(name)s holds it already.") % told, field="colleague")
    open_parts = enquiry.involvements.filter(colleague=colleague).exclude(
        state__in=(*GONE, InvolvementState.DONE)
    )
    if open_parts.exists():
        raise UnableToInvolve(_("%(name)s has a part in it already.") % told, field="colleague")
    if colleague.has_left(today):
        raise UnableToInvolve(_("%(name)s has left.") % told, field="colleague")
    instead = receivers_instead(colleague, today)
    if not instead:
        raise UnableToInvolve(
            _("%(name)s is away, and nobody answers for them. Ask another.") % told, field="colleague"
        )
    if instead[0].colleague != colleague:
        told["instead"] = instead[0].colleague.name
        reason = _("%(name)s is away. Ask %(instead)s, who answers for them.") % told
        raise UnableToInvolve(reason, field="colleague")


def _refuse_day(due_date: date, today: date) -> None:
    if due_date < today:
        raise UnableToInvolve(_("Choose a day that is not over."), field="due_date")


def _refuse_after(enquiry: Enquiry, after: Involvement | None, *, of: Involvement | None = None) -> None:
    if after is None:
        return
    if after.enquiry_id != enquiry.pk or after.state in GONE:
        raise UnableToInvolve(_("Choose a part of this enquiry that is to be done."), field="after")
    if of is not None and would_wait_for_itself(of, after):
        told = {"name": after.colleague.name}
        raise UnableToInvolve(
            _("Then they would wait for one another: %(name)s's part begins only after this one.") % told,
            field="after",
        )
