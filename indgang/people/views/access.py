from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from indgang.people.access import DeskRequest, desk
from indgang.people.actions import admitting
from indgang.people.forms.access import RolesForm
from indgang.people.models import Colleague, User
from indgang.people.rules import may_give_roles
from indgang.people.views.colleagues import colleague_seen_by


@desk
def edit_access(request: DeskRequest, pk: int) -> HttpResponse:
    """One page, three acts: ``act`` in the form says whether to let in, to shut out, or to give roles."""
    if not may_give_roles(request.user):
        raise PermissionDenied
    colleague = colleague_seen_by(request.user, pk)
    user = User.objects.filter(colleague=colleague).first()
    roles = user.roles if user else ()
    form = RolesForm(request.POST if request.POST.get("act") == "give_roles" else None, roles=roles)
    if form.is_valid() or request.POST.get("act") in {"admit", "shut_out"}:
        try:
            done = do_what_is_asked(request, colleague, user, form)
        except admitting.UnableToAdmit as refusal:
            if form.is_bound:
                form.show_refusal(refusal)
            else:
                messages.error(request, refusal.reason)
                return redirect("people:edit_access", pk)
        else:
            messages.success(request, done)
            return redirect("people:edit_access", pk)
    context = {"form": form, "colleague": colleague, "account": user}
    return render(request, "people/edit_access.html", context, status=422 if form.errors else 200)


def do_what_is_asked(request: DeskRequest, colleague: Colleague, user: User | None, form: RolesForm) -> str:
    """Does the one act and tells that it is done."""
    name = {"name": colleague.name}
    if request.POST.get("act") == "admit":
        admitting.admit_colleague(colleague=colleague, by=request.user)
        return _("%(name)s may sign in now.") % name
    if user is None:
        raise admitting.UnableToAdmit(_("Let the colleague sign in first."))
    if request.POST.get("act") == "shut_out":
        admitting.shut_out(user=user, by=request.user)
        return _("%(name)s may not sign in any more.") % name
    admitting.give_roles(user=user, roles=form.cleaned_data["roles"], by=request.user)
    return _("The roles have been saved.")
