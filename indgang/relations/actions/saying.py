"""What colleagues say themselves: whom they know, whom they would like to meet, and with whom rather not."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.people.models import Colleague, User
from indgang.relations.models import Encounter, Saying, Says
from indgang.relations.queries.settings import the_setting
from indgang.relations.rules import may_say
from indgang.shared.actions.counting import count_change
from indgang.shared.refusals import Refused


class UnableToSay(Refused):
    """What was said before still holds."""


def say_of(*, other: Colleague, says: Says, by: User, today: date) -> Saying:
    """Keeps what the colleague says of another, in place of what they said before. Nobody else is told.

    Said again it counts from today, and when it was first said stays, as it was so all the while.
    """
    if not may_say(by) or by.colleague is None:
        raise UnableToSay(_("Only colleagues can say whom they know."))
    if not the_setting().is_on:
        raise UnableToSay(_("The municipality keeps no relations."))
    if by.colleague == other:
        raise UnableToSay(_("Choose somebody else than yourself."), field="other")
    with transaction.atomic():
        before = Saying.objects.filter(sayer=by.colleague, other=other, says=says).first()
        first = before.since if before and before.since < today else None
        saying, _is_new = Saying.objects.update_or_create(
            sayer=by.colleague,
            other=other,
            defaults={"says": says, "said_date": today, "first_said_date": first},
        )
        count_change(topic="relations")
    return saying


def take_back(*, other: Colleague, by: User) -> None:
    """The colleague no longer says anything of the other."""
    with transaction.atomic():
        if Saying.objects.filter(sayer=by.colleague, other=other).delete()[0]:
            count_change(topic="relations")


def strike_encounter(*, encounter: Encounter, by: User) -> None:
    """It is not so: either of the two takes it away, without a reason."""
    if by.colleague_id is None or by.colleague_id not in (encounter.first_id, encounter.second_id):
        raise UnableToSay(_("Only the two it concerns can take it away."))
    with transaction.atomic():
        encounter.delete()
        count_change(topic="relations")
