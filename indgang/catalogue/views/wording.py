"""The lexicon and the other doors, for those who keep the words that finding goes by."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.catalogue.actions import wording
from indgang.catalogue.forms.wording import LexiconFilter, LexiconForm, OtherDoorForm
from indgang.catalogue.models import LexiconEntry, OtherDoor
from indgang.catalogue.queries.addresses import free_door_key
from indgang.catalogue.queries.words import listed_doors, listed_lexicon
from indgang.catalogue.rules import may_edit_words
from indgang.history.queries import events_of, shown
from indgang.people.access import DeskRequest, desk

ENTRIES_A_PAGE = 60
EVENTS_SHOWN = 10


def refuse_others(request: DeskRequest) -> None:
    if not may_edit_words(request.user):
        raise PermissionDenied


@desk
def list_lexicon(request: DeskRequest) -> HttpResponse:
    """The words and what they lead to; a new one is put in at the top."""
    refuse_others(request)
    form = LexiconForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            entry = wording.add_lexicon_entry(**form.cleaned_data, by=request.user)
        except wording.UnableToKeepWords as refusal:
            form.add_error(refusal.field or None, refusal.reason)
        else:
            messages.success(request, _("“%(word)s” is in the lexicon.") % {"word": entry.word})
            return redirect("catalogue:list_lexicon")
    wish = LexiconFilter(request.GET)
    page = Paginator(listed_lexicon(*wish.wish()), ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "filter": wish, "page": page}
    return render(request, "catalogue/list_lexicon.html", context, status=422 if form.errors else 200)


@require_POST
@desk
def remove_lexicon_entry(request: DeskRequest, pk: int) -> HttpResponse:
    refuse_others(request)
    entry = get_object_or_404(LexiconEntry, pk=pk)
    wording.remove_lexicon_entry(entry=entry, by=request.user)
    messages.success(request, _("“%(word)s” is taken out of the lexicon.") % {"word": entry.word})
    return redirect("catalogue:list_lexicon")


@desk
def list_other_doors(request: DeskRequest) -> HttpResponse:
    refuse_others(request)
    return render(request, "catalogue/list_other_doors.html", {"doors": listed_doors()})


@desk
def create_other_door(request: DeskRequest) -> HttpResponse:
    refuse_others(request)
    form = OtherDoorForm(request.POST if request.method == "POST" else None, initial={"is_shown": True})
    if request.method == "POST" and form.is_valid():
        values = form.values() | {"key": free_door_key(form.cleaned_data["title"])}
        wording.create_other_door(values=values, by=request.user)  # type: ignore[arg-type]  # named by the form
        messages.success(request, _("The other door is written."))
        return redirect("catalogue:list_other_doors")
    context = {"form": form}
    return render(request, "catalogue/create_other_door.html", context, status=422 if form.errors else 200)


@desk
def edit_other_door(request: DeskRequest, key: str) -> HttpResponse:
    refuse_others(request)
    door = get_object_or_404(OtherDoor, key=key)
    form = OtherDoorForm(request.POST if request.method == "POST" else None, target=door)
    if request.method == "POST" and form.is_valid():
        wording.edit_other_door(door=door, values=form.values(), by=request.user)  # type: ignore[arg-type]  # named by the form
        messages.success(request, _("The other door is changed."))
        return redirect("catalogue:list_other_doors")
    context = {"form": form, "door": door, "events": shown(events_of(door.history_key)[:EVENTS_SHOWN])}
    return render(request, "catalogue/edit_other_door.html", context, status=422 if form.errors else 200)


@require_POST
@desk
def remove_other_door(request: DeskRequest, key: str) -> HttpResponse:
    refuse_others(request)
    wording.remove_other_door(door=get_object_or_404(OtherDoor, key=key), by=request.user)
    messages.success(request, _("The other door is removed."))
    return redirect("catalogue:list_other_doors")
