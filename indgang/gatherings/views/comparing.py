from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indgang.gatherings.queries.comparing import compared_gatherings
from indgang.gatherings.queries.figures import LATER
from indgang.gatherings.years import picture_of
from indgang.people.access import DeskRequest, desk
from indgang.relations.queries.settings import the_setting


@require_safe
@desk
def compare_gatherings(request: DeskRequest) -> HttpResponse:
    """All that were held, as a table and as a picture; shares of pairs and of answers, never of a person."""
    compared, today = compared_gatherings(), timezone.localdate()
    labels = [date_format(timezone.localtime(one.gathering.starts_at), "M Y") for one in compared]
    rows = [
        (
            one,
            {
                name: timezone.localdate(one.gathering.starts_at) + later > today
                for name, later in LATER.items()
            },
        )
        for one in compared
    ]
    context = {
        "rows": rows,
        "pictures": [
            picture_of(
                labels,
                [
                    ("new", _("Pairs who met somebody new"), [one.new for one in compared]),
                    ("alive", _("Still alive after 6 months"), [one.alive_6 for one in compared]),
                ],
            ),
            picture_of(
                labels,
                [
                    ("worth", _("Worth the time"), [one.worth for one in compared]),
                    ("long", _("Too long"), [one.too_long for one in compared]),
                ],
            ),
        ],
        "has_relations": the_setting().is_on,
    }
    return render(request, "gatherings/compare_gatherings.html", context)
