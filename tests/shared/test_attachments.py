from __future__ import annotations

import json

import pytest

from indgang.shared.attachments import Attachment


@pytest.mark.parametrize("content", [b"", b"BEGIN:VCALENDAR\r\n", bytes(range(256)), "møde".encode()])
def test_it_comes_out_of_its_row_as_it_went_in(content: bytes) -> None:
    one = Attachment("møde.ics", "text/calendar; method=REQUEST", content)

    assert Attachment.from_row(json.loads(json.dumps(one.as_row()))) == one


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ("text/calendar; method=REQUEST", True),
        ("application/pdf", True),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", True),
        ("image/svg+xml", True),
        ("", False),
        ("pdf", False),
        ("text/plain\n", False),
        ("text/plain\r\nBcc: alle@bageri.example", False),
        ("text/plain; name=a", False),
    ],
)
def test_a_sound_type_can_stand_in_a_header(content_type: str, expected: bool) -> None:
    assert Attachment("a", content_type, b"").has_sound_type() is expected
