"""A leader's page: one click for each colleague of theirs who is proposed; signed in, or by the link of the mail."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indgang.gatherings.actions import asking_leaders
from indgang.gatherings.links import asked_of_leader_token
from indgang.gatherings.models import Guest, GuestState
from indgang.gatherings.of_leader import guests_behind_link, guests_to_decide
from indgang.gatherings.queries.guests import guests_of
from indgang.gatherings.rules import may_decide_as_leader
from indgang.gatherings.views.showing import gathering_at
from indgang.people.access import DeskRequest, desk
from indgang.people.queries import the_municipality
from indgang.people.rules import leads_any
from indgang.shared.secret_links import is_sent_from_here, kept_private

ANSWERS = ("ja", "nej")
ALL = "alle"


@require_safe
@desk
def decide_guests(request: DeskRequest, pk: int) -> HttpResponse:
    """Only for leaders; who else is proposed, they do not see."""
    if not leads_any(request.user):
        raise Http404
    gathering = gathering_at(pk)
    context = {"gathering": gathering, "guests": guests_to_decide(gathering, request.user)}
    return render(request, "gatherings/decide_guests.html", context)


@require_POST
@desk
def decide_guest(request: DeskRequest, pk: int, guest: int) -> HttpResponse:
    gathering = gathering_at(pk)
    row = get_object_or_404(guests_of(gathering), pk=guest)
    if not may_decide_as_leader(request.user, row):
        raise Http404
    answer = request.POST.get("answer")
    if answer not in ANSWERS:
        messages.error(request, _("Choose yes or no."))
        return redirect("gatherings:decide_guests", gathering.pk)
    try:
        asking_leaders.decide_guest(guest=row, is_yes=answer == "ja", by=request.user, now=timezone.now())
    except asking_leaders.UnableToAskLeaders as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("Thank you. You can change it until the gathering begins."))
    return redirect(f"{reverse('gatherings:decide_guests', args=[gathering.pk])}#guest-{row.pk}")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def decide_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same list without signing in and without a cookie; opening it answers nothing."""
    asked, now = asked_of_leader_token(token), timezone.now()
    guests = guests_behind_link(asked, timezone.localdate(now)) if asked else []
    if asked is None or not guests:
        raise Http404(_("The link is not known here. Use the whole link from the mail."))
    if request.method != "POST":
        return _page_behind_link(request, asked, guests, token)
    chosen, answer = _chosen(request.POST.get("guest", ""), guests), request.POST.get("answer")
    if not chosen or answer not in ANSWERS or not is_sent_from_here(request, is_behind_secret=True):
        return _page_behind_link(request, asked, guests, token, _("Press one of the buttons."))
    try:
        asking_leaders.decide_by_link(asked=asked, guests=chosen, is_yes=answer == "ja", now=now)
    except asking_leaders.UnableToAskLeaders as refusal:
        return _page_behind_link(request, asked, guests, token, refusal.reason)
    answered = f"#guest-{chosen[0].pk}" if len(chosen) == 1 else ""
    return kept_private(redirect(reverse("gatherings:decide_by_link", args=[token]) + answered))


def _chosen(guest: str, guests: list[Guest]) -> list[Guest]:
    """One of them by number, or all who have not been answered."""
    return [one for one in guests if guest == str(one.pk) or (guest == ALL and _is_unanswered(one))]


def _is_unanswered(guest: Guest) -> bool:
    return guest.state == GuestState.ASKED_LEADER


def _page_behind_link(
    request: HttpRequest, asked: Guest, guests: list[Guest], token: str, refused: str = ""
) -> HttpResponse:
    gathering = asked.gathering
    unanswered = sum(_is_unanswered(guest) for guest in guests)
    context = {
        "gathering": gathering,
        "leader": asked.leader,
        "guests": guests,
        "unanswered": unanswered,
        "is_answered": unanswered == 0,
        "refused": refused,
        "token": token,
        "municipality": the_municipality(),
        "messages": (),
    }
    page = render(request, "gatherings/decide_by_link.html", context, status=422 if refused else 200)
    return kept_private(page)
