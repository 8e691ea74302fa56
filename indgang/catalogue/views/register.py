"""The KLE register: to look a number up in, and to read a new edition of."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from indgang.catalogue.actions.importing_kle import UnableToImportKle
from indgang.catalogue.actions.importing_kle import import_kle as import_register
from indgang.catalogue.forms.filtering import KleFileForm, KleFilter
from indgang.catalogue.kle_files import LARGEST_FILE, UnreadableRegister, read_register
from indgang.catalogue.queries.kle_register import (
    KleChanges,
    find_subjects,
    newest_edition,
    tasks_by_number,
)
from indgang.catalogue.rules import may_import_kle
from indgang.people.access import DeskRequest, desk

NUMBERS_A_PAGE = 40


@desk
def list_kle(request: DeskRequest) -> HttpResponse:
    form = KleFilter(request.GET)
    page = Paginator(find_subjects(form.text()), NUMBERS_A_PAGE).get_page(request.GET.get("page"))
    tasks = tasks_by_number(subject.number for subject in page)
    context = {
        "form": form,
        "page": page,
        "rows": [(subject, tasks.get(subject.number, [])) for subject in page],
        "edition": newest_edition(),
        "may_import": may_import_kle(request.user),
    }
    return render(request, "catalogue/list_kle.html", context)


@desk
def import_kle(request: DeskRequest) -> HttpResponse:
    if not may_import_kle(request.user):
        raise PermissionDenied
    is_sent = request.method == "POST"
    form = KleFileForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    changes = read_file(request, form) if is_sent and form.is_valid() else None
    context = {"form": form, "changes": changes, "edition": newest_edition()}
    return render(request, "catalogue/import_kle.html", context, status=422 if form.errors else 200)


def read_file(request: DeskRequest, form: KleFileForm) -> KleChanges | None:
    """Reads the edition in and tells what it changed; None with the reason at the form where it is refused."""
    try:
        register = read_register(form.cleaned_data["file"].read(LARGEST_FILE + 1))
        changes = import_register(
            register=register, by=request.user, is_forced=form.cleaned_data["is_forced"]
        )
    except UnreadableRegister as unreadable:
        form.add_error("file", str(unreadable))
    except UnableToImportKle as refusal:
        form.add_error(refusal.field or None, refusal.reason)
    else:
        messages.success(request, _("The register has been read."))
        return changes
    return None
