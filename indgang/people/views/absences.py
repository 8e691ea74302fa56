from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.people.access import DeskRequest, desk
from indgang.people.actions import covering
from indgang.people.forms.absences import AbsenceForm
from indgang.people.models import Absence
from indgang.people.queries import absences_from, overlapping_absence
from indgang.people.rules import may_note_absence
from indgang.people.views.colleagues import colleague_seen_by


@desk
def note_absence(request: DeskRequest, pk: int) -> HttpResponse:
    colleague = colleague_seen_by(request.user, pk)
    if not may_note_absence(request.user, colleague):
        raise PermissionDenied
    today = timezone.localdate()
    form = AbsenceForm(request.POST if request.method == "POST" else None, initial={"first_date": today})
    if request.method == "POST" and form.is_valid():
        try:
            absence = covering.note_absence(colleague=colleague, by=request.user, **form.cleaned_data)
        except covering.UnableToNoteAbsence as refusal:
            form.show_refusal(refusal)
        else:
            tell_of(request, absence)
            return redirect("people:note_absence", colleague.pk)
    context = {
        "form": form,
        "colleague": colleague,
        "absences": absences_from(today, colleague),
        "may_note_absence": True,
    }
    return render(request, "people/note_absence.html", context, status=422 if form.errors else 200)


def tell_of(request: DeskRequest, absence: Absence) -> None:
    """Says what was noted, and what may have been overlooked."""
    messages.success(request, _("%(name)s is noted as away.") % {"name": absence.colleague.name})
    if absence.substitute is None:
        messages.warning(
            request, _("Nobody stands in. Whoever asks is sent to the others who do the same task.")
        )
        return
    away_too = overlapping_absence(absence.substitute, absence.first_date, absence.last_date)
    if away_too is not None:
        told = {
            "name": absence.substitute.name,
            "first": date_format(away_too.first_date, "j. F"),
            "last": date_format(away_too.last_date, "j. F"),
        }
        messages.warning(request, _("%(name)s is away too, from %(first)s to %(last)s.") % told)


@desk
@require_POST
def remove_absence(request: DeskRequest, pk: int) -> HttpResponse:
    absence = get_object_or_404(Absence.objects.select_related("colleague"), pk=pk)
    colleague = colleague_seen_by(request.user, absence.colleague_id)
    try:
        covering.remove_absence(absence=absence, by=request.user)
    except covering.UnableToNoteAbsence as refusal:
        raise PermissionDenied(refusal.reason) from refusal
    messages.success(request, _("The absence has been removed."))
    return redirect("people:note_absence", colleague.pk)
