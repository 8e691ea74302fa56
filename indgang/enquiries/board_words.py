"""What the parts of the weekly board are called, on its page and in its mail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from indgang.enquiries.queries.board import Board, Noted


class BoardPart(NamedTuple):
    """``good`` is said where nothing is ``noted``; ``shows`` is what is told of each: a moment, a level …"""

    title: str
    noted: list[Noted]
    good: str
    shows: str


def parts_of(board: Board) -> Iterator[BoardPart]:
    """In the order in which the week's meeting takes them."""
    yield BoardPart(
        _("The company should have heard from us"),
        board.late_contact,
        _("Every company has heard from us in time."),
        "moment",
    )
    yield BoardPart(_("The answer is late"), board.late_answer, _("No answer is late."), "answer")
    yield BoardPart(_("Has missed a date"), board.missed, _("No date has been missed."), "missed")
    yield BoardPart(_("Stands still: nothing for 7 days"), board.stuck, _("Nothing stands still."), "since")
    yield BoardPart(
        _("Has waited for the company for over 14 days"),
        board.waiting_long,
        _("We wait for nobody for long."),
        "since",
    )
    yield BoardPart(
        _("Asked, and not answered for 2 days"),
        board.unanswered,
        _("Everybody who was asked has answered."),
        "since",
    )
    yield BoardPart(_("Complex ones"), board.complex, _("There are no complex ones now."), "level")
    yield BoardPart(
        _("A third unit joined this week"),
        board.third_unit,
        _("No enquiry has grown to three units this week."),
        "since",
    )
