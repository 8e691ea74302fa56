"""The catalogues and those who keep them."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.catalogue.actions import keeping
from indgang.catalogue.forms.keeping import CatalogueForm
from indgang.catalogue.models import Catalogue
from indgang.catalogue.queries.addresses import free_catalogue_slug
from indgang.catalogue.queries.gaps import gap_groups, gaps_by_task
from indgang.catalogue.queries.task_lists import listed_catalogues
from indgang.catalogue.rules import (
    may_create_catalogue,
    may_create_some_task,
    may_edit_catalogue,
    may_see_gaps,
)
from indgang.history.queries import events_of, shown
from indgang.people.access import DeskRequest, desk
from indgang.people.models import Audience, Colleague, ContactCard

EVENTS_SHOWN = 10


@desk
def list_catalogues(request: DeskRequest) -> HttpResponse:
    context = {"catalogues": listed_catalogues(), "may_create": may_create_catalogue(request.user)}
    return render(request, "catalogue/list_catalogues.html", context)


@desk
def show_catalogue(request: DeskRequest, slug: str) -> HttpResponse:
    catalogue = get_object_or_404(listed_catalogues(), slug=slug)
    ids = list(catalogue.tasks.filter(is_published=True).values_list("pk", flat=True))
    gaps = [gap for found in gaps_by_task(timezone.localdate(), ids).values() for gap in found]
    context = {
        "catalogue": catalogue,
        "owner": card_of(catalogue.owner),
        "web_editor": card_of(catalogue.web_editor),
        "groups": gap_groups(gaps),
        "events": shown(events_of(catalogue.history_key)[:EVENTS_SHOWN]),
        "may_edit": may_edit_catalogue(request.user, catalogue),
        "may_create_task": may_create_some_task(request.user),
        "may_see_gaps": may_see_gaps(request.user),
    }
    return render(request, "catalogue/show_catalogue.html", context)


def card_of(colleague: Colleague | None) -> ContactCard | None:
    return colleague.shown_to(Audience.COLLEAGUE) if colleague else None


@desk
def create_catalogue(request: DeskRequest) -> HttpResponse:
    if not may_create_catalogue(request.user):
        raise PermissionDenied
    form = CatalogueForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        values = form.values() | {"slug": free_catalogue_slug(form.cleaned_data["name"])}
        try:
            catalogue = keeping.create_catalogue(values=values, by=request.user)  # type: ignore[arg-type]  # named by the form
        except keeping.UnableToKeepCatalogue as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The catalogue has been started."))
            return redirect(catalogue)
    return render(
        request, "catalogue/create_catalogue.html", {"form": form}, status=422 if form.errors else 200
    )


@desk
def edit_catalogue(request: DeskRequest, slug: str) -> HttpResponse:
    catalogue = get_object_or_404(
        Catalogue.objects.select_related("owning_unit", "owner", "web_editor"), slug=slug
    )
    if not may_edit_catalogue(request.user, catalogue):
        raise PermissionDenied
    form = CatalogueForm(request.POST if request.method == "POST" else None, target=catalogue)
    if request.method == "POST" and form.is_valid():
        try:
            keeping.edit_catalogue(catalogue=catalogue, values=form.values(), by=request.user)  # type: ignore[arg-type]  # named by the form
        except keeping.UnableToKeepCatalogue as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The catalogue has been changed."))
            return redirect(catalogue)
    context = {"form": form, "catalogue": catalogue}
    return render(request, "catalogue/edit_catalogue.html", context, status=422 if form.errors else 200)
