from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from indgang.people.access import DeskRequest, desk
from indgang.people.actions import picturing
from indgang.people.forms.pictures import PictureForm
from indgang.people.models import Audience, Colleague, User
from indgang.people.rules import audience_of, may_change_picture, may_use_desk
from indgang.people.views.colleagues import colleague_seen_by


@desk
def put_up_picture(request: DeskRequest, pk: int) -> HttpResponse:
    colleague = colleague_seen_by(request.user, pk)
    if not may_change_picture(request.user, colleague):
        raise PermissionDenied
    form = PictureForm(request.POST, request.FILES) if request.method == "POST" else PictureForm()
    if request.method == "POST" and form.is_valid():
        try:
            picturing.put_up_picture(
                colleague=colleague,
                source=form.cleaned_data["picture"].read(),
                has_consented=form.cleaned_data["has_consented"],
                by=request.user,
                now=timezone.now(),
            )
        except picturing.UnableToChangePicture as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("Your picture is up."))
            return redirect(colleague)
    context = {"form": form, "colleague": colleague}
    return render(request, "people/put_up_picture.html", context, status=422 if form.errors else 200)


@desk
@require_POST
def take_down_picture(request: DeskRequest, pk: int) -> HttpResponse:
    colleague = colleague_seen_by(request.user, pk)
    try:
        picturing.take_down_picture(colleague=colleague, by=request.user)
    except picturing.UnableToChangePicture as refusal:
        raise PermissionDenied(refusal.reason) from refusal
    messages.success(request, _("Your picture has been taken down and deleted."))
    return redirect(colleague)


@require_safe
def show_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked for anew each time, so that a picture taken down is gone at once; unchanged, it is not sent again."""
    colleague = get_object_or_404(Colleague, pk=pk)
    is_public = is_shown_to_all(colleague)
    if not is_public and not is_shown_at_desk(request, colleague):
        raise Http404
    headers = {
        "ETag": f'"{str(colleague.picture.name).rpartition("/")[2]}"',
        "Cache-Control": "public, no-cache" if is_public else "private, no-cache",
        "X-Content-Type-Options": "nosniff",
    }
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponseNotModified(headers=headers)
    try:
        with colleague.picture.open() as file:
            return HttpResponse(file.read(), content_type="image/jpeg", headers=headers)
    except FileNotFoundError as missing:
        raise Http404 from missing


def is_shown_to_all(colleague: Colleague) -> bool:
    return not colleague.has_left(timezone.localdate()) and colleague.shown_to(Audience.PUBLIC).has_picture


def is_shown_at_desk(request: HttpRequest, colleague: Colleague) -> bool:
    user = request.user
    if not isinstance(user, User) or not may_use_desk(user, timezone.localdate()):
        return False
    return colleague.shown_to(audience_of(user, colleague)).has_picture
