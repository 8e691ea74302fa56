from __future__ import annotations


class Refused(Exception):
    """Base of every ``UnableTo…``: an act that was not done, and why, in words for the person who tried.

    ``field`` names the form field the reason belongs to; empty where it concerns the whole.
    """

    def __init__(self, reason: str, *, field: str = "") -> None:
        super().__init__(reason)
        self.reason = str(reason)
        self.field = field
