"""What a gathering left is counted while it is still known, as ties are forgotten: by the clock."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from indgang.gatherings.models import Gathering, GatheringState
from indgang.gatherings.queries.figures import counted_figures
from indgang.shared.actions.counting import count_change


def note_figures(*, now: datetime) -> int:
    """Notes what can be counted of each gathering held and is not noted yet; returns of how many.

    What was noted stands: counted again it would come out lower, once ties have been forgotten.
    """
    today = timezone.localdate(now)
    noted = 0
    for gathering in Gathering.objects.filter(state=GatheringState.HELD).order_by("pk"):
        if not _is_complete(gathering):
            noted += _note(gathering, counted_figures(gathering, today))
    return noted


def _is_complete(gathering: Gathering) -> bool:
    """Whether nothing more will be known of it: all is counted, or relations were off when it was held."""
    noted = gathering.figures
    return "alive_12" in noted or ("pairs" in noted and "new" not in noted)


def _note(gathering: Gathering, counted: dict[str, int]) -> bool:
    fresh = {name: number for name, number in counted.items() if name not in gathering.figures}
    if not fresh:
        return False
    with transaction.atomic():
        gathering.figures = gathering.figures | fresh
        gathering.save(update_fields=["figures"])
        count_change(topic="gatherings")
    return True
