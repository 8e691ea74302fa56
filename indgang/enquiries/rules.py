"""Who may see and do what with enquiries. ``user`` is whoever is signed in, ``by`` whoever acts: Indgang itself may.

Who sees an enquiry is told twice: here of one, and in ``queries/sight.py`` of a list; a test holds them together.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from indgang.enquiries.models import (
    OF_A_COLLEAGUE,
    Enquiry,
    HandOver,
    HandOverState,
    Involvement,
    InvolvementState,
    State,
)
from indgang.enquiries.trust import (
    is_at_entrance,
    is_called_into,
    looks_after_entrance,
    sees_all_open_to_house,
)
from indgang.history.actions.recording import Actor
from indgang.people.models import Colleague, User
from indgang.people.rules import is_self, leads, leads_any

REOPENED_WITHIN = timedelta(days=60)
"""Counted from the closing: later, those who knew it may have forgotten it."""


def has_a_part_in(user: User, enquiry: Enquiry) -> bool:
    """Holds it, took the call, is asked to hold it, or has a part in it that was not declined."""
    colleague_id = user.colleague_id
    if colleague_id is None:
        return False
    if colleague_id in (enquiry.holder_id, enquiry.taken_by_id):
        return True
    is_asked = enquiry.hand_overs.filter(receiver_id=colleague_id, state=HandOverState.ASKED).exists()
    return is_asked or _has_kept_part(colleague_id, enquiry)


def _has_kept_part(colleague_id: int, enquiry: Enquiry) -> bool:
    parts = enquiry.involvements.filter(colleague_id=colleague_id)
    return parts.exclude(state=InvolvementState.DECLINED).exists()


def may_see_enquiry(user: User, enquiry: Enquiry) -> bool:
    """Whoever has a part in it, leads its holder, or stands in for a holder who is away today.

    If it is not confidential also its unit and that unit's leaders, and those above all; and before anybody holds it
    whoever looks after the entrance. A confidential one that nobody holds yet is seen by the entrance alone, which must
    find it a holder. Whoever is told that something in it is late, to put it right, sees it for as long as it is.
    """
    if has_a_part_in(user, enquiry) or _answers_for_holder(user, enquiry):
        return True
    return _is_open_to(user, enquiry) or is_called_into(user, enquiry)


def _is_open_to(user: User, enquiry: Enquiry) -> bool:
    """To those who have no part in it themselves."""
    if enquiry.is_confidential:
        return enquiry.holder_id is None and is_at_entrance(user)
    if sees_all_open_to_house(user) or _belongs_to_unit(user, enquiry):
        return True
    return enquiry.holder_id is None and looks_after_entrance(user)


def _answers_for_holder(user: User, enquiry: Enquiry) -> bool:
    holder = enquiry.holder
    return holder is not None and (
        _leads_main_unit_of(user, holder) or holder.pk in user.covers_on(timezone.localdate())
    )


def _leads_main_unit_of(user: User, colleague: Colleague) -> bool:
    if not leads_any(user):
        return False
    main = colleague.memberships.filter(is_main=True).select_related("unit").first()
    return main is not None and leads(user, main.unit)


def _belongs_to_unit(user: User, enquiry: Enquiry) -> bool:
    if enquiry.unit is None or user.colleague is None:
        return False
    works_there = user.colleague.memberships.filter(unit=enquiry.unit).exists()
    return works_there or (leads_any(user) and leads(user, enquiry.unit))


def may_steer_enquiry(by: Actor, enquiry: Enquiry) -> bool:
    """Choose the task, hand over, involve, change clocks and close: the holder, their leader, and the entrance.

    While the holder is away, so does whoever stands in for them; until somebody holds it, whoever took the call, and
    those who look after the entrance. The entrance does not steer a confidential one that somebody holds. Whoever is
    told that its holder, or the entrance, has not seen to it may do what they should have done.
    """
    if not isinstance(by, User):
        return True
    if enquiry.holder_id is None and enquiry.taken_by is not None and is_self(by, enquiry.taken_by):
        return True
    if enquiry.holder is not None and (is_self(by, enquiry.holder) or _answers_for_holder(by, enquiry)):
        return True
    return _keeps_it_going(by, enquiry) or is_called_to_steer(by, enquiry)


def _keeps_it_going(user: User, enquiry: Enquiry) -> bool:
    """For the entrance, without holding it."""
    if enquiry.is_confidential and enquiry.holder_id is not None:
        return False
    return is_at_entrance(user) or (
        enquiry.holder_id is None and not enquiry.is_confidential and looks_after_entrance(user)
    )


def is_called_to_steer(user: User, enquiry: Enquiry) -> bool:
    """Told that the holder or the entrance has not seen to it: not that a colleague's part is late."""
    return is_called_into(user, enquiry, besides=OF_A_COLLEAGUE)


def may_write_in_enquiry(by: Actor, enquiry: Enquiry) -> bool:
    """Answer the company and write notes: those who steer it, who have said yes to a part in it, or are called in."""
    if may_steer_enquiry(by, enquiry) or not isinstance(by, User):
        return True
    accepted = (InvolvementState.ACCEPTED, InvolvementState.DONE)
    has_said_yes = (
        by.colleague_id is not None
        and enquiry.involvements.filter(colleague_id=by.colleague_id, state__in=accepted).exists()
    )
    return has_said_yes or is_called_into(by, enquiry)


def may_take_enquiry(user: User, enquiry: Enquiry) -> bool:
    """Whoever sees one that nobody holds may take it: better somebody than nobody."""
    return (
        enquiry.state == State.NEW
        and enquiry.holder_id is None
        and user.colleague_id is not None
        and may_see_enquiry(user, enquiry)
    )


def may_take_over_enquiry(user: User, enquiry: Enquiry) -> bool:
    """From a holder who does not see to it: whoever is told of that, their leader, and whoever stands in for them."""
    if user.colleague_id is None or enquiry.holder_id in (None, user.colleague_id) or not enquiry.is_open:
        return False
    return _answers_for_holder(user, enquiry) or is_called_to_steer(user, enquiry)


def may_answer_hand_over(user: User, hand_over: HandOver) -> bool:
    return hand_over.state == HandOverState.ASKED and is_self(user, hand_over.receiver)


def may_answer_part(user: User, part: Involvement) -> bool:
    return part.is_open and is_self(user, part.colleague)


def may_note_calls(user: User) -> bool:
    """Anybody may have a company on the telephone."""
    return user.is_active and user.colleague_id is not None


def may_see_board(user: User) -> bool:
    """The weekly board is for those who keep the whole in sight, and for leaders."""
    return sees_all_open_to_house(user) or leads_any(user)


def may_see_figures(user: User) -> bool:
    return may_see_board(user)


def is_closed_for_good(enquiry: Enquiry, now: datetime) -> bool:
    """Whether it was closed so long ago that what the company writes now becomes a new enquiry."""
    return enquiry.closed_at is not None and now - enquiry.closed_at > REOPENED_WITHIN
