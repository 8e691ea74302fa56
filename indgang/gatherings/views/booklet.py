"""The little booklet: a preview for those who make it, and as it was published for all colleagues."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from indgang.gatherings.actions import publishing
from indgang.gatherings.queries.booklet import booklet_of, missing_for_booklet
from indgang.gatherings.queries.published import published_booklet
from indgang.gatherings.views.opening import gathering_kept_by
from indgang.gatherings.views.showing import gathering_at
from indgang.materials.actions.counting import count_use
from indgang.materials.models import State, Way
from indgang.people.access import DeskRequest, desk
from indgang.shared.downloads import sealed_download


@require_safe
@desk
def show_booklet(request: DeskRequest, pk: int) -> HttpResponse:
    """As it was published. That it was opened is counted, and not by whom."""
    gathering = gathering_at(pk)
    published = published_booklet(gathering)
    if published is None or published.material.state != State.IN_USE:
        raise Http404(_("The booklet is not published."))
    if request.method == "GET":
        count_use(material=published.material, way=Way.OPENED, on=timezone.localdate())
    context = {"gathering": gathering, "booklet": published.words, "published": published}
    return render(request, "gatherings/show_booklet.html", context)


@require_safe
@desk
def preview_booklet(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    booklet = booklet_of(gathering)
    context = {
        "gathering": gathering,
        "booklet": booklet.as_data(),
        "is_empty": booklet.is_empty,
        "missing": missing_for_booklet(gathering),
        "may_publish": gathering.state == "held" and not booklet.is_empty,
    }
    return render(request, "gatherings/preview_booklet.html", context)


@require_GET
@desk
def draw_booklet(request: DeskRequest, pk: int) -> HttpResponse:
    """The preview on paper: nothing is kept, and nothing counted."""
    gathering = gathering_kept_by(request.user, pk)
    content = publishing.draw_booklet(words=booklet_of(gathering).as_data())
    return sealed_download(name=_("preview.pdf"), content_type=publishing.PDF, content=content)


@require_POST
@desk
def publish_booklet(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    try:
        publishing.publish_booklet(gathering=gathering, by=request.user, now=timezone.now())
    except publishing.UnableToPublish as refusal:
        messages.error(request, refusal.reason)
        return redirect("gatherings:preview_booklet", pk)
    messages.success(
        request, _("The booklet is published. Send the link round today, while all remember it.")
    )
    return redirect("gatherings:show_booklet", pk)
