from __future__ import annotations

from pathlib import Path
from struct import pack

import pytest
from django.conf import settings

from indgang.shared.font_letters import letters_of
from indgang.shared.pdf import FONT_FOLDER

OURS = Path(settings.PROJECT_DIR) / FONT_FOLDER / "IBMPlexSans-Regular.ttf"


def a_font(folder: Path, tag: bytes, platform: int) -> Path:
    """A font with one table, in which the segments are A to C and the mark of the end."""
    segments = pack(">HHHHHHH", 4, 0, 0, 4, 0, 0, 0) + pack(">HHHHH", 0x43, 0xFFFF, 0, 0x41, 0xFFFF)
    table = pack(">HHHHI", 0, 1, platform, 1, 12) + segments
    file = folder / f"{tag.decode()}-{platform}.ttf"
    file.write_bytes(pack(">IHHHH", 0, 1, 0, 0, 0) + pack(">4sIII", tag, 0, 28, len(table)) + table)
    return file


def test_our_font_has_the_danish_letters_and_no_emoji() -> None:
    letters = letters_of(OURS)
    assert {letter for letter in "æøåÆØÅé–—“”€→½²" if ord(letter) not in letters} == set()
    assert ord("😀") not in letters
    assert ord("中") not in letters


def test_the_segments_are_read(tmp_path: Path) -> None:
    assert letters_of(a_font(tmp_path, b"cmap", 3)) == frozenset({0x41, 0x42, 0x43})


@pytest.mark.parametrize(("tag", "platform"), [(b"glyf", 3), (b"cmap", 1)])
def test_a_font_that_does_not_say_is_refused(tmp_path: Path, tag: bytes, platform: int) -> None:
    with pytest.raises(ValueError, match="the font"):
        letters_of(a_font(tmp_path, tag, platform))
