"""The list of materials, and one of them with its file and how it is used."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from indgang.history.queries import events_of, shown
from indgang.materials.actions import counting, keeping
from indgang.materials.forms.materials import HandOutForm, MaterialFilter, MaterialForm
from indgang.materials.models import Material, MaterialFile, State, Way
from indgang.materials.queries.materials import file_of, handed_out, materials_shown, use_by_month
from indgang.materials.queries.outside_dates import occurrences_in_week_of
from indgang.materials.rules import may_hand_out, may_keep_materials
from indgang.people.access import DeskRequest, desk
from indgang.people.models import User
from indgang.shared.downloads import sealed_download

EVENTS_SHOWN = 20
HAND_OUTS_SHOWN = 20


def material_seen_by(user: User, pk: int) -> Material:
    """A draft is seen by those who keep materials, and by its owner."""
    material = get_object_or_404(Material.objects.select_related("owner"), pk=pk)
    is_own = user.colleague_id == material.owner_id
    if material.state == State.DRAFT and not is_own and not may_keep_materials(user):
        raise Http404
    return material


@require_safe
@desk
def list_materials(request: DeskRequest) -> HttpResponse:
    form = MaterialFilter(request.GET)
    wish, may_keep, today = form.wish(), may_keep_materials(request.user), timezone.localdate()
    materials = list(materials_shown(**wish, with_all=may_keep))
    context = {
        "form": form,
        "rows": [(one, one.is_to_be_looked_at(today)) for one in materials],
        "is_narrowed": any(wish.values()),
        "may_keep": may_keep,
    }
    return render(request, "materials/list_materials.html", context)


@require_safe
@desk
def show_material(request: DeskRequest, pk: int) -> HttpResponse:
    return material_page(request, material_seen_by(request.user, pk), None)


def material_page(request: DeskRequest, material: Material, refused: HandOutForm | None) -> HttpResponse:
    """The page, with the form that was refused as it was sent."""
    may_keep, today = may_keep_materials(request.user), timezone.localdate()
    release = material.release_date
    context = {
        "material": material,
        "file": file_of(material),
        "months": use_by_month(material),
        "handed_out": handed_out(material)[:HAND_OUTS_SHOWN],
        "is_to_be_looked_at": material.is_to_be_looked_at(today),
        "beside": occurrences_in_week_of(release) if may_keep and release and release >= today else [],
        "may_keep": may_keep,
        "hand_out_form": refused or HandOutForm(initial={"used_on": today}),
        "may_hand_out": may_hand_out(request.user) and material.state == State.IN_USE,
        "events": shown(events_of(material.history_key)[:EVENTS_SHOWN]) if may_keep else [],
    }
    return render(request, "materials/show_material.html", context, status=422 if refused else 200)


@require_GET
@desk
def open_material(request: DeskRequest, pk: int) -> HttpResponse:
    """On to where it is read; counted, but not who. A page of ours counts for itself."""
    material = material_seen_by(request.user, pk)
    if not material.address:
        raise Http404
    if not material.is_read_here:
        counting.count_use(material=material, way=Way.OPENED, on=timezone.localdate())
    return HttpResponseRedirect(material.address)


@require_GET
@desk
def download_material(request: DeskRequest, pk: int) -> HttpResponse:
    material = material_seen_by(request.user, pk)
    file = get_object_or_404(MaterialFile, material=material)
    counting.count_use(material=material, way=Way.DOWNLOADED, on=timezone.localdate())
    return sealed_download(name=file.name, content_type=file.content_type, content=bytes(file.content))


@require_POST
@desk
def hand_out_material(request: DeskRequest, pk: int) -> HttpResponse:
    material, form = material_seen_by(request.user, pk), HandOutForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            counting.hand_out_material(
                material=material,
                number=data["number"],
                place=data["place"],
                on=data["used_on"],
                by=request.user,
                today=timezone.localdate(),
            )
        except counting.UnableToHandOut as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("It has been noted. Thank you."))
            return redirect(material)
    return material_page(request, material, form)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def add_material(request: DeskRequest) -> HttpResponse:
    if not may_keep_materials(request.user):
        raise PermissionDenied
    form = (
        MaterialForm(request.POST, request.FILES)
        if request.method == "POST"
        else MaterialForm(initial={"owner": request.user.colleague})
    )
    if request.method == "POST" and form.is_valid():
        try:
            material = keeping.add_material(
                values=form.values(),  # type: ignore[arg-type]  # named by the form
                file=form.given_file,
                by=request.user,
                now=timezone.now(),
            )
        except keeping.UnableToKeepMaterial as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("It has been put in."))
            return redirect(material)
    return _form_page(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def change_material(request: DeskRequest, pk: int) -> HttpResponse:
    material = material_seen_by(request.user, pk)
    if not may_keep_materials(request.user):
        raise PermissionDenied
    form = (
        MaterialForm(request.POST, request.FILES, target=material)
        if request.method == "POST"
        else MaterialForm(target=material)
    )
    if request.method == "POST" and form.is_valid():
        try:
            keeping.change_material(
                material=material,
                values=form.values(),  # type: ignore[arg-type]  # named by the form
                file=form.given_file,
                by=request.user,
                now=timezone.now(),
            )
        except keeping.UnableToKeepMaterial as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The material has been changed."))
            return redirect(material)
    return _form_page(request, form, material)


def _form_page(request: DeskRequest, form: MaterialForm, material: Material | None) -> HttpResponse:
    context = {"form": form, "material": material, "file": file_of(material) if material else None}
    return render(request, "materials/edit_material.html", context, status=422 if form.errors else 200)
