"""Who can be drawn for coffee today, who was drawn with whom before, and what is still to be answered."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from indgang.people.models import Colleague
from indgang.people.queries import absences_on, colleagues_at_work, the_municipality
from indgang.relations.models import CoffeePair, CoffeeRound
from indgang.relations.queries.settings import the_setting

Drawn = tuple[int, ...]
SATURDAY = 5


def ready_for_coffee(today: date) -> list[Colleague]:
    """Those who are in it, do not pause, are at work and not away, by name, with their units read along."""
    in_it = Q(coffee__isnull=False) & (Q(coffee__paused_until=None) | Q(coffee__paused_until__lt=today))
    members = list(colleagues_at_work(today).filter(in_it))
    away = absences_on(today, [member.pk for member in members])
    return [member for member in members if member.pk not in away]


def earlier_coffee() -> list[list[Drawn]]:
    """The drawings so far, the oldest first, each as the ids of those who were drawn together.

    Who has told that they did not meet counts as not drawn: they may be drawn again.
    """
    rounds: dict[int, list[Drawn]] = {
        pk: [] for pk in CoffeeRound.objects.order_by("drawn_date").values_list("pk", flat=True)
    }
    pairs = CoffeePair.objects.exclude(did_meet="no").order_by("pk")
    for pk, first, second, third in pairs.values_list("round_id", "first_id", "second_id", "third_id"):
        rounds[pk].append(tuple(filter(None, (first, second, third))))
    return list(rounds.values())


def next_coffee_date(today: date) -> date:
    """The day of the next drawing: so many weeks after the last, and today where that is over or none has been."""
    last = CoffeeRound.objects.order_by("-drawn_date").values_list("drawn_date", flat=True).first()
    if last is None:
        return today
    return max(today, last + timedelta(weeks=the_setting().coffee_weeks))


def coffee_of(colleague: Colleague) -> QuerySet[CoffeePair]:
    """Whom the colleague was drawn with, newest first."""
    own = Q(first=colleague) | Q(second=colleague) | Q(third=colleague)
    pairs = CoffeePair.objects.filter(own).select_related("round", "first", "second", "third")
    return pairs.order_by("-round__drawn_date", "-pk")


def is_working_day(day: date) -> bool:
    """Monday to Friday, and none of the days on which the municipality is closed."""
    municipality = the_municipality()
    closed = municipality.closing_days.all() if municipality else ()
    return day.weekday() < SATURDAY and not any(one.falls_on(day) for one in closed)
