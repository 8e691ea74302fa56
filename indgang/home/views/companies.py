"""A company's card: what businesses keep of it, and what the areas above them tell."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indgang.businesses.models import Business
from indgang.businesses.queries.story import StoryLine, story_of
from indgang.businesses.rules import may_edit_businesses
from indgang.enquiries.queries.of_business import enquiries_of_business
from indgang.home.views.desk import card_at_desk
from indgang.people.access import DeskRequest, desk
from indgang.people.models import Colleague
from indgang.people.queries import absences_on

LINES_A_PAGE = 30


@require_safe
@desk
def show_business(request: DeskRequest, pk: int) -> HttpResponse:
    """Its open enquiries stand on top, before the whole story in time order."""
    business = get_object_or_404(Business.objects.select_related("contact_person"), pk=pk)
    today, now = timezone.localdate(), timezone.now()
    enquiries = enquiries_of_business(request.user, business, now)
    story = story_of(business, told_above=enquiries.story)
    # A paginator asks for a length and slices, and no more.
    pages: Paginator[StoryLine] = Paginator(story, LINES_A_PAGE)  # type: ignore[arg-type]
    context = {
        "business": business,
        "enquiry_rows": enquiries.open_rows,
        "contacts": business.contacts.order_by("name", "pk"),
        "units": business.production_units.order_by("name", "p_number"),
        "story": pages.get_page(request.GET.get("page")),
        "has_ended": business.has_ended(today),
        "may_edit": may_edit_businesses(request.user),
        **contact_person_shown(business.contact_person, today),
    }
    return render(request, "home/show_business.html", context)


def contact_person_shown(colleague: Colleague | None, today: date) -> dict[str, Any]:
    """The fixed contact person's card, and who to ask instead while they are away."""
    away = absences_on(today, [colleague.pk]).get(colleague.pk) if colleague else None
    return {
        "contact_card": card_at_desk(colleague),
        "away": away,
        "substitute": card_at_desk(away.substitute) if away else None,
        "contact_has_left": colleague is not None and colleague.has_left(today),
    }
