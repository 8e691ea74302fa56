"""Answers of the speed-dates that stand on paper cards, typed by whoever sees to the gathering."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from indgang.gatherings.actions import answering
from indgang.gatherings.forms.typing_answers import PaperForm
from indgang.gatherings.models import CardAnswer, Gathering, SpeedMeeting
from indgang.gatherings.queries.day import meetings_with_people, people_of
from indgang.gatherings.queries.names import called_at
from indgang.gatherings.views.opening import gathering_kept_by
from indgang.people.access import DeskRequest, desk
from indgang.shared.refusals import Refused


@require_safe
@desk
def list_pairs(request: DeskRequest, pk: int) -> HttpResponse:
    """Each table of each round, or those of one guest by a few letters of the name, with how much is typed."""
    gathering = gathering_kept_by(request.user, pk)
    asked = request.GET.get("q", "").strip()[:80]
    rows = CardAnswer.objects.filter(card__gathering=gathering).exclude(text="")
    typed = Counter(rows.values_list("meeting_id", flat=True))
    names = called_at(gathering)
    pairs = [
        (meeting, ", ".join(names[one.pk] for one in people_of(meeting)), typed[meeting.pk])
        for meeting in _held(gathering)
    ]
    context = {
        "gathering": gathering,
        "asked": asked,
        "pairs": [one for one in pairs if asked.casefold() in one[1].casefold()],
        "cards": gathering.cards.count(),
    }
    return render(request, "gatherings/list_pairs.html", context)


def _held(gathering: Gathering) -> list[SpeedMeeting]:
    rows = meetings_with_people().filter(round__gathering=gathering, second__isnull=False)
    return list(
        rows.exclude(took_place=False)
        .filter(round__began_at__isnull=False)
        .order_by("round__number", "table")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def type_answers(request: DeskRequest, pk: int, meeting: int) -> HttpResponse:
    """One pair's cards in one form; then on to the next pair that has nothing yet."""
    gathering = gathering_kept_by(request.user, pk)
    held = _held(gathering)
    found = next((one for one in held if one.pk == meeting), None)
    if found is None:
        raise Http404
    form = PaperForm(
        request.POST if request.method == "POST" else None,
        cards=gathering.cards.all(),
        kept=CardAnswer.objects.filter(meeting=found),
    )
    if request.method == "POST" and form.is_valid():
        try:
            answering.type_answers(meeting=found, typed=form.typed(), by=request.user, now=timezone.now())
        except Refused as refusal:
            form.show_refusal(refusal)
            if isinstance(refusal, answering.NewerIsKept):
                form.show_theirs(refusal)
        else:
            messages.success(request, _("The answers are saved."))
            return _onward(gathering, held, found)
    context = {"gathering": gathering, "meeting": found, "people": people_of(found), "form": form}
    return render(request, "gatherings/type_answers.html", context, status=422 if form.errors else 200)


def _onward(gathering: Gathering, held: list[SpeedMeeting], done: SpeedMeeting) -> HttpResponse:
    typed = set(
        CardAnswer.objects.filter(meeting__in=held).exclude(text="").values_list("meeting_id", flat=True)
    )
    after = held[held.index(done) + 1 :]
    following = next((one for one in after if one.pk not in typed), None)
    if following is None:
        return redirect("gatherings:list_pairs", gathering.pk)
    return redirect("gatherings:type_answers", gathering.pk, following.pk)
