from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.gatherings.actions.inviting import fill_places, take_off
from indgang.gatherings.actions.planning import kept_ahead
from indgang.gatherings.models import Gathering, Guest, GuestState, LeaderWord
from indgang.gatherings.rules import may_say_they_want_to_come
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import Colleague, User
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused
from indgang.shared.secret_links import new_seed


class UnableToSettle(Refused):
    """The list of guests stands as it was."""


def settle_guest(
    *, gathering: Gathering, colleague: Colleague, word: str, reason: str, by: Actor, now: datetime
) -> Guest:
    """Puts a colleague on the list (``must``), takes them off (``must_not``), or leaves it to the next proposal.

    Whoever is put on still needs their leader's yes. Whoever was invited and is taken off is told.
    """
    reason = without_person_numbers(reason).strip()
    with transaction.atomic():
        gathering = kept_ahead(gathering=gathering, by=by)
        _refuse_to_settle(gathering, colleague, word, reason)
        guest = _guest(gathering, colleague)
        changes = {"word": (guest.leader_word, word), "reason": (guest.word_reason, reason)}
        guest.leader_word, guest.word_reason = word, reason
        if word:
            guest.reason = reason
        if word == LeaderWord.MUST:
            _put_on(guest)
        guest.save()
        if word == LeaderWord.MUST_NOT:
            take_off(guest=guest, now=now)
        record_event(area="gatherings", act="settle_guest", target=guest, by=by, changes=changes)
        fill_places(gathering=gathering, by=by, now=now)
    return guest


def want_to_come(*, gathering: Gathering, wants: bool, by: User) -> Guest:
    """Says that one wants to come, or no longer does: it counts in the next proposal, and promises nothing."""
    if not may_say_they_want_to_come(by) or by.colleague is None:
        raise UnableToSettle(_("Only colleagues can say that they want to come."))
    if not gathering.is_ahead:
        raise UnableToSettle(_("It has begun, is over or is cancelled."))
    with transaction.atomic():
        guest = _guest(gathering, by.colleague)
        changes = {"wants_to_come": (guest.wants_to_come, wants)}
        guest.wants_to_come = wants
        guest.save()
        record_event(area="gatherings", act="want_to_come", target=guest, by=by, changes=changes)
    return guest


def _refuse_to_settle(gathering: Gathering, colleague: Colleague, word: str, reason: str) -> None:
    if word not in {"", *LeaderWord.values}:
        raise UnableToSettle(_("Choose whether the colleague comes."), field="word")
    if word and not reason:
        raise UnableToSettle(_("Write why: the colleague and their leader can read it."), field="reason")
    if colleague.has_left(timezone.localdate(gathering.starts_at)):
        raise UnableToSettle(_("%(name)s has left by then.") % {"name": colleague.name}, field="colleague")


def _guest(gathering: Gathering, colleague: Colleague) -> Guest:
    """The row that is there, or a new one, saved."""
    guest, _is_new = Guest.objects.get_or_create(
        gathering=gathering, colleague=colleague, defaults={"token_seed": new_seed()}
    )
    guest.gathering = gathering
    return guest


def _put_on(guest: Guest) -> None:
    """A leader's no stands: only the leader can take it back."""
    if guest.state == GuestState.LEADER_NO:
        raise UnableToSettle(_("The leader has said no. Only the leader can change it."), field="word")
    guest.reserve_rank = None
    if guest.state == GuestState.CONSIDERED:
        guest.state = GuestState.PROPOSED
    if guest.state == GuestState.SILENT:
        guest.state = GuestState.APPROVED  # their leader has said yes, and it stands
