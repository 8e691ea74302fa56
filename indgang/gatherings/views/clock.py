"""The clock of the speed-dates, full screen: right by the server's time, whenever it is looked at."""

from __future__ import annotations

from datetime import datetime
from math import ceil

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from indgang.gatherings.queries.day import Clock, clock_of, turn_clock_of
from indgang.gatherings.queries.next_tables import next_tables
from indgang.gatherings.views.opening import gathering_kept_by
from indgang.people.access import DeskRequest, desk


def seconds_until(moment: datetime | None, now: datetime) -> int:
    return max(0, ceil((moment - now).total_seconds())) if moment else 0


def clock_context(clock: Clock, now: datetime) -> dict[str, object]:
    left = seconds_until(clock.ends_at, now)
    return {
        "clock": clock,
        "now_ms": int(now.timestamp() * 1000),
        "ends_ms": int(clock.ends_at.timestamp() * 1000) if clock.ends_at else 0,
        "left": f"{left // 60}:{left % 60:02d}",
        "is_running": left > 0,
    }


@never_cache
@require_safe
@desk
def show_clock(request: DeskRequest, pk: int) -> HttpResponse:
    """What began last: a round of speed-dates or a turn of the groups; and between them where everybody sits next."""
    gathering = gathering_kept_by(request.user, pk)
    rounds, turns = clock_of(gathering), turn_clock_of(gathering)
    is_turn = turns.began_at is not None and (rounds.began_at is None or turns.began_at >= rounds.began_at)
    context = {
        "gathering": gathering,
        "is_turn": is_turn,
        "next_round": rounds.next_number,
        "next_turn": turns.next_number,
        "tables": next_tables(gathering, rounds, turns, is_turn=is_turn),
        **clock_context(turns if is_turn else rounds, timezone.now()),
    }
    return render(request, "gatherings/show_clock.html", context)
