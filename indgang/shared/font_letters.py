"""Which letters a font can draw, read from the table ``cmap`` of its file (ISO/IEC 14496-22, 5.2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from struct import unpack_from

TABLE_ROW = 16
UNICODE_BY_WINDOWS = (3, 1)
SEGMENTS = 4


@lru_cache(maxsize=8)
def letters_of(font: Path) -> frozenset[int]:
    """The code points of a TrueType font whose letters lie in segments, as those of all common fonts do.

    Raises ValueError where it has no such table.
    """
    data = font.read_bytes()
    start = _place_of_segments(data, _place_of_table(data, b"cmap"))
    return frozenset(code for first, last in _segments(data, start) for code in range(first, last + 1))


def _place_of_table(data: bytes, tag: bytes) -> int:
    (number,) = unpack_from(">H", data, 4)
    for row in range(number):
        name, _checksum, place, _length = unpack_from(">4sIII", data, 12 + row * TABLE_ROW)
        if name == tag:
            return int(place)
    raise ValueError(f"the font has no table {tag!r}")


def _place_of_segments(data: bytes, table: int) -> int:
    (number,) = unpack_from(">H", data, table + 2)
    for row in range(number):
        platform, encoding, offset = unpack_from(">HHI", data, table + 4 + row * 8)
        place = int(table + offset)
        if (platform, encoding) == UNICODE_BY_WINDOWS and unpack_from(">H", data, place) == (SEGMENTS,):
            return place
    raise ValueError("the font does not say which letters it has in segments")


def _segments(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """First and last letter of each; the last segment is the mark of the end."""
    (doubled,) = unpack_from(">H", data, start + 6)
    count = doubled // 2
    lasts = unpack_from(f">{count}H", data, start + 14)
    firsts = unpack_from(f">{count}H", data, start + 16 + doubled)
    return zip(firsts[:-1], lasts[:-1], strict=True)
