from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indgang.people.access import DeskRequest, desk
from indgang.people.actions import describing
from indgang.people.forms.municipality import MunicipalityForm
from indgang.people.models import Municipality
from indgang.people.queries import the_municipality
from indgang.people.rules import may_edit_municipality
from indgang.shared.colours import style_sheet

A_YEAR = 365 * 24 * 60 * 60


@require_safe
def show_colours(request: HttpRequest) -> HttpResponse:
    """The municipality's colours. An address that names the colour (``?v=1f5a4c``) never changes what it says."""
    municipality = the_municipality()
    colour = municipality.colour if municipality else Municipality._meta.get_field("colour").get_default()
    is_named = request.GET.get("v", "").lower() == colour.lstrip("#").lower()
    headers = {
        "ETag": f'"{colour.lstrip("#")}"',
        "Cache-Control": f"public, max-age={A_YEAR}, immutable" if is_named else "public, no-cache",
    }
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(style_sheet(colour), content_type="text/css; charset=utf-8", headers=headers)


@desk
def edit_municipality(request: DeskRequest) -> HttpResponse:
    municipality = the_municipality()
    if not may_edit_municipality(request.user, municipality):
        raise PermissionDenied
    if "add_rows" in request.POST:
        # Nothing is saved or judged yet: what is typed is shown again, with more empty rows.
        unticked = dict.fromkeys(MunicipalityForm(request.POST).ticks, False)
        form = MunicipalityForm(target=municipality, initial=unticked | request.POST.dict())
        return show_form(request, form, municipality)
    form = MunicipalityForm(request.POST if request.method == "POST" else None, target=municipality)
    if request.method == "POST" and form.is_valid():
        try:
            describing.describe_municipality(
                values=form.values(),  # type: ignore[arg-type]  # named by the form
                opening_hours=form.opening_hours(),
                closing_days=form.closing_days(),
                by=request.user,
            )
        except describing.UnableToDescribeMunicipality as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The municipality's page has been saved."))
            return redirect("people:edit_municipality")
    return show_form(request, form, municipality)


def show_form(
    request: DeskRequest, form: MunicipalityForm, municipality: Municipality | None
) -> HttpResponse:
    context = {"form": form, "described": municipality}
    return render(
        request,
        "people/edit_municipality.html",
        context,
        status=422 if form.is_bound and form.errors else 200,
    )
