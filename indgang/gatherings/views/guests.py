"""Who is invited: the proposal, what is settled by hand, leaders and invitations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from indgang.gatherings.actions import asking_leaders, inviting, proposing, settling
from indgang.gatherings.forms.guests import ProposalForm, SettleForm
from indgang.gatherings.models import Gathering, GuestState
from indgang.gatherings.queries.guests import guests_of, numbers_of, on_the_list, reserves_of
from indgang.gatherings.queries.proposals import outcome_of
from indgang.gatherings.views.showing import gathering_at, gathering_kept_by
from indgang.people.access import DeskRequest, desk
from indgang.people.models import Colleague
from indgang.shared.form_rows import REARRANGE, rearranged
from indgang.shared.refusable_forms import RefusableForm
from indgang.shared.refusals import Refused

OFF_THE_LIST = (GuestState.CONSIDERED, GuestState.LEADER_NO, GuestState.NOT_COMING, GuestState.SILENT)


@require_safe
@desk
def list_guests(request: DeskRequest, pk: int) -> HttpResponse:
    return guests_page(request, gathering_kept_by(request.user, pk))


def guests_page(
    request: DeskRequest, gathering: Gathering, *, status: int = 422, **typed: RefusableForm
) -> HttpResponse:
    """With what was typed in one of its forms, if anything, and then with that status."""
    listed = list(on_the_list(gathering))
    outcome = outcome_of(gathering)
    context: dict[str, Any] = {
        "gathering": gathering,
        "may_change": gathering.is_ahead,
        "listed": listed,
        "reserves": list(reserves_of(gathering)),
        "others": list(guests_of(gathering).filter(state__in=OFF_THE_LIST, reserve_rank=None)),
        "numbers": numbers_of(gathering),
        "outcome": outcome,
        "top": _top(outcome.top if outcome else []),
        "in_top": set(outcome.top) if outcome else set(),
        "propose_form": ProposalForm(auto_id="propose_%s", asked=outcome.quotas if outcome else None),
        "settle_form": SettleForm(auto_id="settle_%s"),
        "is_deserted": bool(listed) is False and gathering.guests.filter(invited_at__isnull=False).exists(),
    }
    return render(request, "gatherings/list_guests.html", context | typed, status=status if typed else 200)


def _top(ids: list[int]) -> list[Colleague]:
    return list(Colleague.objects.filter(pk__in=ids).order_by("name", "pk"))


@require_POST
@desk
def propose_guests(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    form = ProposalForm(rearranged(request.POST, ProposalForm), auto_id="propose_%s")
    if REARRANGE in request.POST:
        form.hold_back_errors()
        return guests_page(request, gathering, status=200, propose_form=form)
    if form.is_valid():
        try:
            proposing.propose_guests(
                gathering=gathering, by=request.user, now=timezone.now(), quotas=form.quotas()
            )
        except Refused as refusal:
            if not gathering.is_ahead:
                messages.error(request, refusal.reason)
                return redirect("gatherings:list_guests", gathering.pk)
            form.show_refusal(refusal)
        else:
            messages.success(request, _("Here is the proposal. Look it through before you ask the leaders."))
            return redirect("gatherings:list_guests", gathering.pk)
    return guests_page(request, gathering, propose_form=form)


@require_POST
@desk
def settle_guest(request: DeskRequest, pk: int) -> HttpResponse:
    gathering, form = gathering_kept_by(request.user, pk), SettleForm(request.POST, auto_id="settle_%s")
    if form.is_valid():
        try:
            settling.settle_guest(
                gathering=gathering, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except Refused as refusal:
            if not gathering.is_ahead:
                messages.error(request, refusal.reason)
                return redirect("gatherings:list_guests", gathering.pk)
            form.show_refusal(refusal)
        else:
            messages.success(request, _("It is settled, with why."))
            return redirect("gatherings:list_guests", gathering.pk)
    return guests_page(request, gathering, settle_form=form)


@require_POST
@desk
def ask_leaders(request: DeskRequest, pk: int) -> HttpResponse:
    def told(number: int) -> str:
        words = ngettext(
            "The leaders are asked about %(count)d colleague.",
            "The leaders are asked about %(count)d colleagues.",
            number,
        )
        return words % {"count": number}

    return _act(request, pk, asking_leaders.ask_leaders, told)


@require_POST
@desk
def invite_guests(request: DeskRequest, pk: int) -> HttpResponse:
    def told(number: int) -> str:
        return ngettext("%(count)d is invited.", "%(count)d are invited.", number) % {"count": number}

    return _act(request, pk, inviting.invite_guests, told)


def _act(request: DeskRequest, pk: int, act: Callable[..., int], told: Callable[[int], str]) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    try:
        messages.success(request, told(act(gathering=gathering, by=request.user, now=timezone.now())))
    except Refused as refusal:
        messages.error(request, refusal.reason)
    return redirect("gatherings:list_guests", gathering.pk)


@require_POST
@desk
def want_to_come(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_at(pk)
    wants = request.POST.get("wants") != "nej"
    try:
        settling.want_to_come(gathering=gathering, wants=wants, by=request.user)
    except settling.UnableToSettle as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(
            request,
            _("It is noted, and counts next time.") if wants else _("It is noted. Thank you for telling."),
        )
    return redirect(gathering)
