from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from indgang.people.access import DeskRequest, desk
from indgang.people.actions import joining
from indgang.people.forms.cards import ContactCardForm
from indgang.people.models import Audience
from indgang.people.queries import the_municipality
from indgang.people.rules import audience_of, may_change_picture, may_edit_contact_card
from indgang.people.vcards import VERSIONS, vcard
from indgang.people.views.colleagues import colleague_seen_by


@desk
def edit_contact_card(request: DeskRequest, pk: int) -> HttpResponse:
    colleague = colleague_seen_by(request.user, pk)
    if not may_edit_contact_card(request.user, colleague):
        raise PermissionDenied
    audience = audience_of(request.user, colleague)
    sent = request.POST if request.method == "POST" else None
    form = ContactCardForm(sent, target=colleague, audience=audience)
    if request.method == "POST" and form.is_valid():
        try:
            joining.edit_contact_card(colleague=colleague, values=form.values(), by=request.user)  # type: ignore[arg-type]  # named by the form
        except joining.UnableToWriteColleague as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The contact card has been saved."))
            return redirect(colleague)
    context = {
        "form": form,
        "colleague": colleague,
        "public_card": colleague.shown_to(Audience.PUBLIC),
        "internal_card": colleague.shown_to(Audience.COLLEAGUE),
        "may_change_picture": may_change_picture(request.user, colleague),
    }
    return render(request, "people/edit_contact_card.html", context, status=422 if form.errors else 200)


@desk
def show_vcard(request: DeskRequest, pk: int) -> HttpResponse:
    """What the reader may see, for their own address book; ``?version=3.0`` for those that know no newer."""
    colleague = colleague_seen_by(request.user, pk)
    asked = request.GET.get("version", VERSIONS[0])
    municipality = the_municipality()
    membership = colleague.memberships.select_related("unit").first()
    text = vcard(
        colleague.shown_to(audience_of(request.user, colleague)),
        organisation=municipality.name if municipality else "",
        unit=membership.unit.name if membership else "",
        url=urljoin(settings.BASE_URL, colleague.get_absolute_url()),
        version=asked if asked in VERSIONS else VERSIONS[0],
    )
    headers = {
        "Content-Disposition": content_disposition_header(True, f"{colleague.name}.vcf") or "attachment",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(text, content_type="text/vcard; charset=utf-8", headers=headers)
