"""A day that nobody ends is ended by itself the morning after, as ties, evaluation and figures wait for it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from indgang.gatherings.actions.ending import end_gathering
from indgang.gatherings.models import Gathering, GatheringState
from indgang.gatherings.notices.organiser import post_ended
from indgang.history.actions.recording import SYSTEM


def end_what_was_left(*, now: datetime) -> int:
    """Ends what has run since an earlier day, and tells organiser and stand-in; returns how many gatherings."""
    today, ended = timezone.localdate(now), 0
    running = Gathering.objects.filter(state=GatheringState.RUNNING, starts_at__lt=now)
    for gathering in running.select_related("organiser", "stand_in").order_by("pk"):
        if timezone.localdate(gathering.ends_at) < today:
            with transaction.atomic():
                end_gathering(gathering=gathering, by=SYSTEM, now=now)
                post_ended(gathering, now=now)
            ended += 1
    return ended
