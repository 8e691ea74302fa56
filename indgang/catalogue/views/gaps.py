"""Where the catalogue does not hold, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.queries.gaps import Gap, all_gaps, gap_groups
from indgang.catalogue.rules import may_see_gaps
from indgang.people.access import DeskRequest, desk
from indgang.people.models import Unit, User
from indgang.people.queries import units_with_all_below

WHOSE = {"alle": _("All"), "enheder": _("My units'"), "mine": _("Mine")}


@desk
def show_gaps(request: DeskRequest) -> HttpResponse:
    if not may_see_gaps(request.user):
        raise PermissionDenied
    chosen = request.GET.get("hvis", "alle")
    whose = chosen if chosen in WHOSE else "alle"
    gaps = all_gaps(timezone.localdate())
    kept = {one: list(gaps_of(request.user, gaps, one)) for one in WHOSE}
    context = {
        "groups": gap_groups(kept[whose]),
        "choices": [(one, label, len(kept[one])) for one, label in WHOSE.items()],
        "whose": whose,
        "number": len(kept[whose]),
    }
    return render(request, "catalogue/show_gaps.html", context)


def gaps_of(user: User, gaps: Iterable[Gap], whose: str) -> Iterable[Gap]:
    """All of them, those of the units the user leads and all below, or those the user has to do with."""
    if whose == "alle":
        return gaps
    if whose == "mine":
        return (gap for gap in gaps if user.colleague_id in gap.colleague_ids)
    units = units_with_all_below(Unit.objects.filter(pk__in=user.led_unit_ids))
    return (gap for gap in gaps if gap.unit is not None and gap.unit.pk in units)
