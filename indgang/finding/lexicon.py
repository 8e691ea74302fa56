"""Everyday and foreign words, and the catalogue's words they lead to.

An entry is a word or a phrase of up to four words; a word that ends in a star stands for all words that begin so
(`pozwoleni*`), which other languages' endings need. Entries of another language count only in a text of that language,
so that the English `fair` never touches a Danish one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indgang.finding.words import WORD, canonical

DANISH = "da"
A_LITTLE = 0.4
"""What a word that is at home in Danish counts against another language's own small words."""
LONGEST_PHRASE = 4
FEWEST_SMALL_WORDS = 2
"""Small words of another language, and more than of Danish, that make a text one of that language."""
SMALL_WORDS: Mapping[str, frozenset[str]] = {
    DANISH: frozenset(
        """at af alle de den der det dig du eller en er et for fra gerne har hej hvad hvem hvor hvordan hvornår i
        ikke jeg jer kan kommunen man med min mit må og om os på skal som så til ud ved vi vil vores være""".split()
    ),
    "en": frozenset(
        """a about an and any are be can company could do does for from get have hello help how i if in is it like my
        need of on our please should some start that the there this to us want we what when where which who will with
        would you your""".split()
    ),
    "de": frozenset(
        """aber als auch auf aus bei bin bitte brauchen brauche das dem den der die ein eine einen einer eines für
        guten habe haben hallo ich im in ist kann können mein meine mit möchte möchten muss müssen nach oder sie sind
        und uns unser unsere von was welche wer wie wir wo zu zum zur über""".split()
    ),
    "pl": frozenset(
        """aby albo ale bardzo czy chce chcę chcemy co dla do dzień dobry firma gdzie i ile jak jaka jakie jest jestem
        jesteśmy kto którego który ma mam mamy moja moje mój możemy można mogę musi muszę na nam nas nasz nasza nasze
        nie o od oraz po potrzebuje potrzebuję potrzebujemy przez są się ta tej to w we z za ze żeby""".split()
    ),
}
"""Words that tell a language. Only languages that the lexicon has entries in are looked for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase of a language, and the catalogue's words it leads to."""

    word: str
    leads_to: str
    language: str = DANISH


@dataclass(frozen=True, slots=True)
class Lead:
    """An entry met in a text: which of its words (from, after), and the canonical words they lead to."""

    first: int
    after: int
    words: tuple[str, ...]


class Lexicon:
    """Look entries up in a text. Immutable and safe to share between threads."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """Take the entries; one without a word in it leads nowhere."""
        self._whole: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = defaultdict(dict)
        self._beginnings: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for entry in entries:
            phrase, words = _words(entry.word), _words(entry.leads_to)
            if len(phrase) == 1 and entry.word.rstrip().endswith("*"):
                self._beginnings[entry.language][phrase[0]] = words
            elif phrase:
                self._whole[entry.language][phrase] = words
        self._languages = sorted({*self._whole, *self._beginnings} - {DANISH})

    def language(self, words: Sequence[str], is_danish: Callable[[str], bool]) -> str:
        """Give the language of a text by its canonical words: Danish unless more speaks for another.

        What speaks for a language are its small words and the words that its entries know; for Danish also, a little,
        the other words that `is_danish` knows, as many of them are at home in several languages.
        """
        told = [word for word in words if word not in _CANONICAL[DANISH]]
        danish = len(words) - len(told) + A_LITTLE * sum(map(is_danish, told))
        best, most = DANISH, max(danish, float(self._known(words, DANISH)))
        for name in self._languages:
            number = sum(word in _CANONICAL[name] for word in words) + self._known(words, name)
            if number > most:
                best, most = name, number
        return best

    def _known(self, words: Sequence[str], language: str) -> int:
        return sum(lead.after - lead.first for lead in self.leads(words, language))

    def leads(self, words: Sequence[str], language: str = DANISH) -> Iterator[Lead]:
        """Give the entries met, the longest phrases first at each place; a word is used once."""
        place = 0
        while place < len(words):
            lead = self._at(words, place, language)
            if lead is not None:
                yield lead
            place = lead.after if lead is not None else place + 1

    def _at(self, words: Sequence[str], place: int, language: str) -> Lead | None:
        for length in range(min(LONGEST_PHRASE, len(words) - place), 0, -1):
            found = self._whole[language].get(tuple(words[place : place + length]))
            if found is not None:
                return Lead(place, place + length, found)
        word = words[place]
        for end in range(len(word), 2, -1):
            found = self._beginnings[language].get(word[:end])
            if found is not None:
                return Lead(place, place + 1, found)
        return None


def small_words(language: str) -> frozenset[str]:
    """Give the canonical small words of a language; none where it is not known."""
    return _CANONICAL.get(language, frozenset())


def _words(text: str) -> tuple[str, ...]:
    return tuple(canonical(word) for word in WORD.findall(text))


_CANONICAL = {name: frozenset(map(canonical, words)) for name, words in SMALL_WORDS.items()}
