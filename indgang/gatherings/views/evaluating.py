"""How it was: guests answer by a link, everybody sees the figures, the organiser writes down what was learned."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indgang.gatherings.actions import evaluating, learning
from indgang.gatherings.forms.evaluating import EvaluationForm, LearnedForm
from indgang.gatherings.links import EVALUATION_SALT, guest_of_token
from indgang.gatherings.models import Gathering, GatheringState
from indgang.gatherings.queries.evaluations import evaluation_of, is_open, remarks_on
from indgang.gatherings.queries.lessons import suggested_lessons
from indgang.gatherings.rules import may_keep_gathering
from indgang.gatherings.views.opening import gathering_kept_by
from indgang.gatherings.views.showing import gathering_at
from indgang.people.access import DeskRequest, desk
from indgang.relations.queries.settings import the_setting
from indgang.shared.secret_links import is_sent_from_here, kept_private


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def evaluate(request: HttpRequest, token: str) -> HttpResponse:
    """The four questions. The page does not say whose link it is: whoever has it answers once."""
    guest = guest_of_token(token, EVALUATION_SALT)
    if guest is None or guest.checked_in_at is None:
        raise Http404(_("The link is not known here. Use the whole link from the mail."))
    form = EvaluationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not is_sent_from_here(request, is_behind_secret=True):
        form.add_error(
            None, _("The form did not come from this page. Look it through, and send it once more.")
        )
    if request.method == "POST" and form.is_valid():
        try:
            evaluating.evaluate(
                guest=guest, choices=form.choices(), remark=form.cleaned_data["remark"], now=timezone.now()
            )
        except evaluating.UnableToEvaluate as refusal:
            form.show_refusal(refusal)
        else:
            return kept_private(redirect(request.path))
    context = {
        "gathering": guest.gathering,
        "token": token,
        "form": form,
        "has_answered": guest.has_evaluated,
        "is_open": is_open(guest.gathering, timezone.now()),
        "relations_are_on": the_setting().is_on,
        "messages": (),
    }
    page = render(request, "gatherings/evaluate.html", context, status=422 if form.errors else 200)
    return kept_private(page)


@require_safe
@desk
def show_evaluation(request: DeskRequest, pk: int) -> HttpResponse:
    """The figures are of the house and for everybody; what was written is for those who see to the gathering."""
    return _page(request, gathering_at(pk))


def _page(request: DeskRequest, gathering: Gathering, sent: LearnedForm | None = None) -> HttpResponse:
    evaluation, now = evaluation_of(gathering), timezone.now()
    may_keep = may_keep_gathering(request.user, gathering)
    is_held = gathering.state == GatheringState.HELD
    suggested = suggested_lessons(gathering, evaluation) if may_keep and is_held else []
    learned = gathering.learned or "\n".join(suggested)
    context = {
        "gathering": gathering,
        "evaluation": evaluation,
        "figures": list(evaluation.figures.values()),
        "may_keep": may_keep,
        "is_held": is_held,
        "is_open": is_open(gathering, now),
        "remarks": remarks_on(gathering, evaluation) if may_keep else [],
        "suggested": suggested,
        "form": sent or LearnedForm(initial={"learned": learned}),
    }
    status = 422 if sent is not None and sent.errors else 200
    return render(request, "gatherings/show_evaluation.html", context, status=status)


@require_POST
@desk
def ask_how_it_was(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    try:
        number = evaluating.ask_how_it_was(gathering=gathering, by=request.user, now=timezone.now())
    except evaluating.UnableToEvaluate as refusal:
        messages.error(request, refusal.reason)
    else:
        told = ngettext("%(number)d guest is asked.", "%(number)d guests are asked.", number)
        messages.success(request, told % {"number": number})
    return redirect("gatherings:show_evaluation", gathering.pk)


@require_POST
@desk
def note_learned(request: DeskRequest, pk: int) -> HttpResponse:
    gathering, form = gathering_kept_by(request.user, pk), LearnedForm(request.POST)
    if form.is_valid():
        try:
            learning.note_learned(gathering=gathering, learned=form.cleaned_data["learned"], by=request.user)
        except learning.UnableToLearn as refusal:
            messages.error(request, refusal.reason)
        else:
            messages.success(request, _("It is kept, and stands beside the next plan."))
        return redirect("gatherings:show_evaluation", gathering.pk)
    return _page(request, gathering, form)
