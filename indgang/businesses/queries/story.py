"""A company's story, newest first: when somebody spoke with it, what was changed, and what areas above tell of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from indgang.businesses.models import Business, Conversation
from indgang.history.models import Event
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
    """One thing that happened: a conversation, a change, or what an area above tells."""

    happened_at: datetime
    conversation: Conversation | None = None
    event: ShownEvent | None = None
    told: ToldLine | None = None


@dataclass(frozen=True)
class StorySource:
    """Rows of one kind, the newest first, and the line that each of them is."""

    rows: QuerySet[Any]
    line: Callable[[Any], StoryLine]


class Story:
    """All of it, however long: what a page shows is read, and the rest is counted."""

    def __init__(self, sources: Sequence[StorySource]) -> None:
        self.sources = sources

    def __len__(self) -> int:
        return sum(source.rows.count() for source in self.sources)

    def __getitem__(self, part: slice) -> list[StoryLine]:
        """``part`` counts from the newest, and has an end."""
        lines = [source.line(row) for source in self.sources for row in source.rows[: part.stop]]
        return sorted(lines, key=lambda line: line.happened_at, reverse=True)[part]


def story_of(business: Business, *, told_above: Sequence[StorySource] = ()) -> Story:
    """``told_above`` is what the areas above tell of it. Of one moment what was said stands before what was told."""
    spoken = business.conversations.select_related("business").order_by("-spoken_at", "-pk")
    events = events_of(business.history_key).exclude(act__in=TOLD_ALREADY)
    return Story([StorySource(spoken, _conversation), *told_above, StorySource(events, _change)])


def _conversation(one: Conversation) -> StoryLine:
    return StoryLine(one.spoken_at, conversation=one)


def _change(event: Event) -> StoryLine:
    return StoryLine(event.happened_at, event=shown_event(event))
