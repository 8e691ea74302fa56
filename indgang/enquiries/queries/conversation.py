"""What was written and said in an enquiry, in order of time."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from indgang.enquiries.models import AttachedFile, Enquiry, Message

LATEST_SHOWN = 5


@dataclass(frozen=True)
class Conversation:
    """The first words, those in between that are folded away, and the latest."""

    first: list[Message]
    between: list[Message]
    latest: list[Message]


def conversation_of(enquiry: Enquiry) -> Conversation:
    """All of it, with the files' names but not what is in them."""
    files = AttachedFile.objects.defer("content").order_by("pk")
    every = list(
        enquiry.messages.select_related("author")
        .prefetch_related(Prefetch("files", queryset=files))
        .order_by("written_at", "pk")
    )
    first, rest = every[:1], every[1:]
    if len(rest) <= LATEST_SHOWN + 1:
        return Conversation(first, [], rest)
    return Conversation(first, rest[:-LATEST_SHOWN], rest[-LATEST_SHOWN:])
