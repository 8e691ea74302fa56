"""A colleague's own ties: what happened, what they say themselves, and what is not so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from indgang.people.access import DeskRequest, desk
from indgang.people.models import Colleague
from indgang.relations.actions import saying
from indgang.relations.forms.knowing import TICKS, PauseForm, SayForm, TickForm
from indgang.relations.models import CoffeeMember, CoffeePair, DidMeet, Saying, Says
from indgang.relations.queries.coffee import coffee_of, next_coffee_date
from indgang.relations.queries.kept_map import kept_map
from indgang.relations.queries.own import (
    LATELY,
    encounters_of,
    hangs_by,
    own_ties,
    sayings_of,
    tied_to,
    to_be_ticked,
)
from indgang.relations.queries.settings import the_setting
from indgang.relations.rules import may_change_relations
from indgang.shared.refusable_forms import RefusableForm
from indgang.shared.refusals import Refused

TIES_A_PAGE = 25
DRAWN_SHOWN = 12


class WithWhom(NamedTuple):
    """Whom one was drawn with, why, what one says of them, and whether one click is offered to say it."""

    other: Colleague
    reason: str
    says: str
    may_tick: bool


@require_safe
@desk
def show_own_ties(request: DeskRequest) -> HttpResponse:
    return own_page(request)


def own_page(request: DeskRequest, refused: RefusableForm | None = None) -> HttpResponse:
    """The page, with the form that was refused as it was sent."""
    today, own, setting = timezone.localdate(), request.user.colleague, the_setting()
    context = {
        "setting": setting,
        "own": own,
        "today": today,
        "may_change": may_change_relations(request.user),
        "say_form": refused if isinstance(refused, SayForm) else SayForm(initial=asked_of(request)),
        "pause_form": refused if isinstance(refused, PauseForm) else PauseForm(),
        "next_coffee": next_coffee_date(today),
        "answers": DidMeet.choices,
        "ticks": TICKS,
    }
    if own is not None:
        context |= _of(request, own, is_on=setting.is_on)
    return render(request, "relations/show_own_ties.html", context, status=422 if refused else 200)


def asked_of(request: DeskRequest) -> dict[str, Any]:
    """A page elsewhere may lead here with a colleague to say something of: ``?om=17``."""
    text = request.GET.get("om", "")
    wanted = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
    other = Colleague.objects.filter(pk=wanted).first() if wanted else None
    return {"other": other} if other and other.name_visibility != "hidden" else {}


def _of(request: DeskRequest, own: Colleague, *, is_on: bool) -> dict[str, Any]:
    today = timezone.localdate()
    ties, sayings = own_ties(own, today), list(sayings_of(own))
    says = {one.other_id: one.says for one in sayings}
    house_map, member = kept_map(today), CoffeeMember.objects.filter(colleague=own).first()
    shown = Paginator([(tie, is_on and tie.may_be_ticked(today)) for tie in ties], TIES_A_PAGE)
    return {
        "lately": to_be_ticked(ties, today) if is_on else [],
        "ties": shown.get_page(request.GET.get("page")),
        "sayings": sayings,
        "member": member,
        "pauses": member is not None and member.pauses_on(today),
        "drawn": [(pair, _with_whom(pair, own, says)) for pair in coffee_of(own)[:DRAWN_SHOWN]],
        "hanging": [house_map.names[unit] for unit in hangs_by(own, house_map)],
    }


def _with_whom(pair: CoffeePair, own: Colleague, says: Mapping[int, str]) -> list[WithWhom]:
    is_asked = pair.did_meet == DidMeet.YES and pair.round.drawn_date >= timezone.localdate() - LATELY
    return [
        WithWhom(other, reason, said, is_asked and said != Says.NOT_WITH)
        for other, reason in pair.reasons_for(own)
        for said in (says.get(other.pk, ""),)
    ]


@require_POST
@desk
def say_of(request: DeskRequest) -> HttpResponse:
    form = SayForm(request.POST)
    if form.is_valid():
        other = form.cleaned_data["other"]
        try:
            saying.say_of(
                other=other, says=Says(form.cleaned_data["says"]), by=request.user, today=timezone.localdate()
            )
        except saying.UnableToSay as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("It has been written down. Only you see it."))
            return redirect("relations:show_own_ties")
    return own_page(request, form)


@require_POST
@desk
def tick_tie(request: DeskRequest, pk: int) -> HttpResponse:
    """One click at a tie: of those whom one has met, been drawn with or spoken of, and of nobody else."""
    own = request.user.colleague
    if own is None:
        raise Http404
    other, form = get_object_or_404(tied_to(own), pk=pk), TickForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of them."))
        return redirect("relations:show_own_ties")
    says = Says(form.cleaned_data["says"])
    try:
        saying.say_of(other=other, says=says, by=request.user, today=timezone.localdate())
    except saying.UnableToSay as refusal:
        return refused_at_own(request, refusal)
    messages.success(request, _("It has been written down. Only you see it."))
    return redirect("relations:show_own_ties")


@require_POST
@desk
def take_back(request: DeskRequest, pk: int) -> HttpResponse:
    """One's own only: of another's nobody learns that it is there."""
    said = get_object_or_404(Saying.objects.select_related("other"), pk=pk, sayer=request.user.colleague_id)
    saying.take_back(other=said.other, by=request.user)
    messages.success(request, _("It has been taken back."))
    return redirect("relations:show_own_ties")


@require_POST
@desk
def strike_encounter(request: DeskRequest, pk: int) -> HttpResponse:
    own = request.user.colleague
    encounter = get_object_or_404(encounters_of(own), pk=pk) if own else None
    if encounter is None:
        return refused_at_own(request, saying.UnableToSay(_("Only colleagues can say whom they know.")))
    saying.strike_encounter(encounter=encounter, by=request.user)
    messages.success(request, _("It has been taken away, for both of you."))
    return redirect("relations:show_own_ties")


def refused_at_own(request: DeskRequest, refusal: Refused) -> HttpResponse:
    messages.error(request, refusal.reason)
    return redirect("relations:show_own_ties")
