"""Who can be drawn for coffee today, who was drawn with whom before, and what is still to be answered."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from indgang.people.models import Colleague
from indgang.people.queries import absences_on, colleagues_at_work, the_municipality
from indgang.relations.models import CoffeeMember, CoffeePair, CoffeeRound, DidMeet
from indgang.relations.queries.settings import the_setting

Drawn = tuple[int, ...]
SATURDAY = 5
ASKED_DAYS_BEFORE = 5
"""So many days before the next drawing it is asked whether they met; half of the time where it is drawn each week."""
STALE_AFTER = timedelta(weeks=4)
"""When a drawing has been due for so long, it is not asked any more."""
SILENT_ROUNDS = 2
"""Whoever is not heard from in so many drawings running is paused."""


def ready_for_coffee(today: date) -> list[Colleague]:
    """Those who are in it, do not pause, are at work and not away, by name, with their units read along."""
    in_it = Q(coffee__isnull=False, coffee__silent_since=None)
    in_it &= Q(coffee__paused_until=None) | Q(coffee__paused_until__lt=today)
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


def round_to_ask_about(today: date) -> CoffeeRound | None:
    """The last drawing, in the days before the next one; None before that, and when it has been asked."""
    last, weeks = CoffeeRound.objects.order_by("-drawn_date").first(), the_setting().coffee_weeks
    if last is None or last.asked_date is not None:
        return None
    due = last.drawn_date + timedelta(weeks=weeks)
    asked_from = due - timedelta(days=min(ASKED_DAYS_BEFORE, weeks * 7 // 2))
    return last if asked_from <= today <= due + STALE_AFTER else None


def unanswered_in(drawn: CoffeeRound) -> QuerySet[CoffeePair]:
    """Those of whom nobody has told yet that they met, or that it came to nothing."""
    pairs = drawn.pairs.filter(did_meet__in=("", DidMeet.NOT_YET)).order_by("pk")
    return pairs.select_related("round", "first", "second", "third")


def silent_members(today: date) -> list[CoffeeMember]:
    """Those who are in it and at work, and of whom nothing was heard in their last drawings, nor that they met.

    Only drawings count after which it was asked. Whoever cannot be written to is not counted.
    """
    in_it = Q(colleague__in=colleagues_at_work(today), silent_since=None) & ~Q(colleague__mail="")
    drawn = _lately_drawn()
    members = CoffeeMember.objects.filter(in_it).select_related("colleague").order_by("pk")
    return [one for one in members if _is_silent(one, drawn.get(one.colleague_id, [])[:SILENT_ROUNDS])]


def _is_silent(member: CoffeeMember, drawn: list[CoffeePair]) -> bool:
    nothing = all(pair.round.asked_date and pair.did_meet != DidMeet.YES for pair in drawn)
    return len(drawn) == SILENT_ROUNDS and nothing and member.last_heard_date < drawn[-1].round.drawn_date


def _lately_drawn() -> dict[int, list[CoffeePair]]:
    """Colleague's id → whom they were drawn with, the newest first."""
    drawn: dict[int, list[CoffeePair]] = {}
    for pair in CoffeePair.objects.select_related("round").order_by("-round__drawn_date", "-pk"):
        for pk in filter(None, (pair.first_id, pair.second_id, pair.third_id)):
            drawn.setdefault(pk, []).append(pair)
    return drawn


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
