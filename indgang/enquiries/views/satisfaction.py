"""How it went: the page that the link in the mail leads to, and what is done when it did not go well."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from indgang.enquiries.actions import satisfaction
from indgang.enquiries.models import Enquiry
from indgang.enquiries.queries.invited import enquiry_of_invitation, is_unhappy
from indgang.enquiries.views.unavailable import CANNOT_KEEP, unavailable
from indgang.people.queries import the_municipality
from indgang.shared.refusals import Refused
from indgang.shared.secret_links import is_sent_from_here, kept_private
from indgang.surveys.forms.satisfaction import SatisfactionForm
from indgang.surveys.models import Invitation
from indgang.surveys.queries.inviting import active_questions, invitation_of

TEMPLATE = "enquiries/answer_satisfaction.html"
HELP = {"genaabn": satisfaction.reopen_unhappy, "ring": satisfaction.call_unhappy}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer_satisfaction(request: HttpRequest, token: str) -> HttpResponse:
    """The link opens the page once for an answer, and afterwards for what may be done about an unhappy one."""
    invitation = _invitation(token)
    if request.method != "POST":
        form = SatisfactionForm(questions=active_questions())
        return _page(request, invitation, token, form)
    form = SatisfactionForm(request.POST, questions=active_questions())
    if not is_sent_from_here(request, is_behind_secret=True):
        form.add_error(
            None, _("The form did not come from this page. Look it through, and send it once more.")
        )
    if not form.is_valid():
        return _page(request, invitation, token, form, status=422)
    try:
        satisfaction.answer_satisfaction(
            token=token, scores=form.scores(), comment=form.comment(), now=timezone.now()
        )
    except Refused as refusal:
        form.show_refusal(refusal)
        return _page(request, invitation, token, form, status=422)
    except CANNOT_KEEP as fault:
        return kept_private(unavailable(fault, TEMPLATE, _context(invitation, token, form)))
    return kept_private(redirect("enquiries:answer_satisfaction", token))


@csrf_exempt
@require_POST
def help_unhappy(request: HttpRequest, token: str) -> HttpResponse:
    """One click: open it again, or be called."""
    invitation = _invitation(token)
    act = HELP.get(request.POST.get("choice", ""))
    form = SatisfactionForm(questions=active_questions())
    if act is None or not is_sent_from_here(request, is_behind_secret=True):
        return _page(request, invitation, token, form, status=422, refusal=_("Choose what we shall do."))
    try:
        act(invitation=invitation, now=timezone.now())
    except Refused as refusal:
        return _page(request, invitation, token, form, status=422, refusal=refusal.reason)
    except CANNOT_KEEP as fault:
        return kept_private(unavailable(fault, TEMPLATE, _context(invitation, token, form)))
    return kept_private(redirect("enquiries:answer_satisfaction", token))


def _invitation(token: str) -> Invitation:
    invitation = invitation_of(token)
    if invitation is None or invitation.area != "enquiries":
        raise Http404(_("The link is not known here. Use the whole link from the mail."))
    return invitation


def _page(
    request: HttpRequest,
    invitation: Invitation,
    token: str,
    form: SatisfactionForm,
    *,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    context = {**_context(invitation, token, form), "refusal": refusal}
    return kept_private(render(request, TEMPLATE, context, status=status))


def _context(invitation: Invitation, token: str, form: SatisfactionForm) -> dict[str, Any]:
    now = timezone.now()
    enquiry = enquiry_of_invitation(invitation)
    return {
        "invitation": invitation,
        "token": token,
        "form": form,
        "enquiry": enquiry,
        "has_answered": invitation.answered_at is not None,
        "has_expired": invitation.has_expired(now),
        "may_be_helped": may_be_helped(invitation, enquiry),
        "municipality": the_municipality(),
        "is_unavailable": False,
        "refusal": "",
        "messages": (),
    }


def may_be_helped(invitation: Invitation, enquiry: Enquiry | None) -> bool:
    """Whether the answer was unhappy, and leads to an enquiry still."""
    return (
        enquiry is not None
        and invitation.answered_at is not None
        and not invitation.has_expired(timezone.now())
        and is_unhappy(invitation)
    )
