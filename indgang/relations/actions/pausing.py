"""Whoever is never heard from is paused, so that nobody waits for them in vain; they come back by one click."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from indgang.relations.notices.coffee import post_pause
from indgang.relations.queries.coffee import silent_members
from indgang.shared.actions.counting import count_change


def pause_the_silent(*, now: datetime) -> int:
    """Pauses those who were silent in their last two drawings, and tells each of them; returns how many.

    Whoever cannot be told is not paused. No event: that somebody pauses shows nowhere.
    """
    today, paused = timezone.localdate(now), 0
    with transaction.atomic():
        for member in silent_members(today):
            if post_pause(member, now=now):
                member.silent_since = today
                member.save(update_fields=["silent_since"])
                paused += 1
        if paused:
            count_change(topic="relations")
    return paused
