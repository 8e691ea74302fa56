"""Reads KL's register of municipal subjects (KLE) from the XML the municipality gets by its own subscription.

Knows the plan in version 1.1, 1.3 ("KLE-REST-Emneplan-fuld") and 2.0: main groups hold groups, groups hold subjects.
Names are matched without their namespace, as editions differ in it. Keywords stand in the subjects or, in older
editions, in a list of their own that names the number each belongs to. Nothing of the register is kept here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element, ParseError, tostring  # only to walk what defusedxml has read

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

LARGEST_FILE = 60 * 1024 * 1024  # bytes; the whole register with guidance is about 8 MB
PACKED = b"PK\x03\x04"
LEVELS = ("Hovedgruppe", "Gruppe", "Emne")
NUMBER = re.compile(r"\d\d(\.\d\d){0,2}")
WHOLE_NUMBER = re.compile(r"\b\d\d\.\d\d(?:\.\d\d)?\b")
VERSION = re.compile(r"version[-_ ]?(\d)[-_.](\d)", re.IGNORECASE)
RETIRED = re.compile(r"\s*\[udgået\]\s*", re.IGNORECASE)
MOVED = re.compile(
    r"(?:flyttet\s+til|erstattet\s+af|afløst\s+af|overført\s+til|sammenlagt\s+med|anvend\s+i\s+stedet|brug\s+i\s+stedet|i\s+stedet\s+anvendes)"
    r"(?P<rest>(?:(?!\.\s+(?-i:[A-ZÆØÅ]))[^\n]){0,160})",  # to the end of the sentence
    re.IGNORECASE,
)
NO_KEYWORD = re.compile(r"\[udgået\]|\[=|^tidligere (?:emne|gruppe|hovedgruppe)nr", re.IGNORECASE)
KEYWORD_TAIL = re.compile(r"\s*,\s*(?:hovedgruppe|gruppe|emne)\s*$", re.IGNORECASE)
BLOCKS = {"p", "div", "ul", "ol", "li", "br", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
MOST_SUCCESSORS = 8  # as many as the field holds
UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff]")


class UnreadableRegister(Exception):
    """The file is no KLE register that we can read; the text says why, to the person who chose it."""


@dataclass(frozen=True)
class ReadSubject:
    """A number of the register: main group, group or subject."""

    number: str
    title: str
    guidance: str = ""
    keywords: tuple[str, ...] = ()
    uuid: str = ""
    is_retired: bool = False
    successor: str = ""


@dataclass(frozen=True)
class ReadRegister:
    """One edition of the register."""

    published_date: date
    version: str
    subjects: tuple[ReadSubject, ...] = field(default=())


def read_register(content: bytes) -> ReadRegister:
    """The edition in the file, its numbers in the file's order. Raises ``UnreadableRegister``."""
    root = _parsed(content)
    listed = _listed_keywords(root)
    subjects: dict[str, ReadSubject] = {}
    for element, level in _levels(root):
        subject = _subject(element, level, listed)
        subjects.setdefault(subject.number, subject)
    if not subjects:
        raise UnreadableRegister(_("There are no KLE numbers in the file. Choose KL's “Emneplan” as XML."))
    return ReadRegister(_published(root), _version(root), tuple(subjects.values()))


def _parsed(content: bytes) -> Element:
    if len(content) > LARGEST_FILE:
        raise UnreadableRegister(_("The file is larger than any KLE register."))
    if content.startswith(PACKED):
        raise UnreadableRegister(_("The file is packed (zip). Unpack it, and choose the XML file in it."))
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as unsafe:
        raise UnreadableRegister(
            _("The file holds definitions that could do harm, and is not read.")
        ) from unsafe
    except (ParseError, ValueError, LookupError) as broken:
        raise UnreadableRegister(
            _("The file is not whole XML. Choose KL's “Emneplan” just as it came.")
        ) from broken
    return root


def _published(root: Element) -> date:
    text = _text(root, "UdgivelsesDato")[:10]
    try:
        return date.fromisoformat(text)
    except ValueError as unknown:
        raise UnreadableRegister(
            _("The file does not say when it was published (UdgivelsesDato).")
        ) from unknown


def _version(root: Element) -> str:
    """As the file's schema names it; empty where it names none."""
    told = " ".join([root.tag, *root.attrib.values()])
    found = VERSION.search(told)
    return f"{found[1]}.{found[2]}" if found else ""


def _levels(root: Element) -> Iterator[tuple[Element, str]]:
    for element in root.iter():
        name = _name(element)
        if name in LEVELS and _text(element, f"{name}Nr"):
            yield element, name


def _subject(element: Element, level: str, listed: dict[str, list[str]]) -> ReadSubject:
    number = _text(element, f"{level}Nr")
    if not NUMBER.fullmatch(number):
        raise UnreadableRegister(_("“%(number)s” is no KLE number.") % {"number": number[:40]})
    title = _text(element, f"{level}Titel")
    guidance = "\n\n".join(
        filter(None, (plain_text(child) for child in _children(element, f"{level}Vejledning")))
    )
    told_of_it = _children(element, f"{level}AdministrativInfo")
    is_retired = bool(RETIRED.search(title)) or any(_is_over(child) for child in told_of_it)
    return ReadSubject(
        number=number,
        title=RETIRED.sub(" ", title).strip()[:300] or number,
        guidance=guidance,
        keywords=tuple(dict.fromkeys([*_keywords(element, level), *listed.get(number, ())])),
        uuid=_text(element, "UUID")[:36],
        is_retired=is_retired,
        successor=_successor(guidance, number) if is_retired else "",
    )


def _keywords(element: Element, level: str) -> Iterator[str]:
    names = (f"{level}Stikord", f"{level}OgHandlingsfacetStikord")
    for child in element:
        if _name(child) in names and not _is_over(child):
            yield from clean_keyword(_text(child, "Tekst") or _whole(child))


def _listed_keywords(root: Element) -> dict[str, list[str]]:
    """Number → keywords, from the list older editions have beside the plan."""
    listed: dict[str, list[str]] = {}
    for element in root.iter():
        level = _name(element).removeprefix("StikordTil").removesuffix("OgHandlingsfacet")
        if _name(element).startswith("StikordTil") and level in LEVELS and not _is_over(element):
            text = _text(element, f"{level}Stikord") or _text(element, f"{level}OgHandlingsfacetStikord")
            listed.setdefault(_text(element, f"{level}Nr"), []).extend(clean_keyword(text))
    return listed


def _is_over(element: Element) -> bool:
    return any(_name(one) == "UdgaaetDato" for one in element.iter())


def clean_keyword(text: str) -> list[str]:
    """The keyword as people would say it; nothing where it only repeats the title, or is no longer used."""
    if NO_KEYWORD.search(text):
        return []
    cleaned = KEYWORD_TAIL.sub("", text).strip()
    return [cleaned] if cleaned else []


def _successor(guidance: str, number: str) -> str:
    """The numbers the guidance leads on to: “Emnet er flyttet til 05.14.05”."""
    found = (
        n for moved in MOVED.finditer(guidance) for n in WHOLE_NUMBER.findall(moved["rest"]) if n != number
    )
    return " ".join(list(dict.fromkeys(found))[:MOST_SUCCESSORS])


# Walking ------------------------------------------------------------------------------------------------------


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if _name(child) == name)


def _text(element: Element, name: str) -> str:
    return next((_whole(child) for child in _children(element, name)), "")


def _whole(element: Element) -> str:
    return " ".join(UNSHOWABLE.sub("", "".join(element.itertext())).split())


# From guidance to plain text ----------------------------------------------------------------------------------


def plain_text(element: Element) -> str:
    """Guidance without its marks: a line for each paragraph, "- " before each point of a list."""
    reader = _TextReader()
    try:
        markup = tostring(element, encoding="unicode")
    except RecursionError as bottomless:
        raise UnreadableRegister(_("The file is not put together as a KLE register.")) from bottomless
    reader.feed(unescape(markup) if "&lt;" in markup else markup)
    reader.close()
    return reader.text()


class _TextReader(HTMLParser):
    """Keeps the words, and drops scripts and styles with what is in them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.dropped = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002 – the parser hands it over
        name = tag.rpartition(":")[2]
        self.dropped += name in {"script", "style"}
        if name in BLOCKS:
            self.parts.append("\n- " if name == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        self.dropped -= name in {"script", "style"} and self.dropped > 0
        if name in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.dropped:
            self.parts.append(re.sub(r"\s+", " ", UNSHOWABLE.sub("", data)))

    def text(self) -> str:
        lines = (line.strip() for line in "".join(self.parts).splitlines())
        return "\n".join(line for line in lines if line not in {"", "-"})
