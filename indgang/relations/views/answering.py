"""What the links in coffee mails lead to, without sign-in: “Did you meet?”, and “Be drawn again”."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from indgang.people.models import Colleague
from indgang.relations.actions import joining, meeting
from indgang.relations.forms.meeting import DidMeetForm
from indgang.relations.links import read_back_token, read_coffee_token
from indgang.relations.models import CoffeeMember, CoffeePair, DidMeet
from indgang.shared.refusable_forms import RefusableForm
from indgang.shared.secret_links import is_sent_from_here, kept_private

TEMPLATE = "relations/answer_coffee.html"
BACK_TEMPLATE = "relations/come_back_to_coffee.html"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer_coffee(request: HttpRequest, token: str) -> HttpResponse:
    """The link is the secret, so no cookie is set; each answer may be changed by another."""
    pair, by = drawn_by_link(token)
    form = DidMeetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not is_sent_from_here(request, is_behind_secret=True):
        form.add_error(None, _("The answer did not come from this page. Choose once more."))
    if form.is_valid():
        did_meet = DidMeet(form.cleaned_data["did_meet"])
        meeting.tell_whether_met(pair=pair, did_meet=did_meet, by=by, today=timezone.localdate())
        return kept_private(redirect("relations:answer_coffee", token))
    return _page(request, pair, by, form)


def drawn_by_link(token: str) -> tuple[CoffeePair, Colleague]:
    """The pair, and who of them holds the link; a pair that was forgotten is not there any more."""
    read = read_coffee_token(token)
    pairs = CoffeePair.objects.select_related("round", "first", "second", "third")
    pair = pairs.filter(pk=read[0]).first() if read else None
    by = next((one for one in pair.people if read and one.pk == read[1]), None) if pair else None
    if pair is None or by is None:
        raise Http404(_("The link is not known here. Use the whole link from the mail."))
    return pair, by


def _page(request: HttpRequest, pair: CoffeePair, by: Colleague, form: RefusableForm) -> HttpResponse:
    context = {
        "pair": pair,
        "by": by,
        "others": [one.name for one in pair.others_than(by)],
        "reasons": pair.reasons_for(by),
        "choices": DidMeet.choices,
        "form": form,
        "messages": (),
    }
    return kept_private(render(request, TEMPLATE, context, status=422 if form.errors else 200))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def come_back_to_coffee(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever was paused is drawn again: by a button, as programs that read mail open links too."""
    members = CoffeeMember.objects.select_related("colleague")
    member = members.filter(pk=read_back_token(token) or 0).first()
    if member is None:
        raise Http404(_("The link is not known here. Use the whole link from the mail."))
    form = RefusableForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not is_sent_from_here(request, is_behind_secret=True):
        form.add_error(None, _("The answer did not come from this page. Choose once more."))
    if form.is_valid():
        try:
            joining.come_back_to_coffee(member=member, today=timezone.localdate())
        except joining.UnableToJoin as refusal:
            form.show_refusal(refusal)
        else:
            return kept_private(redirect("relations:come_back_to_coffee", token))
    context = {
        "member": member,
        "form": form,
        "pauses": member.pauses_on(timezone.localdate()),
        "messages": (),
    }
    return kept_private(render(request, BACK_TEMPLATE, context, status=422 if form.errors else 200))
