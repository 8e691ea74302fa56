"""Single Danish words: finding them in a text, one spelling for æ, ø and å, and their stem."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

LONGEST_WORD = 60
"""Letters of a word that are looked at. Longer runs are not words, and would only cost time."""

# A number with dots (a KLE number, an amount, a date) stays whole; combining marks belong to their letter.
WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_](?:[^\W_]|[\u0300-\u036f])*")

_DIGRAPHS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))
_STRIPPED = str.maketrans({"æ": "a", "ø": "o", "å": "a"})
_danish = Stemmer.Stemmer("danish", 0)


@lru_cache(maxsize=65_536)
def canonical(word: str) -> str:
    """Give the one spelling both sides are compared in: NFC, small letters, æ ø å also for ae oe aa."""
    plain = unicodedata.normalize("NFC", word[:LONGEST_WORD]).lower()
    for digraph, letter in _DIGRAPHS:
        plain = plain.replace(digraph, letter)
    return plain


@lru_cache(maxsize=65_536)
def stripped(word: str) -> str:
    """Give a canonical word without accents and with a, o, a for æ, ø, å: `miljø` → `miljo`."""
    # `å` must go first: taken apart it is an a with a ring, which is what we want as well.
    apart = unicodedata.normalize("NFD", word.translate(_STRIPPED))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Give the Snowball stem of a canonical word: `tilladelserne` → `tillad`."""
    return str(_danish.stemWord(word))
