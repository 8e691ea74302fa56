"""Who is drawn for coffee: by choice, for as long as they like, without a reason for leaving."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.people.models import Colleague, User
from indgang.relations.models import CoffeeMember
from indgang.relations.queries.settings import the_setting
from indgang.relations.rules import may_say
from indgang.shared.actions.counting import count_change
from indgang.shared.refusals import Refused

LONGEST_PAUSE = timedelta(days=366)


class UnableToJoin(Refused):
    """Coffee goes on as before."""


def join_coffee(*, by: User, today: date) -> CoffeeMember:
    """From the next drawing on the colleague is in it; whoever paused is back."""
    colleague = _colleague(by)
    if not the_setting().is_on:
        raise UnableToJoin(_("The municipality keeps no relations, so no coffee is drawn."))
    with transaction.atomic():
        member, _is_new = CoffeeMember.objects.get_or_create(
            colleague=colleague, defaults={"joined_date": today, "heard_date": today}
        )
        _be_back(member, today)
        count_change(topic="relations")
    return member


def pause_coffee(*, until: date, by: User, today: date) -> CoffeeMember:
    """Not drawn up to and with the day; it goes on by itself afterwards."""
    member = CoffeeMember.objects.filter(colleague=_colleague(by)).first()
    if member is None:
        raise UnableToJoin(_("You are not in the coffee drawing."))
    if not today <= until <= today + LONGEST_PAUSE:
        raise UnableToJoin(_("Choose a day within a year from now."), field="until")
    with transaction.atomic():
        member.paused_until = until
        member.save()
        count_change(topic="relations")
    return member


def come_back_to_coffee(*, member: CoffeeMember, today: date) -> CoffeeMember:
    """By the link in a mail: whoever was paused is drawn again."""
    if not the_setting().is_on:
        raise UnableToJoin(_("The municipality keeps no relations, so no coffee is drawn."))
    with transaction.atomic():
        _be_back(member, today)
        count_change(topic="relations")
    return member


def _be_back(member: CoffeeMember, today: date) -> None:
    member.paused_until, member.silent_since, member.heard_date = None, None, today
    member.save()


def leave_coffee(*, by: User) -> None:
    """Not drawn any more. What was drawn before stays with the two."""
    with transaction.atomic():
        if CoffeeMember.objects.filter(colleague=_colleague(by)).delete()[0]:
            count_change(topic="relations")


def _colleague(by: User) -> Colleague:
    if not may_say(by) or by.colleague is None:
        raise UnableToJoin(_("Only colleagues can drink coffee together."))
    return by.colleague
