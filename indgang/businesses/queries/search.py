"""Finding a company while somebody is on the telephone: by a part of its name, its CVR number or its phone number.

Each company keeps the words it is found by in one text, in plain letters and with a space before each. What is typed is
looked for as the beginning of any of them: one look through the table, and no index to keep.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from django.db.models import Case, Q, QuerySet, Value, When

from indgang.businesses.models import Business

MOST_WORDS = 8  # of a question for a company; more only cost time
MOST_SUGGESTED = 10
PLAIN_WORD = re.compile(r"[0-9a-z]+")
PLAIN_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "ß": "ss"})


def plain_words(text: str) -> list[str]:
    """The text's words in letters from a to z: ``Øster Å`` is found as ``oester aa`` too."""
    spelled = unicodedata.normalize("NFC", text).casefold().translate(PLAIN_LETTERS)
    return PLAIN_WORD.findall("".join(c for c in unicodedata.normalize("NFKD", spelled) if c.isascii()))


def search_text_of(business: Business, *, numbers: Iterable[str] = ()) -> str:
    """The words of its name and town, its CVR number and phone, and further ``numbers``: P-numbers and phones."""
    digits = (text.replace(" ", "") for text in (business.cvr, business.phone, *numbers))
    words = [*plain_words(business.name), *plain_words(business.town), *filter(None, digits)]
    return "".join(f" {word}" for word in dict.fromkeys(words)) or " "


def asked_words(text: str) -> list[str]:
    """What was typed as beginnings of words; a number may be typed with spaces and +45."""
    if re.fullmatch(r"[+0-9 ]{2,}", text):
        return PLAIN_WORD.findall(re.sub(r"^(\+|00)45", "", text.replace(" ", "")))
    return plain_words(text)[:MOST_WORDS]


def businesses_matching(businesses: QuerySet[Business], text: str) -> QuerySet[Business]:
    """Those of them where every word typed begins one of theirs; none where nothing that can be found was typed."""
    words = asked_words(text)
    for word in words:
        businesses = businesses.filter(search_text__contains=f" {word}")
    return businesses if words else businesses.none()


def in_force(today: date) -> QuerySet[Business]:
    """Those that have not ended."""
    return Business.objects.filter(Q(ended_date__isnull=True) | Q(ended_date__gt=today))


def suggested_businesses(text: str, today: date) -> list[Business]:
    """The first few that fit what has been typed so far; those whose name begins so come first."""
    if not asked_words(text):
        return []
    begins = When(search_text__startswith=f" {asked_words(text)[0]}", then=Value(0))
    found = businesses_matching(in_force(today), text)
    return list(found.order_by(Case(begins, default=Value(1)), "name", "pk")[:MOST_SUGGESTED])
