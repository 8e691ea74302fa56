"""What mail has not left, and what runs by itself: for those who see to it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from indgang.people.access import DeskRequest, desk
from indgang.people.rules import may_see_to_post
from indgang.shared.actions import retrying
from indgang.shared.models import OutgoingMail
from indgang.shared.queries import scheduled_runs, unsent_mail

MAILS_A_PAGE = 40


def refuse_those_who_do_not_see_to_post(request: DeskRequest) -> None:
    if not may_see_to_post(request.user):
        raise PermissionDenied


@require_safe
@desk
def list_unsent_mail(request: DeskRequest) -> HttpResponse:
    """What has not left in time, why, and when it is tried again; never what it says."""
    refuse_those_who_do_not_see_to_post(request)
    now = timezone.now()
    runs = [(run, run.is_late(now)) for run in scheduled_runs()]
    context = {
        "page": Paginator(unsent_mail(now), MAILS_A_PAGE).get_page(request.GET.get("page")),
        "runs": runs,
        "is_idle": not runs or any(is_late for _run, is_late in runs),
        "now": now,
    }
    return render(request, "home/list_unsent_mail.html", context)


@require_POST
@desk
def retry_mail(request: DeskRequest, pk: int) -> HttpResponse:
    refuse_those_who_do_not_see_to_post(request)
    mail = get_object_or_404(OutgoingMail, pk=pk)
    try:
        retrying.retry_mail(mail=mail, by=request.user, now=timezone.now())
        messages.success(request, _("It is tried again within a minute."))
    except retrying.UnableToRetryMail as refusal:
        messages.error(request, refusal.reason)
    return redirect("home:list_unsent_mail")
