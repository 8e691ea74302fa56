"""What a whole mail is about: without its greeting, its signature and what it quotes.

The places of the words are kept, so that they can be marked in the text as it was written.
"""

import re
from collections.abc import Iterator

from indgang.finding.words import WORD

FEWEST_LINES = 3
"""Lines with something on them that make a text a mail; a shorter one is read whole."""
LONGEST_EDGE = 70
"""Letters of a line that can be a greeting or a sign-off."""
MOST_GREETING_WORDS = 6
FEWEST_WORDS_ABOVE = 8
"""Words above a quoted mail that can be the matter; with fewer, the matter is what was quoted."""

_GREETING = re.compile(
    r"\s*(?:hej|hejsa|halløj|hallo|goddag|god ?dag|godmorgen|god ?morgen|god ?aften|kære|davs|dav|til rette|til den|att"
    r"|hello|hi|dear|good (?:morning|day)|guten tag|sehr geehrte|liebe|dzień dobry|szanowni|witam)\b",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"\s*(?:(?:med )?(?:de )?(?:venlig|bedste|mange|kærlig|sommer|solskin)\w*[ -]?hils(?:en|ener|ner)\b"
    r"|(?:m\.?v\.?h|v\.?h|d\.?b\.?h|k\.?h)\b|hilsen\b|hilsner\b|bh\b|på forhånd (?:mange )?tak\s*[,.!]?\s*$"
    r"|god weekend\b"
    r"|(?:kind|best) regards\b|regards\b|sincerely\b|mit freundlichen\b|viele grüße\b|z poważaniem\b|pozdrawiam\b"
    r"|sendt fra min\b|sent from my\b|--\s*$)",
    re.IGNORECASE,
)
_QUOTED_LINE = re.compile(r"\s*>")
_QUOTE_BEGINS = re.compile(
    r"\s*(?:-{2,}\s*(?:oprindelig|original|videresendt|forwarded)|(?:den|d\.|on)\s.{4,80}(?:skrev|wrote)\b.*:\s*$"
    r"|_{8,}\s*$|(?:fra|from):\s.*@)",
    re.IGNORECASE,
)
_QUOTE_HEADER = re.compile(
    r"\s*(?:fra|til|cc|sendt|dato|emne|from|to|sent|date|subject):\s|\s*-{2,}", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|\n|$)")


def matter(text: str) -> str:
    """Give the text with spaces for what is not its matter; as long as the text, and never empty of words.

    Only a mail is cut: a text of at least three lines that hold something.
    """
    lines = text.splitlines(keepends=True)
    if sum(1 for line in lines if line.strip()) < FEWEST_LINES:
        return text
    kept = "".join(_kept(lines))
    return kept if WORD.search(kept) else text


def sentences(text: str) -> list[tuple[int, int]]:
    """Give the places (`text[start:end]`) of the sentences that hold a word, in their order."""
    return [match.span() for match in _SENTENCE.finditer(text) if WORD.search(match[0])]


def _kept(lines: list[str]) -> Iterator[str]:
    """Give each line as it is, or as spaces."""
    quote = next((place for place, line in enumerate(lines) if _QUOTE_BEGINS.match(line)), len(lines))
    own, quoted = lines[:quote], lines[quote:]
    yield from _own(own)
    is_the_matter = len(WORD.findall("".join(_own(own)))) < FEWEST_WORDS_ABOVE
    for line in quoted:
        is_kept = is_the_matter and not _QUOTE_BEGINS.match(line) and not _QUOTE_HEADER.match(line)
        yield line if is_kept else _blank(line)


def _own(lines: list[str]) -> Iterator[str]:
    """Give what the sender wrote: no greeting first, nothing after the sign-off, no line that is a quotation."""
    has_begun = has_ended = False
    for line in lines:
        has_ended = has_ended or (has_begun and len(line) <= LONGEST_EDGE and bool(_SIGN_OFF.match(line)))
        is_left_out = has_ended or bool(_QUOTED_LINE.match(line)) or (not has_begun and _is_greeting(line))
        yield _blank(line) if is_left_out else line
        has_begun = has_begun or bool(line.strip())


def _is_greeting(line: str) -> bool:
    return (
        len(line) <= LONGEST_EDGE
        and len(WORD.findall(line)) <= MOST_GREETING_WORDS
        and bool(_GREETING.match(line))
    )


def _blank(line: str) -> str:
    return "".join(letter if letter in "\r\n" else " " for letter in line)
