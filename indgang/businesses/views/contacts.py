from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.businesses.actions import contacting
from indgang.businesses.forms.keeping import ContactForm
from indgang.businesses.models import BusinessContact
from indgang.businesses.rules import may_edit_businesses
from indgang.businesses.views.keeping import business_to_edit
from indgang.people.access import DeskRequest, desk


@desk
def add_contact(request: DeskRequest, pk: int) -> HttpResponse:
    business = business_to_edit(request, pk)
    form = ContactForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            contact = contacting.add_contact(business=business, values=form.values(), by=request.user)  # type: ignore[arg-type]  # named by the form
        except contacting.UnableToKeepContact as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("%(name)s has been added.") % {"name": contact.name})
            return redirect(business)
    context = {"form": form, "business": business}
    return render(request, "businesses/add_contact.html", context, status=422 if form.errors else 200)


@desk
def edit_contact(request: DeskRequest, pk: int) -> HttpResponse:
    contact = contact_to_edit(request, pk)
    form = ContactForm(request.POST if request.method == "POST" else None, target=contact)
    if request.method == "POST" and form.is_valid():
        try:
            contacting.edit_contact(contact=contact, values=form.values(), by=request.user)  # type: ignore[arg-type]  # named by the form
        except contacting.UnableToKeepContact as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("%(name)s has been changed.") % {"name": contact.name})
            return redirect(contact)
    context = {"form": form, "contact": contact, "business": contact.business}
    return render(request, "businesses/edit_contact.html", context, status=422 if form.errors else 200)


@require_POST
@desk
def remove_contact(request: DeskRequest, pk: int) -> HttpResponse:
    contact = contact_to_edit(request, pk)
    contacting.remove_contact(contact=contact, by=request.user)
    messages.success(request, _("%(name)s has been removed.") % {"name": contact.name})
    return redirect(contact.business)


def contact_to_edit(request: DeskRequest, pk: int) -> BusinessContact:
    contact = get_object_or_404(BusinessContact.objects.select_related("business"), pk=pk)
    if not may_edit_businesses(request.user):
        raise PermissionDenied
    return contact
