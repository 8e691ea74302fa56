"""Who can take an enquiry: those who do its task, whoever answers for them while they are away, and who comes next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from indgang.catalogue.models import Responsibility, Task
from indgang.people.models import Absence, Colleague, Role, RoleGrant, Unit
from indgang.people.queries import absences_on, leaders_from, the_municipality


@dataclass(frozen=True)
class Receiver:
    """A colleague to hand an enquiry to; ``instead_of`` is who they answer for while that one is away."""

    colleague: Colleague
    instead_of: Colleague | None = None


def receivers_of(task: Task, today: date) -> list[Receiver]:
    """Those at work who do the task, in order, and then its substitutes; whoever is away gives their place to theirs.

    Nobody comes twice, and whoever has left, or is away without a substitute at work, does not come at all.
    """
    return receivers_by_task([task.pk], today)[task.pk]


def receivers_by_task(tasks: Collection[int], today: date) -> dict[int, list[Receiver]]:
    """The same for several tasks at once, by their ids."""
    rows = Responsibility.objects.filter(task_id__in=tasks).select_related("colleague")
    people: dict[int, list[Colleague]] = {pk: [] for pk in tasks}
    # "does" stands before "substitute" in the alphabet.
    for row in rows.order_by("kind", "position", "pk"):
        people[row.task_id].append(row.colleague)
    away = absences_on(today)
    return {pk: list(_at_work(colleagues, away, today)) for pk, colleagues in people.items()}


def receivers_instead(colleague: Colleague, today: date) -> list[Receiver]:
    """Who answers while the colleague is away: themselves, if they are not."""
    return list(_at_work([colleague], absences_on(today), today))


def _at_work(colleagues: Iterable[Colleague], away: dict[int, Absence], today: date) -> Iterator[Receiver]:
    given: set[int] = set()
    for colleague in colleagues:
        receiver = _present(colleague, away, today)
        if receiver is not None and receiver.colleague.pk not in given:
            given.add(receiver.colleague.pk)
            yield receiver


def _present(colleague: Colleague, away: dict[int, Absence], today: date) -> Receiver | None:
    absence = away.get(colleague.pk)
    if absence is None:
        return None if colleague.has_left(today) else Receiver(colleague)
    instead = absence.substitute
    if instead is None or instead.has_left(today) or instead.pk in away:
        return None
    return Receiver(instead, instead_of=colleague)


def substitute_of(colleague: Colleague, task: Task | None, today: date) -> Colleague | None:
    """Who is told when the colleague does not see to it: their substitute while away, else the task's first other."""
    instead = _present(colleague, absences_on(today), today)
    if instead is not None and instead.instead_of is not None:
        return instead.colleague
    others = receivers_of(task, today) if task is not None else []
    return next((one.colleague for one in others if one.colleague != colleague), None)


def leader_of(colleague: Colleague, today: date) -> Colleague | None:
    """The nearest leader above the colleague who is not the colleague, and has not left."""
    main = colleague.memberships.filter(is_main=True).select_related("unit").first()
    return None if main is None else _leader_above(main.unit, today, besides=colleague)


def _leader_above(unit: Unit, today: date, besides: Colleague | None = None) -> Colleague | None:
    leaders = leaders_from(unit)
    return next((one for one in leaders if one != besides and not one.has_left(today)), None)


def colleagues_at_entrance(today: date) -> list[Colleague]:
    """Those who answer at the entrance and are at work, by name; whoever is away gives their place to a substitute."""
    granted = RoleGrant.objects.filter(
        role=Role.ENTRANCE, user__is_active=True, user__colleague__isnull=False
    )
    ids = granted.values("user__colleague_id")
    staff = Colleague.objects.filter(pk__in=ids).order_by("name", "pk")
    return [receiver.colleague for receiver in _at_work(staff, absences_on(today), today)]


def leader_of_entrance(today: date) -> Colleague | None:
    """The leader of the unit that answers for the home page."""
    municipality = the_municipality()
    unit = municipality.home_page_unit if municipality else None
    return None if unit is None else _leader_above(unit, today)


def keepers_of_entrance(today: date) -> list[Colleague]:
    """Who must keep the whole in sight: the owner of the home page and its leader, or whoever answers for them."""
    municipality = the_municipality()
    keepers = [municipality.home_page_owner if municipality else None, leader_of_entrance(today)]
    return [one.colleague for one in _at_work((one for one in keepers if one), absences_on(today), today)]


def substitute_of_entrance(today: date) -> Colleague | None:
    """Who is told when those at the entrance do not see to it: the owner of the home page, or its web editor."""
    municipality = the_municipality()
    if municipality is None:
        return None
    keepers = [one for one in (municipality.home_page_owner, municipality.web_editor) if one is not None]
    there = colleagues_at_entrance(today)
    at_work = _at_work(keepers, absences_on(today), today)
    return next((one.colleague for one in at_work if one.colleague not in there), None)
