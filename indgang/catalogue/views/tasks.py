"""The catalogue as a list, and a task as colleagues see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.catalogue.actions import confirming
from indgang.catalogue.forms.filtering import TaskFilter
from indgang.catalogue.models import Responsibility, Task
from indgang.catalogue.queries.gaps import HOLDS_FOR, Gap, GapKind, gaps_of_task
from indgang.catalogue.queries.kle_register import subjects_by_number
from indgang.catalogue.queries.task_lists import gap_kinds_by_task, links_of, listed_tasks
from indgang.catalogue.rules import may_confirm_task, may_create_some_task, may_edit_task
from indgang.history.queries import events_of, shown
from indgang.people.access import DeskRequest, desk
from indgang.people.models import Absence, Audience, Colleague, ContactCard
from indgang.people.queries import absences_on

TASKS_A_PAGE = 50
EVENTS_SHOWN = 15


@dataclass(frozen=True)
class TaskRow:
    """A task as the list shows it."""

    task: Task
    gaps: frozenset[GapKind]
    is_old: bool

    @property
    def doers(self) -> list[Responsibility]:
        return [share for share in self.task.responsibilities.all() if share.kind == Responsibility.Kind.DOES]


@desk
def list_tasks(request: DeskRequest) -> HttpResponse:
    """The whole catalogue, or what is asked for; ``?alle=1`` on one page, to be printed."""
    today = timezone.localdate()
    form = TaskFilter(request.GET)
    tasks = listed_tasks(form.wish(), today)
    is_whole = "alle" in request.GET
    page = Paginator(tasks, max(tasks.count(), 1) if is_whole else TASKS_A_PAGE).get_page(
        request.GET.get("page")
    )
    kinds = gap_kinds_by_task(today, [task.pk for task in page.object_list])
    context = {
        "form": form,
        "page": page,
        "rows": [row_of(task, kinds[task.pk], today) for task in page.object_list],
        "whole_query": whole_query(request),
        "may_create": may_create_some_task(request.user),
    }
    return render(request, "catalogue/list_tasks.html", context)


def row_of(task: Task, kinds: set[GapKind], today: date) -> TaskRow:
    days = task.days_since_confirmed(today)
    return TaskRow(task, frozenset(kinds), is_old=days is None or days > HOLDS_FOR.days)


def whole_query(request: DeskRequest) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    asked["alle"] = "1"
    return asked.urlencode()


@dataclass(frozen=True)
class ShownShare:
    """Somebody who does the task, or substitutes, with who answers while they are away."""

    card: ContactCard
    url: str
    role: str
    is_substitute: bool
    has_left: bool
    absent_until: date | None
    substitute: ContactCard | None
    substitute_url: str


@desk
def show_task(request: DeskRequest, key: str) -> HttpResponse:
    """Everything about the task, as the viewer may see it and act on it."""
    today = timezone.localdate()
    known = Task.objects.select_related(
        "catalogue__owner", "catalogue__owning_unit", "theme", "answering_unit__leader"
    )
    task = get_object_or_404(known, key=key)
    leader = task.answering_unit.leader if task.answering_unit else None
    subjects = subjects_by_number(task.kle)
    context = {
        "task": task,
        "leader": leader.shown_to(Audience.COLLEAGUE) if leader and not leader.has_left(today) else None,
        "leader_url": leader.get_absolute_url() if leader else "",
        "shares": shown_shares(task, today),
        "gaps": told_gaps(task, today),
        "is_old": (task.days_since_confirmed(today) or 0) > HOLDS_FOR.days,
        "numbers": [(number, subjects.get(number)) for number in task.kle],
        "links": links_of(task),
        "situations": task.situation_steps.select_related("situation").order_by("situation__position", "pk"),
        "question_count": task.questions.count(),
        "events": shown(events_of(task.history_key)[:EVENTS_SHOWN]),
        "may_edit": may_edit_task(request.user, task),
        "may_confirm": may_confirm_task(request.user, task),
        "is_confirmed_today": task.confirmed_date == today,
    }
    return render(request, "catalogue/show_task.html", context)


def told_gaps(task: Task, today: date) -> list[Gap]:
    """The gaps that are not told by the page itself: when it was confirmed stands there anyway."""
    return [gap for gap in gaps_of_task(task, today) if gap.kind != GapKind.UNCONFIRMED]


def shown_shares(task: Task, today: date) -> list[ShownShare]:
    rows = list(task.responsibilities.select_related("colleague").order_by("kind", "position", "pk"))
    away = absences_on(today, [row.colleague_id for row in rows])
    return [shown_share(row, away.get(row.colleague_id), today) for row in rows]


def shown_share(row: Responsibility, absence: Absence | None, today: date) -> ShownShare:
    substitute: Colleague | None = absence.substitute if absence else None
    return ShownShare(
        card=row.colleague.shown_to(Audience.COLLEAGUE),
        url=row.colleague.get_absolute_url(),
        role=row.part,
        is_substitute=row.kind == Responsibility.Kind.SUBSTITUTE,
        has_left=row.colleague.has_left(today),
        absent_until=absence.last_date if absence else None,
        substitute=substitute.shown_to(Audience.COLLEAGUE) if substitute else None,
        substitute_url=substitute.get_absolute_url() if substitute else "",
    )


@require_POST
@desk
def confirm_task(request: DeskRequest, key: str) -> HttpResponse:
    task = get_object_or_404(Task.objects.select_related("catalogue", "answering_unit"), key=key)
    try:
        confirming.confirm_task(task=task, by=request.user, today=timezone.localdate())
    except confirming.UnableToConfirmTask as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("Thank you. The task is confirmed as of today."))
    return redirect(task)
