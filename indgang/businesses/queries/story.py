"""A company's story, newest first: when somebody spoke with it, what was changed, and what areas above tell of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from indgang.businesses.models import Business, Conversation
from indgang.history.queries import events_of
from indgang.history.words import ShownEvent, shown_event

# Told by the conversations themselves.
TOLD_ALREADY = ("note_spoken_with", "remove_conversation")


@dataclass(frozen=True)
class ToldLine:
    """What an area above tells, as text; ``note`` is by whom, or where."""

    text: str
    link: str = ""
    note: str = ""


@dataclass(frozen=True)
class StoryLine:
    """One thing that happened: a conversation, a change, or what an area above tells.

    What is told is put into words when its line is shown: of hundreds a page shows some.
    """

    happened_at: datetime
    conversation: Conversation | None = None
    event: ShownEvent | None = None
    told: Callable[[], ToldLine] | None = None


def story_of(business: Business, *, told_above: Sequence[StoryLine] = ()) -> list[StoryLine]:
    """All of it: a company has some hundred lines at most. ``told_above`` is what the areas above tell of it."""
    spoken = business.conversations.select_related("business").order_by("-spoken_at", "-pk")
    events = events_of(business.history_key).exclude(act__in=TOLD_ALREADY)
    lines = [StoryLine(one.spoken_at, conversation=one) for one in spoken]
    lines += told_above
    lines += [StoryLine(event.happened_at, event=shown_event(event)) for event in events]
    return sorted(lines, key=lambda line: line.happened_at, reverse=True)
