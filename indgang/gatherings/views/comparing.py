from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indgang.gatherings.figure_words import interval_in_words, percent
from indgang.gatherings.queries.comparing import Compared, compared_gatherings
from indgang.gatherings.queries.figures import LATER
from indgang.gatherings.years import Picture, picture_of
from indgang.people.access import DeskRequest, desk
from indgang.relations.queries.settings import the_setting
from indgang.surveys.intervals import Estimate

NONE = "–"


@dataclass(frozen=True)
class Cell:
    """What stands in the table, and beside it in grey."""

    text: str
    beside: str = ""


Told = Callable[[Compared], Cell]


@require_safe
@desk
def compare_gatherings(request: DeskRequest) -> HttpResponse:
    """All that were held, as a table and as a picture; shares of pairs and of answers, never of a person."""
    compared = compared_gatherings()
    told = _lines(timezone.localdate())
    context = {
        "compared": compared,
        "lines": [(label, [cell(one) for one in compared]) for label, cell in told],
        "pictures": _pictures(compared) if compared else [],
        "has_relations": the_setting().is_on,
    }
    return render(request, "gatherings/compare_gatherings.html", context)


def _lines(today: date) -> list[tuple[str, Told]]:
    return [
        (_("Invited"), lambda one: Cell(str(one.invited))),
        (_("Came"), lambda one: Cell(str(one.came))),
        (_("Minutes"), lambda one: Cell(str(one.gathering.minutes))),
        (_("Pairs who met somebody new"), lambda one: _cell(one.new)),
        (
            _("Pairs of departments that met"),
            lambda one: Cell(NONE if one.bridged is None else str(one.bridged)),
        ),
        (_("New ties alive after 6 months"), lambda one: _later(one, one.alive_6, "alive_6", today)),
        (_("New ties alive after 12 months"), lambda one: _later(one, one.alive_12, "alive_12", today)),
        (_("Met somebody they can use"), lambda one: _cell(one.met)),
        (_("Worth the time"), lambda one: _cell(one.worth)),
        (_("Too long"), lambda one: _cell(one.too_long)),
        (
            _("Times the booklet was used"),
            lambda one: Cell(NONE if one.booklet_used is None else str(one.booklet_used)),
        ),
    ]


def _cell(share: Estimate | None) -> Cell:
    return Cell(f"{percent(share.value)} %", interval_in_words(share)) if share is not None else Cell(NONE)


def _later(one: Compared, share: Estimate | None, name: str, today: date) -> Cell:
    """Before its day a figure is not missing: it is not yet."""
    due = timezone.localdate(one.gathering.starts_at) + LATER[name]
    return Cell("", _("not yet")) if share is None and due > today else _cell(share)


def _pictures(compared: Sequence[Compared]) -> list[Picture]:
    labels = [date_format(timezone.localtime(one.gathering.starts_at), "F Y") for one in compared]
    new, alive = [one.new for one in compared], [one.alive_6 for one in compared]
    worth, long = [one.worth for one in compared], [one.too_long for one in compared]
    return [
        picture_of(
            labels,
            [
                ("new", _("Pairs who met somebody new"), new),
                ("alive", _("Still alive after 6 months"), alive),
            ],
        ),
        picture_of(labels, [("worth", _("Worth the time"), worth), ("long", _("Too long"), long)]),
    ]
