"""Small files that go with a mail, such as an invitation for the calendar; kept in the mail's own row."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass

CONTENT_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+(; method=[A-Z]+)?")
FOR_CALENDARS = "text/calendar; method="
AS_FILE = "application/ics"


@dataclass(frozen=True)
class Attachment:
    """``content_type`` is such as ``text/calendar; method=REQUEST``."""

    name: str
    content_type: str
    content: bytes

    @classmethod
    def from_row(cls, row: dict[str, str]) -> Attachment:
        return cls(row["name"], row["content_type"], b64decode(row["content"]))

    def as_row(self) -> dict[str, str]:
        content = b64encode(self.content).decode()
        return {"name": self.name, "content_type": self.content_type, "content": content}

    @property
    def is_for_calendars(self) -> bool:
        """Whether a mail program is to act on it, which it does where it is another form of the mail's own text."""
        return self.content_type.startswith(FOR_CALENDARS)

    def has_sound_type(self) -> bool:
        return CONTENT_TYPE.fullmatch(self.content_type) is not None
