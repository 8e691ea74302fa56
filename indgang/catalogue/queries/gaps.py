"""Where the catalogue does not hold: what nobody answers for, nobody does, hangs by one person, or has grown old."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Prefetch, TextChoices
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from indgang.catalogue.models import Catalogue, KleSubject, Responsibility, Task
from indgang.people.models import Absence, Unit
from indgang.people.queries import absences_on

HOLDS_FOR = timedelta(days=365)
LEAVES_SOON = timedelta(days=60)


class GapKind(TextChoices):
    """The gravest first."""

    NOBODY_ANSWERS = "nobody_answers", gettext_lazy("Nobody answers for it")
    NOBODY_DOES = "nobody_does", gettext_lazy("Nobody does it")
    ALL_AWAY = "all_away", gettext_lazy("Everybody is away today")
    LEAVING = "leaving", gettext_lazy("Somebody who does it has left or is leaving")
    ONE_PERSON = "one_person", gettext_lazy("It hangs by one person")
    UNCONFIRMED = "unconfirmed", gettext_lazy("Not confirmed for more than a year")
    UNKEPT = "unkept", gettext_lazy("Catalogue without an owner or hours")
    NO_LEADER = "no_leader", gettext_lazy("Unit without a leader")
    RETIRED_KLE = "retired_kle", gettext_lazy("KLE number no longer in use")


ADVICE = {
    GapKind.NOBODY_ANSWERS: gettext_lazy("Choose the unit that answers for the task."),
    GapKind.NOBODY_DOES: gettext_lazy("Distribute the task to the one who does it, and to a substitute."),
    GapKind.ALL_AWAY: gettext_lazy(
        "Companies reach nobody today. Add a substitute, or agree on who answers meanwhile."
    ),
    GapKind.LEAVING: gettext_lazy("Hand the task over while there is somebody to ask."),
    GapKind.ONE_PERSON: gettext_lazy(
        "Choose a substitute, so that the task does not stop when one person is away."
    ),
    GapKind.UNCONFIRMED: gettext_lazy("Read the task and confirm it, or change what no longer holds."),
    GapKind.UNKEPT: gettext_lazy(
        "A catalogue lives only where a unit and a person answer for it, with hours set aside."
    ),
    GapKind.NO_LEADER: gettext_lazy("Name the leader who answers for the unit's tasks."),
    GapKind.RETIRED_KLE: gettext_lazy("Choose the number that has taken its place in the register."),
}


@dataclass(frozen=True)
class Gap:
    """One thing that does not hold, whose it is, and where it is mended."""

    kind: GapKind
    label: str
    url: str
    mend_url: str
    note: str = ""
    unit: Unit | None = None
    colleague_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class GapGroup:
    kind: GapKind
    gaps: tuple[Gap, ...]

    @property
    def title(self) -> str:
        return str(self.kind.label)

    @property
    def advice(self) -> str:
        return str(ADVICE[self.kind])


def gap_groups(gaps: Iterable[Gap]) -> list[GapGroup]:
    """The gaps by kind, the gravest first; kinds without any are left out."""
    found: dict[GapKind, list[Gap]] = {}
    for gap in gaps:
        found.setdefault(gap.kind, []).append(gap)
    return [GapGroup(kind, tuple(found[kind])) for kind in GapKind if kind in found]


def all_gaps(today: date) -> list[Gap]:
    """Everything that does not hold today, within each kind by name."""
    gaps = [gap for found in gaps_by_task(today).values() for gap in found]
    return [*gaps, *_unkept_catalogues(), *_units_without_leader(today)]


def gaps_of_units(units: Collection[int], today: date) -> list[Gap]:
    """What does not hold in these units: of their tasks, their catalogues and themselves."""
    answered = Task.objects.filter(is_published=True, answering_unit__in=units).order_by("pk")
    of_tasks = gaps_by_task(today, answered.values_list("pk", flat=True))
    of_others = [*_unkept_catalogues(), *_units_without_leader(today)]
    theirs = [gap for gap in of_others if gap.unit is not None and gap.unit.pk in units]
    return [*(gap for found in of_tasks.values() for gap in found), *theirs]


def gaps_of_task(task: Task, today: date) -> list[Gap]:
    return gaps_by_task(today, task_ids=[task.pk])[task.pk]


def gaps_by_task(today: date, task_ids: Iterable[int] | None = None) -> dict[int, list[Gap]]:
    """The gaps of every published task, or of those given: task's id → gaps, the gravest first."""
    shares = Responsibility.objects.select_related("colleague").order_by("kind", "position", "pk")
    tasks = Task.objects.select_related("answering_unit").prefetch_related(
        Prefetch("responsibilities", shares)
    )
    tasks = tasks.filter(is_published=True) if task_ids is None else tasks.filter(pk__in=list(task_ids))
    away = absences_on(today)
    retired = {
        subject.number: subject for subject in KleSubject.objects.filter(is_retired=True).order_by("pk")
    }
    return {task.pk: list(_gaps_of(task, today, away, retired)) for task in tasks.order_by("title", "pk")}


def _gaps_of(
    task: Task, today: date, away: dict[int, Absence], retired: dict[str, KleSubject]
) -> Iterator[Gap]:
    yield from _gaps_of_answering(task, today)
    yield from _gaps_of_doing(task, today, away)
    yield from _gaps_of_age(task, today)
    for number in task.kle:
        if number in retired:
            yield _gap(task, GapKind.RETIRED_KLE, _retired(retired[number]))


def _gap(task: Task, kind: GapKind, note: str = "", page: str = "edit_task") -> Gap:
    people = frozenset(share.colleague_id for share in task.responsibilities.all())
    mend_url = reverse(f"catalogue:{page}", args=[task.key])
    return Gap(kind, task.title, task.get_absolute_url(), mend_url, note, task.answering_unit, people)


def _gaps_of_answering(task: Task, today: date) -> Iterator[Gap]:
    if task.answering_unit is None:
        yield _gap(task, GapKind.NOBODY_ANSWERS)
    elif task.answering_unit.is_closed(today):
        yield _gap(task, GapKind.NOBODY_ANSWERS, _("%(unit)s is closed") % {"unit": task.answering_unit})


def _gaps_of_doing(task: Task, today: date, away: dict[int, Absence]) -> Iterator[Gap]:
    shares = list(task.responsibilities.all())
    at_work = [share for share in shares if not share.colleague.has_left(today)]
    if not any(share.kind == Responsibility.Kind.DOES for share in at_work):
        yield _gap(task, GapKind.NOBODY_DOES, page="distribute_task")
    elif all(_is_out_of_reach(share, away, today) for share in at_work):
        yield _gap(task, GapKind.ALL_AWAY, _back(at_work, away), page="distribute_task")
    if leaving := _leaving(shares, today):
        yield _gap(task, GapKind.LEAVING, leaving, page="distribute_task")
    if len(at_work) == 1:
        yield _gap(task, GapKind.ONE_PERSON, at_work[0].colleague.name, page="distribute_task")


def _gaps_of_age(task: Task, today: date) -> Iterator[Gap]:
    if task.confirmed_date is None:
        yield _gap(task, GapKind.UNCONFIRMED, _("Never confirmed"), page="show_task")
    elif today - task.confirmed_date > HOLDS_FOR:
        yield _gap(task, GapKind.UNCONFIRMED, _confirmed_long_ago(task.confirmed_date), page="show_task")


def _is_out_of_reach(share: Responsibility, away: dict[int, Absence], today: date) -> bool:
    """Away, and nobody at work answers instead."""
    absence = away.get(share.colleague_id)
    substitute = absence.substitute if absence else None
    is_replaced = substitute is not None and substitute.pk not in away and not substitute.has_left(today)
    return absence is not None and not is_replaced


def _back(shares: Iterable[Responsibility], away: dict[int, Absence]) -> str:
    first = min(away[share.colleague_id].last_date for share in shares)
    return _("The first of them is away up to and including %(day)s") % {"day": date_format(first, "j. F")}


def _leaving(shares: Iterable[Responsibility], today: date) -> str:
    names = []
    for colleague in (share.colleague for share in shares):
        last = colleague.leaving_date
        if last is not None and last <= today + LEAVES_SOON:
            told = (
                _("%(name)s left on %(day)s") if last < today else _("%(name)s has the last day on %(day)s")
            )
            names.append(told % {"name": colleague.name, "day": date_format(last, "j. F Y")})
    return "; ".join(names)


def _confirmed_long_ago(day: date) -> str:
    return _("Last confirmed on %(day)s") % {"day": date_format(day, "j. F Y")}


def _retired(subject: KleSubject) -> str:
    if not subject.successor:
        return str(subject)
    return _("%(subject)s, now %(successor)s") % {
        "subject": subject,
        "successor": ", ".join(subject.successor_list),
    }


def _unkept_catalogues() -> Iterator[Gap]:
    for catalogue in Catalogue.objects.select_related("owning_unit").order_by("name", "pk"):
        lacking = [] if catalogue.has_owner else [_("nobody answers for it")]
        lacking += [] if catalogue.has_hours else [_("no hours are set aside")]
        if lacking:
            people = frozenset(pk for pk in (catalogue.owner_id, catalogue.web_editor_id) if pk is not None)
            yield Gap(
                kind=GapKind.UNKEPT,
                label=catalogue.name,
                url=catalogue.get_absolute_url(),
                mend_url=reverse("catalogue:edit_catalogue", args=[catalogue.slug]),
                note=", ".join(lacking),
                unit=catalogue.owning_unit,
                colleague_ids=people,
            )


def _units_without_leader(today: date) -> Iterator[Gap]:
    """Only units that answer for tasks: of the others nobody is asked."""
    answering = Unit.objects.filter(answered_tasks__is_published=True).select_related("leader")
    for unit in answering.annotate(task_count=Count("answered_tasks")).order_by("name", "pk"):
        if unit.leader is None or unit.leader.has_left(today):
            number = unit.task_count
            note = ngettext("Answers for %(number)d task", "Answers for %(number)d tasks", number) % {
                "number": number
            }
            mend_url = reverse("people:edit_unit", args=[unit.pk])
            yield Gap(GapKind.NO_LEADER, unit.name, unit.get_absolute_url(), mend_url, note, unit)
