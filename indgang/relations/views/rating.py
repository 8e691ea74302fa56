"""The minute: how well one knows some others, 0 to 3."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from indgang.people.access import DeskRequest, desk
from indgang.relations.actions import rating
from indgang.relations.forms.rating import RatingForm
from indgang.relations.queries.rating import Asked, scores_given, whom_to_ask_about
from indgang.relations.queries.settings import the_setting


@desk
def rate_others(request: DeskRequest) -> HttpResponse:
    today, own = timezone.localdate(), request.user.colleague
    asked = whom_to_ask_about(own, today) if own else Asked((), frozenset())
    given = scores_given(own, today) if own else {}
    form = RatingForm(request.POST if request.method == "POST" else None, others=asked.others, given=given)
    if request.method == "POST" and form.is_valid():
        lot = set(asked.drawn_by_lot)
        try:
            number = rating.rate_others(scores=form.scores(), drawn_by_lot=lot, by=request.user, today=today)
        except rating.UnableToRate as refusal:
            form.show_refusal(refusal)
        else:
            thanks = ngettext("Thank you: %(count)d answer.", "Thank you: %(count)d answers.", number)
            messages.success(request, thanks % {"count": number})
            return redirect("relations:show_own_ties")
    context = {"form": form, "own": own, "has_given": bool(given), "setting": the_setting()}
    return render(request, "relations/rate_others.html", context, status=422 if form.errors else 200)
