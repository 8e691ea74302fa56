"""Who may see and do what with gatherings. ``user`` is whoever is signed in, ``by`` whoever acts, as Indgang may."""

from __future__ import annotations

from datetime import date

from indgang.gatherings.models import CrossTask, Gathering, Guest, GuestState
from indgang.history.actions.recording import Actor
from indgang.people.models import Colleague, Role, User
from indgang.people.rules import is_leader_of, is_self

WAITING_FOR_LEADER = (GuestState.ASKED_LEADER, GuestState.APPROVED, GuestState.LEADER_NO)


def may_see_gatherings(user: User) -> bool:
    """That a gathering is planned, its programme and its tasks are for all colleagues."""
    return user.is_active


def may_plan_gatherings(by: Actor) -> bool:
    return not isinstance(by, User) or by.has_role(Role.ADMINISTRATOR, Role.SECRETARY)


def may_keep_gathering(by: Actor, gathering: Gathering) -> bool:
    """Change it, propose guests, draw, run the day: the secretary, administrators, the organiser and the stand-in."""
    if may_plan_gatherings(by) or not isinstance(by, User):
        return True
    named = (gathering.organiser_id, gathering.stand_in_id)
    return by.colleague_id is not None and by.colleague_id in named


def may_decide_as_leader(user: User, guest: Guest) -> bool:
    """Whoever leads the colleague says whether they may come; nobody decides for themselves."""
    return is_leader_of(user, guest.colleague) and not is_self(user, guest.colleague)


def is_asked_of(leader: Colleague | None, guest: Guest, today: date) -> bool:
    """Whether this leader was asked about the guest, is still here, and is not the guest."""
    if leader is None or leader.has_left(today):
        return False
    return guest.leader_id == leader.pk and guest.colleague_id != leader.pk


def may_see_own_reason(user: User, guest: Guest) -> bool:
    """Why somebody was invited or not is for them, their leader and whoever keeps the gathering."""
    return (
        is_self(user, guest.colleague)
        or may_decide_as_leader(user, guest)
        or may_keep_gathering(user, guest.gathering)
    )


def may_suggest_cross_task(user: User) -> bool:
    return user.is_active and user.colleague_id is not None


def may_keep_cross_task(by: Actor, task: CrossTask) -> bool:
    """Change and drop it: its owner, and those who plan gatherings."""
    if may_plan_gatherings(by) or not isinstance(by, User):
        return True
    return is_self(by, task.owner)


def may_take_over(by: Actor, gathering: Gathering) -> bool:
    """The stand-in, where the organiser has fallen ill; and those who plan gatherings, on their behalf."""
    if gathering.stand_in is None:
        return False
    return may_plan_gatherings(by) or (isinstance(by, User) and is_self(by, gathering.stand_in))


def may_say_they_want_to_come(user: User) -> bool:
    return user.is_active and user.colleague_id is not None
