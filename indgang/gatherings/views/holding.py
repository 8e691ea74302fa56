"""Afterwards: whether a gathering was held whose day nobody noted."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indgang.gatherings.actions import holding
from indgang.gatherings.forms.holding import HeldForm
from indgang.gatherings.queries.day import guests_of_day
from indgang.gatherings.queries.names import guests_coming
from indgang.gatherings.views.opening import gathering_kept_by
from indgang.people.access import DeskRequest, desk
from indgang.shared.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def note_held(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    if not gathering.is_unnoted(timezone.now()):
        messages.info(request, _("There is nothing to note: the day is not over, or it is noted already."))
        return redirect(gathering)
    guests = guests_of_day(gathering)
    is_drawn = gathering.drawings.exists()
    expected = [guest.pk for guest in guests_coming(gathering)]
    sent = request.POST if request.method == "POST" else None
    form = HeldForm(sent, guests=guests, is_drawn=is_drawn, initial={"came": expected})
    if form.is_valid():
        try:
            holding.note_held(
                gathering=gathering,
                came=form.cleaned_data["came"],
                as_drawn=form.cleaned_data.get("as_drawn", False),
                by=request.user,
                now=timezone.now(),
            )
        except Refused as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("It is noted as held. The guests are asked how it was."))
            return redirect(gathering)
    context = {"gathering": gathering, "guests": guests, "form": form}
    return render(request, "gatherings/note_held.html", context, status=422 if form.is_bound else 200)
