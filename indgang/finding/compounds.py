"""Taking Danish compounds apart: `madvognsplads` → `mad`, `vogn`, `plads`.

Half of what a company and a catalogue have in common stands inside longer words, so this is the one step of
the analysis that matters most. What may begin and end a compound comes from a derived file (see
`compound_words`); without the file nothing is split, and `is_available` says so.
"""

import gzip
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Self

from indgang.finding.words import LONGEST_WORD, stem

SHORTEST_PART = 3
SHORTEST_HEAD = 2
SHORT_HEADS = frozenset("bi by el is it ko tv øl".split())
"""The words of two letters that may begin a compound; others would split far too much."""

FORMAT = "indgang-compounds 3"

PARTICLES = frozenset(
    """af an bag be bort efter ellers end for fore forbi fra frem gen gennem hen her hin hjem hos hver i ikke
    imod ind inden indtil inde med mellem men mis mod ned neden nær og om omkring op oppe over på rundt sam
    samt sel selv sig som så til tilbage u ud uden udi und under ved vel videre være""".split()
)
"""Words that begin other words without making a compound of two things: `til-slutning`, `ind-kørsel`."""

FALSE_TAILS = frozenset(
    """agtig artet ation bar binde dom dige else els ende ene erne eri ering færdig fuld haft hed ing inge ion
    isk ist iv lig ling lægning løs mæssig ner ning ninger ring rig ske skabt som stand stel tet ter tion tør
    vis vist""".split()
)
"""Endings that are also words. As the last part of an unknown word they are nearly always the ending."""


class CompoundSplitter:
    """Split words into the simple words they are made of. Immutable and safe to share between threads."""

    def __init__(
        self,
        heads: Mapping[str, Iterable[str]],
        tails: Iterable[str],
        known: Iterable[str] = (),
        variants: Mapping[str, str] | None = None,
        names: Iterable[str] = (),
    ) -> None:
        """Take heads (word → linking letters), stems of last parts, stems merely known, varying stems, names."""
        self._heads = {head + link: head for head in heads for link in heads[head]}
        self._tails = frozenset(tails)
        self._known = frozenset(known)
        self._variants = dict(variants or {})
        self._names = frozenset(names)
        self.is_available = bool(self._heads)
        self.split = lru_cache(maxsize=65_536)(self._split)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the derived file. Raises `OSError` when it is missing, `ValueError` when it is something
        else."""
        text = gzip.decompress(path.read_bytes()).decode()
        form, _, body = text.partition("\n")
        if form != FORMAT:
            raise ValueError(f"{path} is not a list of compound words of this version: derive it again.")
        _, heads, tails, known, variants, names = body.split("\n\n")
        return cls(
            {word: links.split(",") for word, links in _pairs(heads)},
            tails.splitlines(),
            known.splitlines(),
            dict(_pairs(variants)),
            names.splitlines(),
        )

    @classmethod
    def none(cls) -> Self:
        """Give a splitter that splits nothing, for a machine where the file has not been derived yet."""
        return cls({}, ())

    def root(self, word: str) -> str:
        """Give the stem of a canonical word, the same for all its forms: `plads`, `pladser` → `plad`."""
        root = stem(word)
        return self._variants.get(root, root)

    def is_simple(self, word: str) -> bool:
        """Tell whether the dictionary has a canonical word that is no compound of others."""
        root = self.root(word)
        return root in self._tails or root in self._known

    def knows(self, word: str) -> bool:
        """Tell whether a canonical word is in the dictionary, or is made of words that are."""
        return self.is_simple(word) or bool(self.split(word))

    def is_name(self, word: str) -> bool:
        """Tell whether a canonical word is known as a person's or a place's name, and as nothing else."""
        return word in self._names

    def unread(self, word: str) -> Iterator[tuple[str, str, str]]:
        """Give the ways to read a canonical word but for one part, the shortest unread part first.

        As `(first part, unread part, last part)` with `""` for the first or the last: what can be read of a
        compound with a slip in it.
        """
        for middle in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            if head := self._head(word[:middle], is_inner=False):
                yield head, word[middle:], ""
        for middle in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            if self.is_tail(word[middle:]):
                yield "", word[:middle].removesuffix("s"), word[middle:]

    def _split(self, word: str) -> tuple[str, ...]:
        """Give the parts of a canonical word in order, without linking letters; `()` for a simple word."""
        if len(word) <= SHORTEST_PART or len(word) >= LONGEST_WORD or self.root(word) in self._tails:
            return ()
        best: dict[int, tuple[str, ...]] = {}
        for start in range(len(word) - SHORTEST_PART, -1, -1):
            if readings := list(self._from(word, start, best)):
                best[start] = min(readings, key=_cost)
        return best.get(0, ())

    def _from(self, word: str, start: int, best: Mapping[int, tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
        """Give the ways to read `word[start:]`: as one last part, or as a head before an already read
        rest."""
        if start and self.is_tail(word[start:]):
            yield (word[start:],)
        for middle in (middle for middle in best if middle > start):
            if head := self._head(word[start:middle], is_inner=start > 0):
                yield (head, *best[middle])

    def is_tail(self, word: str) -> bool:
        """Tell whether a canonical word may end a compound."""
        return word not in FALSE_TAILS and self.root(word) in self._tails

    def _head(self, piece: str, *, is_inner: bool) -> str | None:
        # Inside a longer chain Danish adds an s that the word alone does not take: vogn+plads,
        # madvogn+s+plads.
        if is_inner and len(piece) < SHORTEST_PART:
            return None
        return self._heads.get(piece) or (self._heads.get(piece.removesuffix("s")) if is_inner else None)


def may_begin(word: str) -> bool:
    """Tell whether a canonical word may begin a compound at all, whatever the dictionary says."""
    return word not in PARTICLES and (len(word) >= SHORTEST_PART or word in SHORT_HEADS)


def _cost(parts: tuple[str, ...]) -> tuple[int, int]:
    """Prefer few parts, then a long last part: træ+fældning, not træf+ældning."""
    return len(parts), -len(parts[-1])


def _pairs(lines: str) -> Iterator[tuple[str, str]]:
    for line in lines.splitlines():
        first, _, second = line.partition("\t")
        yield first, second
