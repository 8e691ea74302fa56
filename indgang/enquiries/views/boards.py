"""The weekly board: what the meeting looks at, on one sheet of paper."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indgang.enquiries.board_words import parts_of
from indgang.enquiries.queries.board import WEEK, board_for
from indgang.enquiries.rules import may_see_board
from indgang.people.access import DeskRequest, desk

MOST_A_PART = 8  # more would not be one sheet; the rest is folded


@require_safe
@desk
def show_board(request: DeskRequest) -> HttpResponse:
    if not may_see_board(request.user):
        raise PermissionDenied
    now = timezone.now()
    board = board_for(request.user, now)
    context = {
        "board": board,
        "parts": parts_of(board),
        "first_date": timezone.localdate(now) - WEEK,
        "today": timezone.localdate(now),
        "most": f":{MOST_A_PART}",
        "after_most": f"{MOST_A_PART}:",
    }
    return render(request, "enquiries/show_board.html", context)
