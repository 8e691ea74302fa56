"""The companies as a list, and as suggestions while somebody types."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indgang.businesses.forms.filtering import BusinessFilter
from indgang.businesses.queries.lists import listed_businesses
from indgang.businesses.queries.search import suggested_businesses
from indgang.businesses.rules import may_edit_businesses, may_import_businesses
from indgang.people.access import DeskRequest, desk
from indgang.people.models import Audience, Colleague, ContactCard

A_PAGE = 50
LONGEST_QUESTION = 120


@require_safe
@desk
def list_businesses(request: DeskRequest) -> HttpResponse:
    form = BusinessFilter(request.GET)
    found = listed_businesses(form.wish(request.user.colleague_id), timezone.localdate())
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [(business, card_of(business.contact_person)) for business in page],
        "is_narrowed": form.is_narrowing,
        "may_edit": may_edit_businesses(request.user),
        "may_import": may_import_businesses(request.user),
    }
    return render(request, "businesses/list_businesses.html", context, status=422 if form.errors else 200)


@require_safe
@desk
def find_business(request: DeskRequest) -> HttpResponse:
    """The suggestions for what has been typed so far, as options of a ``datalist``; by ``q`` or ``business``."""
    text = request.GET.get("q") or request.GET.get("business") or ""
    found = suggested_businesses(text[:LONGEST_QUESTION], timezone.localdate())
    return render(request, "businesses/parts/business_options.html", {"businesses": found})


def card_of(colleague: Colleague | None) -> ContactCard | None:
    """What colleagues see of each other; nothing of whoever keeps even the name to themselves."""
    card = colleague.shown_to(Audience.COLLEAGUE) if colleague else None
    return card if card and card.name else None
