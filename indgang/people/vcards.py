"""Writes a colleague's contact details as a vCard (RFC 6350, and version 3.0 for older address books)."""

from __future__ import annotations

from collections.abc import Iterator

from indgang.people.models import ContactCard

VERSIONS = ("4.0", "3.0")
WIDTH = 75  # octets a line, without the break: RFC 6350, 3.2
TO_ESCAPE = str.maketrans(
    {"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None}
    | dict.fromkeys(map(chr, (*range(10), 11, 12)))
)


def vcard(card: ContactCard, *, organisation: str, unit: str, url: str, version: str = "4.0") -> str:
    """``url`` is the colleague's own page: it names the card, so that a newer one takes its place."""
    lines = [
        "BEGIN:VCARD",
        f"VERSION:{version}",
        *_lines(card, organisation, unit, url, version),
        "END:VCARD",
    ]
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _lines(card: ContactCard, organisation: str, unit: str, url: str, version: str) -> Iterator[str]:
    given, _space, family = card.name.rpartition(" ")
    names = (family, given) if given else ("", family)
    yield f"FN:{escape(card.name)}"
    yield "N:" + ";".join(map(escape, names)) + ";;;"
    yield f"ORG:{escape(organisation)};{escape(unit)}" if unit else f"ORG:{escape(organisation)}"
    if card.title:
        yield f"TITLE:{escape(card.title)}"
    yield from _ways(card, version)
    notes = [text for text in (card.ask_about, card.working_hours) if text]
    if notes:
        yield "NOTE:" + escape("\n".join(notes))
    yield f"URL:{url}"
    yield f"UID:{url}"


def _ways(card: ContactCard, version: str) -> Iterator[str]:
    for number, kind in ((card.phone, "work,voice"), (card.mobile, "work,cell")):
        if number and version == "3.0":
            yield f"TEL;TYPE={kind}:{international(number)}"
        elif number:
            yield f'TEL;VALUE=uri;TYPE="{kind}":tel:{international(number)}'
    if card.mail:
        yield f"EMAIL;TYPE={'internet' if version == '3.0' else 'work'}:{escape(card.mail)}"
    if card.place:
        yield f"ADR;TYPE=work:;{escape(card.place)};;;;;"


def international(number: str) -> str:
    digits = "".join(c for c in number if c in "+0123456789")
    return digits if digits.startswith("+") else f"+45{digits}"


def escape(text: str) -> str:
    return text.translate(TO_ESCAPE)


def fold(line: str) -> str:
    """Breaks a long line so that no line holds more than 75 octets, and never inside a letter."""
    parts, width = [""], 0
    for letter in line:
        size = len(letter.encode())
        if width + size > WIDTH:
            parts.append(" ")
            width = 1
        parts[-1] += letter
        width += size
    return "\r\n".join(parts)
