"""Typing what was said: by the two of a speed-date, by a group's scribe, and afterwards by the organiser."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from indgang.gatherings.actions import answering
from indgang.gatherings.actions.answering import NewerIsKept
from indgang.gatherings.forms.writing import CardsForm, TypedForm
from indgang.gatherings.models import CardAnswer, Gathering, Group, GroupResult, Guest
from indgang.gatherings.queries.day import meetings_of, seats_of
from indgang.gatherings.views.my_day import seat_in
from indgang.gatherings.views.opening import gathering_kept_by, guest_of_link
from indgang.people.access import DeskRequest, desk
from indgang.shared.refusals import Refused
from indgang.shared.secret_links import is_sent_from_here, kept_private

Kept = CardAnswer | GroupResult


@dataclass
class Box:
    """A place to type: ``name`` tells it from the others, ``text`` and ``version`` are what is kept.

    ``typed`` is what was sent and refused, with ``refusal`` saying why; ``theirs`` is what another wrote meanwhile.
    """

    name: str
    label: str
    text: str = ""
    version: int = 0
    typed: str | None = None
    refusal: str = ""
    theirs: str = ""

    @property
    def shown(self) -> str:
        return self.text if self.typed is None else self.typed


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def write_answers(request: HttpRequest, token: str) -> HttpResponse:
    """Boxes for the meetings that have begun and for the group whose scribe the guest is; each is sent by itself."""
    guest = guest_of_link(token)
    if request.method != "POST":
        return kept_private(_writing_page(request, guest, token))
    if not is_sent_from_here(request, is_behind_secret=True):
        refusal = _("The form did not come from this page. Look it through, and send it once more.")
        return kept_private(_refused(request, refusal, lambda box: _writing_page(request, guest, token, box)))
    return kept_private(
        _keep(
            request,
            lambda form, box: _keep_own(guest, box, form),
            lambda box: _writing_page(request, guest, token, box),
            lambda: redirect("gatherings:write_answers", token),
        )
    )


def _keep_own(guest: Guest, box: str, form: TypedForm) -> Kept:
    kind, _dash, rest = box.partition("-")
    now = timezone.now()
    if kind == "group":
        group = next((seat.group for seat in seats_of(guest) if str(seat.group_id) == rest), None)
        if group is None:
            raise Http404
        return answering.keep_result(group=group, typed=form.typed(), writer=guest, now=now)
    meeting_pk, _dash, card_pk = rest.partition("-")
    meeting = next((one for one in meetings_of(guest) if str(one.pk) == meeting_pk), None)
    card = next((one for one in guest.gathering.cards.all() if str(one.pk) == card_pk), None)
    if meeting is None or card is None:
        raise Http404
    return answering.keep_answer(meeting=meeting, card=card, typed=form.typed(), writer=guest, now=now)


def _keep(
    request: HttpRequest,
    keep: Callable[[TypedForm, str], Kept],
    page: Callable[[Box], HttpResponse],
    onward: Callable[[], HttpResponse],
) -> HttpResponse:
    """Keeps what one box holds; answers a script in numbers, and a browser without one with a page."""
    form, name = TypedForm(request.POST), request.POST.get("box", "")
    if not form.is_valid():
        refusal = " ".join(str(fault) for errors in form.errors.values() for fault in errors)
        return _refused(request, refusal, page)
    try:
        kept = keep(form, name)
    except NewerIsKept as newer:
        if _is_script(request):
            return JsonResponse(
                {"why": newer.reason, "theirs": newer.kept, "version": newer.version}, status=409
            )
        return page(Box(name, "", newer.kept, newer.version, form.typed().text, newer.reason, newer.kept))
    except Refused as refusal:
        return _refused(request, refusal.reason, page)
    return JsonResponse({"version": kept.version}) if _is_script(request) else onward()


def _refused(request: HttpRequest, reason: str, page: Callable[[Box], HttpResponse]) -> HttpResponse:
    if _is_script(request):
        return JsonResponse({"why": reason}, status=422)
    typed = request.POST.get("text", "")
    return page(Box(request.POST.get("box", ""), "", typed=typed, refusal=reason))


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _writing_page(request: HttpRequest, guest: Guest, token: str, refused: Box | None = None) -> HttpResponse:
    seats = [(seat.group, seat.is_scribe) for seat in seats_of(guest)]
    meetings = [one for one in meetings_of(guest) if one.round.began_at and one.took_place is not False]
    cards = list(guest.gathering.cards.all())
    kept = {(a.meeting_id, a.card_id): a for a in CardAnswer.objects.filter(meeting__in=meetings)}
    pairs = []
    for meeting in reversed(meetings):
        boxes = [
            _box(f"card-{meeting.pk}-{card.pk}", card.text, kept.get((meeting.pk, card.pk)), refused)
            for card in cards
        ]
        if meeting.second_id:
            pairs.append((seat_in(meeting, guest), boxes))
    context = {
        "guest": guest,
        "gathering": guest.gathering,
        "token": token,
        "pairs": pairs,
        "groups": [(group, is_scribe, _box_of(group, refused)) for group, is_scribe in seats],
        "refused": refused,
    }
    status = 422 if refused else 200
    return render(request, "gatherings/write_answers.html", context, status=status)


def _box_of(group: Group, refused: Box | None) -> Box:
    kept = GroupResult.objects.filter(group=group).first()
    return _box(f"group-{group.pk}", _("What we came to"), kept, refused)


def _box(name: str, label: str, kept: Kept | None, refused: Box | None) -> Box:
    box = Box(name, label, kept.text if kept else "", kept.version if kept else 0)
    if refused is not None and refused.name == name:
        box.typed, box.refusal, box.theirs = refused.typed, refused.refusal, refused.theirs
    return box


@csrf_exempt
@require_POST
def take_pen(request: HttpRequest, token: str) -> HttpResponse:
    """One click, where the scribe has no phone or has left."""
    guest = guest_of_link(token)
    wanted = request.POST.get("group", "")
    group = next((seat.group for seat in seats_of(guest) if str(seat.group_id) == wanted), None)
    if group is None or not is_sent_from_here(request, is_behind_secret=True):
        raise Http404
    try:
        answering.take_pen(group=group, guest=guest)
    except Refused as refusal:
        return kept_private(_writing_page(request, guest, token, Box("", "", refusal=refusal.reason)))
    return kept_private(redirect("gatherings:write_answers", token))


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def type_results(request: DeskRequest, pk: int) -> HttpResponse:
    """What stands on the tables' papers, typed by whoever sees to the gathering."""
    gathering = gathering_kept_by(request.user, pk)
    if request.method != "POST":
        return _results_page(request, gathering)
    return _keep(
        request,
        lambda form, box: _type_result(request, gathering, box, form),
        lambda box: _results_page(request, gathering, box),
        lambda: redirect("gatherings:type_results", gathering.pk),
    )


def _type_result(request: DeskRequest, gathering: Gathering, box: str, form: TypedForm) -> GroupResult:
    group = next((one for one in _groups(gathering) if f"group-{one.pk}" == box), None)
    if group is None:
        raise Http404
    return answering.type_result(group=group, typed=form.typed(), by=request.user, now=timezone.now())


def _groups(gathering: Gathering) -> Iterable[Group]:
    return gathering.groups.select_related("task", "gathering").order_by("rotation", "table")


def _results_page(request: DeskRequest, gathering: Gathering, refused: Box | None = None) -> HttpResponse:
    boxes = [(group, _box_of(group, refused)) for group in _groups(gathering)]
    context = {"gathering": gathering, "boxes": boxes}
    return render(request, "gatherings/type_results.html", context, status=422 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def edit_cards(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    stands = "\n".join(card.text for card in gathering.cards.all())
    form = CardsForm(request.POST if request.method == "POST" else None, initial={"questions": stands})
    if request.method == "POST" and form.is_valid():
        try:
            answering.edit_cards(gathering=gathering, questions=form.lines(), by=request.user)
        except Refused as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The cards are saved."))
            return redirect("gatherings:show_day", gathering.pk)
    context = {"gathering": gathering, "form": form}
    return render(request, "gatherings/edit_cards.html", context, status=422 if form.errors else 200)
