"""A question without what could tell who asked: no names, numbers, addresses of mail or web, no greeting or signature.

What is left is what finding needs: ordinary words. It errs on the side of leaving out; a name that is also an ordinary
small-letter word can remain, which is why what is kept can also be read and forgotten by a person.
"""

import re
from collections.abc import Callable

from indgang.finding.letters import matter
from indgang.finding.words import WORD, canonical

LONGEST = 600
"""Letters that are kept of a question."""

_ADDRESSES = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+", re.IGNORECASE)
_WITH_DIGITS = re.compile(r"\S*\d\S*(?:[ .-]\d[\d .-]*)?")
_INTRODUCES = re.compile(
    r"\b((?:jeg|han|hun|vi|firmaet|virksomheden) hedder|mit navn er|navnet er|ring(?:e)? til|tal(?:e)? med|my name is)"
    r"((?: +\w+){1,2})",
    re.IGNORECASE,
)
_ENDS_A_SENTENCE = re.compile(r"[.!?:\n]\s*$|^\s*$")
_SPACES = re.compile(r"\s+")
_LEFT_ALONE = re.compile(r"\s+([,.!?;:])")


def anonymous(text: str, *, knows: Callable[[str], bool], is_name: Callable[[str], bool]) -> str:
    """Give the text without names and numbers, at most 600 letters; may be empty.

    `knows` tells whether a canonical word is an ordinary word, `is_name` whether it is to be left out in any case.
    """
    plain = _WITH_DIGITS.sub(" ", _ADDRESSES.sub(" ", matter(text)))
    plain = _INTRODUCES.sub(r"\1", plain)
    kept, end = [], 0
    for match in WORD.finditer(plain):
        kept.append(plain[end : match.start()])
        if not _is_left_out(plain, match, knows, is_name):
            kept.append(match[0])
        end = match.end()
    kept.append(plain[end:])
    return _LEFT_ALONE.sub(r"\1", _SPACES.sub(" ", "".join(kept))).strip(" ,;-")[:LONGEST].strip()


def _is_left_out(
    text: str, match: re.Match[str], knows: Callable[[str], bool], is_name: Callable[[str], bool]
) -> bool:
    word = canonical(match[0])
    if is_name(word):
        return True
    if not match[0][0].isupper() or match[0].isupper():
        return False
    # Danish has capitals only for names, but for the first word of a sentence.
    return not (_ENDS_A_SENTENCE.search(text[: match.start()]) and knows(word))
