"""A gathering's page. What others show on it stands in parts of its own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indgang.gatherings.forms.planning import CancelForm, PointForm
from indgang.gatherings.forms.task_bank import ChosenTasksForm
from indgang.gatherings.links import quotes_token_of
from indgang.gatherings.models import Gathering
from indgang.gatherings.objecting import said
from indgang.gatherings.of_leader import guests_to_decide
from indgang.gatherings.programmes import objections_to, total_minutes
from indgang.gatherings.queries.afterwards import afterwards_of, learned_before, own_quotes_waiting
from indgang.gatherings.queries.answering_by import answer_by
from indgang.gatherings.queries.guests import numbers_of, own_guest
from indgang.gatherings.queries.plans import attendance_on, plan_of, points_with_times
from indgang.gatherings.queries.published import booklet_state
from indgang.gatherings.queries.task_bank import tasks_to_choose
from indgang.gatherings.rules import may_keep_gathering, may_take_over
from indgang.history.queries import events_of, shown
from indgang.people.access import DeskRequest, desk
from indgang.people.models import Colleague, User, Visibility
from indgang.shared.refusable_forms import RefusableForm
from indgang.shared.refusals import Refused

EVENTS_SHOWN = 20


def gathering_at(pk: int) -> Gathering:
    return get_object_or_404(Gathering.objects.select_related("organiser", "stand_in"), pk=pk)


def gathering_kept_by(user: User, pk: int) -> Gathering:
    gathering = gathering_at(pk)
    if not may_keep_gathering(user, gathering):
        raise PermissionDenied
    return gathering


@require_safe
@desk
def show_gathering(request: DeskRequest, pk: int) -> HttpResponse:
    return gathering_page(request, gathering_at(pk))


def gathering_page(request: DeskRequest, gathering: Gathering, **refused: RefusableForm) -> HttpResponse:
    """The page, with the form that was refused as it was sent."""
    may_keep = may_keep_gathering(request.user, gathering)
    plan, own = plan_of(gathering), own_guest(gathering, request.user.colleague)
    context: dict[str, Any] = {
        "gathering": gathering,
        "may_keep": may_keep,
        "may_change": may_keep and gathering.is_ahead,
        "is_unnoted": may_keep and gathering.is_unnoted(timezone.now()),
        "may_take_over": may_take_over(request.user, gathering) and gathering.is_ahead,
        "points": points_with_times(gathering),
        "minutes_used": total_minutes(plan.points),
        "objections": said(objections_to(plan), plan.last, plan.outside)
        if may_keep and gathering.is_ahead
        else [],
        "attendance": attendance_on(timezone.localdate(gathering.starts_at)),
        "tasks": list(gathering.tasks.select_related("owner")),
        "answer_by": answer_by(gathering) if may_keep and gathering.is_ahead else None,
        "numbers": numbers_of(gathering),
        "booklet_state": booklet_state(gathering, may_keep=may_keep),
        "own_guest": own,
        "quotes_token": quotes_token_of(own) if own is not None else "",
        "own_name_is_hidden": _is_hidden(request.user.colleague),
        "quotes_waiting": own_quotes_waiting(own),
        "decides": len(guests_to_decide(gathering, request.user)),
        "afterwards": afterwards_of(gathering),
        "learned_before": learned_before(gathering) if gathering.is_ahead else None,
        "events": shown(events_of(gathering.history_key)[:EVENTS_SHOWN]) if may_keep else [],
    }
    if context["may_change"]:
        context |= _forms(gathering)
    return render(
        request, "gatherings/show_gathering.html", context | refused, status=422 if refused else 200
    )


def refused_page(
    request: DeskRequest, gathering: Gathering, name: str, form: RefusableForm, refusal: Refused
) -> HttpResponse:
    """Told at the field where there is one; else above the page as it is now, which may have no such form any more."""
    if refusal.field:
        form.show_refusal(refusal)
        return gathering_page(request, gathering, **{name: form})
    messages.error(request, refusal.reason)
    return redirect(gathering)


def _forms(gathering: Gathering) -> dict[str, Any]:
    chosen = list(gathering.tasks.values_list("pk", flat=True))
    return {
        "point_form": PointForm(initial={"minutes": 15}, auto_id="point_%s"),
        "cancel_form": CancelForm(auto_id="cancel_%s"),
        "tasks_form": ChosenTasksForm(choices=tasks_to_choose(gathering), initial={"tasks": chosen}),
    }


def _is_hidden(colleague: Colleague | None) -> bool:
    return colleague is not None and colleague.name_visibility == Visibility.HIDDEN
