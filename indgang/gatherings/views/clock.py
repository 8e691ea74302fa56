"""The clock of the speed-dates, full screen: right by the server's time, whenever it is looked at."""

from __future__ import annotations

from datetime import datetime
from math import ceil

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from indgang.gatherings.queries.day import Clock, clock_of
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
    gathering = gathering_kept_by(request.user, pk)
    context = {"gathering": gathering, **clock_context(clock_of(gathering), timezone.now())}
    return render(request, "gatherings/show_clock.html", context)
