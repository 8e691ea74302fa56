"""The personal link of an invitation: yes or no in one click, without signing in and without a cookie.

When the day has begun, the same link leads to the guest's own page of the day: it is the one that their mails have.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from indgang.gatherings.actions import inviting
from indgang.gatherings.forms.guests import AnswerForm
from indgang.gatherings.links import guest_of_token
from indgang.gatherings.models import GatheringState, Guest, GuestNeed, GuestState
from indgang.gatherings.notices.inviting import IN_CALENDARS
from indgang.gatherings.queries.answering_by import answer_by
from indgang.gatherings.queries.day import MAY_COME
from indgang.gatherings.views.rating import minute_for
from indgang.people.queries import the_municipality
from indgang.shared.secret_links import is_sent_from_here, kept_private

BEGUN = (GatheringState.RUNNING, GatheringState.HELD)
INVITED = (GuestState.INVITED, GuestState.COMING, GuestState.NOT_COMING, GuestState.SILENT)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer_invitation(request: HttpRequest, token: str) -> HttpResponse:
    guest = guest_of_token(token)
    if guest is None:
        raise Http404(_("The link is not known here. Use the whole link from the mail."))
    if request.method != "POST" and guest.state in MAY_COME and guest.gathering.state in BEGUN:
        return kept_private(redirect("gatherings:show_my_day", token))
    if request.method != "POST":
        return _page(request, guest, token, AnswerForm(initial={"need": _need_of(guest)}))
    form = AnswerForm(request.POST)
    answer = request.POST.get("answer")
    if answer not in {"ja", "nej"} or not is_sent_from_here(request, is_behind_secret=True):
        form.add_error(None, _("Press one of the two buttons."))
    if not form.is_valid():
        return _page(request, guest, token, form)
    try:
        inviting.answer_invitation(
            guest=guest, is_coming=answer == "ja", need=form.cleaned_data["need"], now=timezone.now()
        )
    except inviting.UnableToInvite as refusal:
        form.show_refusal(refusal)
        return _page(request, guest, token, form)
    return kept_private(redirect("gatherings:answer_invitation", token))


def _need_of(guest: Guest) -> str:
    need = GuestNeed.objects.filter(guest=guest).first()
    return need.text if need else ""


def _page(request: HttpRequest, guest: Guest, token: str, form: AnswerForm) -> HttpResponse:
    gathering = guest.gathering
    context = {
        "guest": guest,
        "gathering": gathering,
        "token": token,
        "form": form,
        "minute": minute_for(guest),
        "is_minute_given": "minut" in request.GET,
        "is_invited": guest.state in INVITED,
        "is_expected": guest.state in IN_CALENDARS and gathering.is_ahead,
        "answer_by": answer_by(gathering, guest.invited_at) if guest.state == GuestState.INVITED else None,
        "is_reserve": guest.state == GuestState.APPROVED and guest.reserve_rank is not None,
        "may_answer": guest.state in INVITED and gathering.is_ahead and gathering.starts_at > timezone.now(),
        "municipality": the_municipality(),
        "messages": (),
    }
    page = render(request, "gatherings/answer_invitation.html", context, status=422 if form.errors else 200)
    return kept_private(page)
