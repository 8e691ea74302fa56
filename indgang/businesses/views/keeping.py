from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.businesses.actions import keeping
from indgang.businesses.cvr_register import UnableToAskRegister, is_register_on, look_up_business
from indgang.businesses.forms.keeping import BusinessForm, ContactPersonForm, EndingForm, RegisterForm
from indgang.businesses.models import Business
from indgang.businesses.rules import may_edit_businesses
from indgang.people.access import DeskRequest, desk


def business_to_edit(request: DeskRequest, pk: int) -> Business:
    business = get_object_or_404(Business.objects.select_related("contact_person"), pk=pk)
    if not may_edit_businesses(request.user):
        raise PermissionDenied
    return business


@desk
def create_business(request: DeskRequest) -> HttpResponse:
    """By hand; or first asked about in the CVR register by ``?cvr=``, which fills the form."""
    if not may_edit_businesses(request.user):
        raise PermissionDenied
    register = RegisterForm(request.GET if "cvr" in request.GET else None)
    if request.method == "POST":
        form = BusinessForm(request.POST)
    else:
        form = BusinessForm(initial=told_by_register(request, register))
    if request.method == "POST" and form.is_valid():
        try:
            business = keeping.create_business(values=form.values(), by=request.user)  # type: ignore[arg-type]  # named by the form
        except keeping.UnableToKeepBusiness as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("%(name)s has been written down.") % {"name": business.name})
            return redirect(business)
    is_faulty = bool(form.errors or register.errors)
    context = {"form": form, "register": register if is_register_on() else None}
    return render(request, "businesses/create_business.html", context, status=422 if is_faulty else 200)


def told_by_register(request: DeskRequest, register: RegisterForm) -> dict[str, Any]:
    """What the register says of the company that is asked about; why not, where it says nothing."""
    if not register.is_bound or not register.is_valid() or not register.cleaned_data["cvr"]:
        return {}
    cvr = register.cleaned_data["cvr"]
    standing = Business.objects.filter(cvr=cvr).first()
    if standing is not None:
        register.add_error("cvr", _("%(name)s has that CVR number already.") % {"name": standing.name})
        return {}
    try:
        told = look_up_business(cvr)
    except UnableToAskRegister as refusal:
        messages.warning(request, refusal.reason)
        return {"cvr": cvr}
    if told is None:
        messages.warning(request, _("The CVR register knows no company with that number."))
        return {"cvr": cvr}
    if told.has_ended:
        messages.warning(request, _("The CVR register says that the company has ended."))
    return told.values()


@desk
def edit_business(request: DeskRequest, pk: int) -> HttpResponse:
    business = business_to_edit(request, pk)
    form = BusinessForm(request.POST if request.method == "POST" else None, target=business)
    if request.method == "POST" and form.is_valid():
        try:
            keeping.edit_business(business=business, values=form.values(), by=request.user)  # type: ignore[arg-type]  # named by the form
        except keeping.UnableToKeepBusiness as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("%(name)s has been changed.") % {"name": business.name})
            return redirect(business)
    context = {"form": form, "business": business}
    return render(request, "businesses/edit_business.html", context, status=422 if form.errors else 200)


@desk
def end_business(request: DeskRequest, pk: int) -> HttpResponse:
    business = business_to_edit(request, pk)
    sent = request.POST if request.method == "POST" else None
    # What is offered is today, so that one press is enough.
    suggestion = {} if business.ended_date else {"ended_date": timezone.localdate()}
    form = EndingForm(sent, target=business, initial=suggestion)
    if request.method == "POST" and form.is_valid():
        ended_date = form.values().get("ended_date", business.ended_date)
        keeping.end_business(business=business, ended_date=ended_date, by=request.user)
        messages.success(request, _("%(name)s has been changed.") % {"name": business.name})
        return redirect(business)
    context = {"form": form, "business": business}
    return render(request, "businesses/end_business.html", context, status=422 if form.errors else 200)


@desk
def choose_contact_person(request: DeskRequest, pk: int) -> HttpResponse:
    business = business_to_edit(request, pk)
    form = ContactPersonForm(request.POST if request.method == "POST" else None, target=business)
    if request.method == "POST" and form.is_valid():
        chosen = form.values().get("contact_person", business.contact_person)
        try:
            keeping.choose_contact_person(
                business=business, contact_person=chosen, by=request.user, today=timezone.localdate()
            )
        except keeping.UnableToKeepBusiness as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The fixed contact person has been saved."))
            return redirect(business)
    context = {"form": form, "business": business}
    return render(
        request, "businesses/choose_contact_person.html", context, status=422 if form.errors else 200
    )
