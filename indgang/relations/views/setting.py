"""How relations are kept, and what counts how much: for administrators and the secretary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.people.access import DeskRequest, desk
from indgang.people.models import User
from indgang.relations.actions import setting
from indgang.relations.examples import meeting_examples, tie_examples
from indgang.relations.fitting import FEWEST_RATINGS
from indgang.relations.forms.setting import RelationsForm, WeightsForm
from indgang.relations.models import CountedKind, Rating, TieWeight
from indgang.relations.queries.fitting import fitted, values_by
from indgang.relations.queries.guesses import what_guesses_cost
from indgang.relations.queries.needs import SAME_TASK, TOUCHING
from indgang.relations.queries.settings import bindings, the_setting
from indgang.relations.rules import may_change_relations
from indgang.relations.weights import DEFAULTS, Binding
from indgang.shared.refusable_forms import RefusableForm


@desk
def change_relations(request: DeskRequest) -> HttpResponse:
    _only_for_keepers(request)
    if request.method != "POST":
        return setting_page(request)
    form = RelationsForm(request.POST)
    if form.is_valid():
        setting.change_relations(by=request.user, **form.cleaned_data)
        messages.success(request, _("It has been saved."))
        return redirect("relations:change_relations")
    return setting_page(request, form)


@require_POST
@desk
def change_tie_weights(request: DeskRequest) -> HttpResponse:
    _only_for_keepers(request)
    form = WeightsForm(request.POST)
    if form.is_valid():
        setting.change_tie_weights(wanted=form.values(), by=request.user)
        messages.success(request, _("It has been saved. All ties are reckoned by it from now on."))
        return redirect("relations:change_relations")
    return setting_page(request, form)


@require_POST
@desk
def fit_tie_weights(request: DeskRequest) -> HttpResponse:
    told = _("The table has been fitted to what colleagues say. You can take it back.")
    return _done(request, setting.fit_tie_weights, told)


@require_POST
@desk
def take_back_fit(request: DeskRequest) -> HttpResponse:
    return _done(request, setting.take_back_fit, _("The table counts as it did before the fit."))


class Fitting(Protocol):
    def __call__(self, *, by: User) -> object: ...


def _done(request: DeskRequest, act: Fitting, told: str) -> HttpResponse:
    _only_for_keepers(request)
    try:
        act(by=request.user)
    except setting.UnableToChangeRelations as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, told)
    return redirect("relations:change_relations")


def _only_for_keepers(request: DeskRequest) -> None:
    if not may_change_relations(request.user):
        raise PermissionDenied


def fit_rows(
    counts: Mapping[str, Binding], wanted: Mapping[CountedKind, Binding]
) -> list[tuple[CountedKind, Binding, Binding]]:
    """Each kind that the fit would change: what it counts, and what it would."""
    return [(kind, counts[kind], binding) for kind, binding in wanted.items()]


def setting_page(request: DeskRequest, refused: RefusableForm | None = None) -> HttpResponse:
    """The page, with the form that was refused as it was sent."""
    kept, counts, fit = the_setting(), bindings(), fitted()
    stands = {name: getattr(kept, name) for name in ("is_on", "kept_months", "coffee_weeks")}
    context = {
        "setting": kept,
        "form": refused if isinstance(refused, RelationsForm) else RelationsForm(initial=stands),
        "weights_form": refused if isinstance(refused, WeightsForm) else WeightsForm(stands=counts),
        "defaults": DEFAULTS,
        "tie_examples": tie_examples(counts),
        "meeting_examples": meeting_examples(),
        "touching": TOUCHING,
        "same_task": SAME_TASK,
        "guesses": what_guesses_cost(timezone.localdate()),
        "fit": fit,
        "fit_rows": fit_rows(counts, values_by(fit)) if fit else [],
        "may_take_back": TieWeight.objects.exclude(weight_before=None).exists(),
        "ratings": Rating.objects.count(),
        "fewest_ratings": FEWEST_RATINGS,
    }
    return render(request, "relations/change_relations.html", context, status=422 if refused else 200)
