"""What an enquiry is about, in a line. Pure."""

from __future__ import annotations

import re

from indgang.finding.letters import matter

LONGEST_SUMMARY = 120
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")


def summary_of(text: str) -> str:
    """The first sentence of the matter, without greeting and signature, in one line."""
    told = " ".join(matter(text).split("\n")).strip()
    first = next((part for part in SENTENCE_ENDS.split(matter(text)) if len(part.split()) > 1), told)
    line = " ".join(first.split()) or " ".join(text.split())
    return line if len(line) <= LONGEST_SUMMARY else f"{line[: LONGEST_SUMMARY - 1].rstrip()}…"
