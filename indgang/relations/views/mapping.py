"""The map: departments beside departments, never a person."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indgang.people.access import DeskRequest, desk
from indgang.relations.heat import MEASURES, heat_rows
from indgang.relations.picture import picture_of
from indgang.relations.queries.house import FEWEST
from indgang.relations.queries.kept_map import kept_map
from indgang.relations.queries.settings import the_setting
from indgang.relations.rules import may_change_relations, may_see_map

FEWEST_DEPARTMENTS = 2


@require_safe
@desk
def show_map(request: DeskRequest) -> HttpResponse:
    if not may_see_map(request.user):
        raise PermissionDenied
    setting = the_setting()
    context = {
        "setting": setting,
        "fewest": FEWEST,
        "may_change": may_change_relations(request.user),
        "measures": {"behov": _("What they need of each other"), "taethed": _("Who knows whom")},
    }
    if setting.is_on:
        context |= _of_today(request)
    return render(request, "relations/show_map.html", context)


def _of_today(request: DeskRequest) -> dict[str, object]:
    house_map = kept_map(timezone.localdate())
    measure = request.GET.get("vis", "")
    measure = measure if measure in MEASURES else "behov"
    has_ties = bool(len(house_map.house.net.ties.one))
    return {
        "house_map": house_map,
        "measure": measure,
        "is_empty": not has_ties or len(house_map.table.units) < FEWEST_DEPARTMENTS,
        "has_ties": has_ties,
        "rows": heat_rows(house_map, measure),
        "picture": picture_of(house_map),
    }
