"""The level of an enquiry goes up by itself, and never down: a complex one does not become simple by being slow."""

from __future__ import annotations

from datetime import datetime

from indgang.enquiries.levels import higher, level_of
from indgang.enquiries.models import Enquiry, Level
from indgang.enquiries.notices.leader import post_complex
from indgang.enquiries.queries.parts import units_in
from indgang.history.actions.recording import Actor, record_event


def raise_level(*, enquiry: Enquiry, by: Actor, now: datetime) -> bool:
    """Reckons the level anew, inside the caller's transaction; whether it went up. A complex one is told of once."""
    reckoned = level_of(
        units=len(units_in(enquiry)),
        needs_decision=enquiry.needs_decision,
        is_weighty=enquiry.is_weighty,
        missed_dates=enquiry.missed_dates,
    )
    level = higher(enquiry.level, reckoned)
    if level == enquiry.level:
        return False
    note_level(enquiry=enquiry, level=level, act="raise_level", by=by, now=now)
    return True


def note_level(*, enquiry: Enquiry, level: Level, act: str, by: Actor, now: datetime) -> None:
    """Another level, by whichever ``act``, inside the caller's transaction; of a complex one is told."""
    changes = {"level": (enquiry.level, level)}
    enquiry.level = level
    enquiry.save(update_fields=["level"])
    record_event(area="enquiries", act=act, target=enquiry, by=by, changes=changes)
    if level == Level.COMPLEX:
        post_complex(enquiry, by=by, now=now)
