from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.people.access import DeskRequest, desk
from indgang.people.actions import joining
from indgang.people.forms import filtering
from indgang.people.forms.colleagues import ColleagueForm, NewColleagueForm
from indgang.people.forms.filtering import ColleagueFilterForm
from indgang.people.models import Absence, Colleague, ContactCard, Role, Unit, User
from indgang.people.queries import (
    absences_on,
    colleagues_at_work,
    colleagues_away,
    colleagues_in,
    colleagues_known,
    colleagues_leaving,
    colleagues_matching,
    colleagues_who_left,
    places_of,
    units_with_all_below,
)
from indgang.people.rules import (
    audience_in_list,
    audience_of,
    may_edit_colleague,
    may_edit_some_unit,
    may_see_colleague,
    may_see_leavers,
)
from indgang.people.views.units import unit_named_in

A_PAGE = 50


@dataclass(frozen=True)
class ColleagueRow:
    """A colleague as the list shows them to this reader."""

    colleague: Colleague
    card: ContactCard
    units: list[Unit]
    absence: Absence | None
    is_leaving: bool
    has_left: bool


@desk
def list_colleagues(request: DeskRequest) -> HttpResponse:
    today = timezone.localdate()
    led = units_led_by(request.user)
    may_see_left = may_see_leavers(request.user)
    form = ColleagueFilterForm(
        request.GET, places=places_of(colleagues_at_work(today)), may_see_leavers=may_see_left
    )
    form.is_valid()
    found = narrowed(form, today)
    if not request.user.has_role(Role.ADMINISTRATOR):
        found = colleagues_known(found, own_id=request.user.colleague_id, units_led=led)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": list(rows_for(request.user, list(page), led, today)),
        "is_narrowed": form.is_narrowing,
        "may_create": may_edit_some_unit(request.user),
    }
    return render(request, "people/list_colleagues.html", context, status=422 if form.errors else 200)


def units_led_by(user: User) -> set[int]:
    led = user.led_unit_ids
    return units_with_all_below(Unit.objects.filter(pk__in=led)) if led else set()


def narrowed(form: ColleagueFilterForm, today: date) -> QuerySet[Colleague]:
    """Those whom the filter asks for; a part of it that makes no sense asks for nothing."""
    wanted = form.cleaned_data
    begin_with = {
        filtering.AWAY: colleagues_away,
        filtering.LEAVING: colleagues_leaving,
        filtering.LEFT: colleagues_who_left,
    }
    found = begin_with.get(wanted.get("state", ""), colleagues_at_work)(today)
    if wanted.get("unit"):
        found = colleagues_in(found, [wanted["unit"]])
    if wanted.get("place"):
        found = found.filter(place=wanted["place"])
    return colleagues_matching(found, wanted["q"]) if wanted.get("q") else found


def rows_for(
    user: User, colleagues: list[Colleague], units_led: set[int], today: date
) -> Iterator[ColleagueRow]:
    absences = absences_on(today, [colleague.pk for colleague in colleagues])
    for colleague in colleagues:
        yield ColleagueRow(
            colleague=colleague,
            card=colleague.shown_to(audience_in_list(user, colleague, units_led)),
            units=[membership.unit for membership in colleague.memberships.all()],
            absence=absences.get(colleague.pk),
            is_leaving=colleague.is_leaving(today),
            has_left=colleague.has_left(today),
        )


def colleague_seen_by(user: User, pk: int) -> Colleague:
    """The colleague, or 404 where there is none or even the name is hidden from this user."""
    colleague = get_object_or_404(Colleague, pk=pk)
    if not may_see_colleague(user, colleague):
        raise Http404
    return colleague


@desk
def create_colleague(request: DeskRequest) -> HttpResponse:
    if not may_edit_some_unit(request.user):
        raise PermissionDenied
    form = NewColleagueForm(
        request.POST if request.method == "POST" else None, main_unit=unit_named_in(request)
    )
    if request.method == "POST" and form.is_valid():
        try:
            colleague = joining.create_colleague(values=form.values(), units=form.units(), by=request.user)  # type: ignore[arg-type]  # named by the form
        except joining.UnableToWriteColleague as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("%(name)s has been added.") % {"name": colleague.name})
            return redirect(colleague)
    return render(request, "people/create_colleague.html", {"form": form}, status=422 if form.errors else 200)


@desk
def edit_colleague(request: DeskRequest, pk: int) -> HttpResponse:
    colleague = colleague_seen_by(request.user, pk)
    if not may_edit_colleague(request.user, colleague):
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else None
    form = ColleagueForm(sent, target=colleague, audience=audience_of(request.user, colleague))
    if request.method == "POST" and form.is_valid():
        try:
            joining.edit_colleague(
                colleague=colleague,
                values=form.values(),  # type: ignore[arg-type]  # named by the form
                units=form.units(),
                by=request.user,
            )
        except joining.UnableToWriteColleague as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("%(name)s has been changed.") % {"name": colleague.name})
            return redirect(colleague)
    context = {"form": form, "colleague": colleague}
    return render(request, "people/edit_colleague.html", context, status=422 if form.errors else 200)
