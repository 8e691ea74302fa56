"""From a text to the terms it is searched by: words with their place in it, their stems and the stems of
their parts.

Both sides pass through here, the catalogue and the question, so that they meet in the same spelling.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from indgang.finding.compounds import CompoundSplitter
from indgang.finding.words import WORD, canonical

STOP_WORDS = frozenset(
    """ad af aldrig alle alt anden andet andre at bare begge blev blive bliver blevet både da de dem den denne
    der deres derfor dermed derpå det dette dig din dine disse dit dog du efter eller ellers en end endnu er
    et fik for fordi fra få får før ganske gør går ham han hans har havde have haft hen hende hendes her hos
    hun hvad hver hvilken hvilke hvilket hvis hvor hvordan hvorfor hvornår i igen ikke ind ingen intet ja jeg
    jer jeres jo kan kun kunne lige lidt man mange med meget men mere mest mig min mine mit mod må måtte nej
    netop nogen noget nogle nok nu når og også om op os over på samme samt selv selvom siden sig sin sine sit
    skal skulle slet som stadig så sådan således temmelig thi til ud uden under var ved vi via vil ville vor
    vore vores være været""".split()
)
"""Danish words that only hold a sentence together, in canonical spelling; never indexed and never searched
for."""

BOILERPLATE = frozenset(
    """behøver bede ber bedes besked bruge fint finde finder forstå følgende gerne god godt gøre hej hejsa
    hello hensyn hilsen hilsner hjælp hjælpe hvem håber høre kender kontakt kontakte kontakter kære ligger
    måde måske mvh nemlig nødt ok okay ringe ringer rigtig skriver snakke spørge spørgsmål tak tale taler tror
    tænkte undrer venlig venlige venligst vedr vedrørende vha vide ønsker ønske øvrigt""".split()
)
"""Words of nearly every enquiry; they count only in a question that has no other words."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text: as written, where (`text[start:end]`), its canonical spelling, and what it is
    searched by."""

    text: str
    start: int
    end: int
    word: str
    stem: str
    parts: tuple[str, ...]

    def __hash__(self) -> int:
        """Give the place: within one text it tells terms apart, and is quick."""
        return self.start

    @property
    def roots(self) -> tuple[str, ...]:
        """Give the stem of the whole word, then those of its parts that differ from it."""
        return self.stem, *self.parts


class Analyser:
    """Turn texts into terms. Immutable and safe to share between threads."""

    def __init__(self, splitter: CompoundSplitter | None = None) -> None:
        """Take the splitter of compounds; without one, words are only stemmed."""
        self.splitter = splitter or CompoundSplitter.none()
        self.roots = lru_cache(maxsize=65_536)(self._roots)
        self.kept_terms = lru_cache(maxsize=4_096)(self._kept_terms)

    def terms(self, text: str) -> list[Term]:
        """Give the terms of any text, stop words left out. Spans count characters of the text as given."""
        return [term for match in WORD.finditer(text) if (term := self._term(match[0], match.start()))]

    def _kept_terms(self, text: str) -> tuple[Term, ...]:
        """Give the terms of a text that is shown again and again, such as a title: taken apart once."""
        return tuple(self.terms(text))

    def content(self, text: str) -> list[Term]:
        """Give the terms that a question is about: without the polite words, unless there are no others."""
        terms = self.terms(text)
        return [term for term in terms if term.word not in BOILERPLATE] or terms

    def words(self, text: str) -> list[str]:
        """Give the canonical words of a text, stop words left out."""
        words = (canonical(word) for word in WORD.findall(text))
        return [word for word in words if self.roots(word)]

    def _term(self, text: str, start: int) -> Term | None:
        word = canonical(text)
        roots = self.roots(word)
        return Term(text, start, start + len(text), word, roots[0], roots[1:]) if roots else None

    def _roots(self, word: str) -> tuple[str, ...]:
        """Give the stem of a canonical word and the other stems of its parts; `()` for a word of no
        meaning."""
        if word in STOP_WORDS or (len(word) < 2 and not word.isdigit()):
            return ()
        return unique(map(self.splitter.root, (word, *self.splitter.split(word))))


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """Give the words once each, in their first order."""
    return tuple(dict.fromkeys(words))
