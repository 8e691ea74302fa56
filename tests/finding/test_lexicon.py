import pytest

from indgang.finding.analysis import Analyser
from indgang.finding.index import FIELDS, Document, Index
from indgang.finding.lexicon import Entry, Lead, Lexicon, small_words
from indgang.finding.question import Because

DANISH_WORDS = {"truck", "torvet", "food"}
LEXICON = Lexicon(
    [
        Entry("shelter", "overnatning natur"),
        Entry("hot dog vogn", "madvogn"),
        Entry("hot", "varm"),
        Entry("food truck", "madvogn", "en"),
        Entry("sewer", "kloak", "en"),
        Entry("pozwoleni*", "tilladelse", "pl"),
        Entry("kanalizac*", "kloak", "pl"),
        Entry("imbiss", "madvogn", "de"),
        Entry("!", "ingenting"),
    ]
)


def leads(text: str, language: str = "da") -> list[Lead]:
    return list(LEXICON.leads(text.split(), language))


def test_words_and_phrases_lead_on() -> None:
    assert leads("en shelter her") == [Lead(1, 2, ("overnatning", "natur"))]
    assert leads("min hot dog vogn") == [Lead(1, 4, ("madvogn",))]
    assert leads("hot dog") == [Lead(0, 1, ("varm",))]
    assert leads("ingenting af det") == []


def test_a_star_stands_for_all_that_begins_so() -> None:
    assert leads("pozwolenia kanalizacja", "pl") == [Lead(0, 1, ("tilladelse",)), Lead(1, 2, ("kloak",))]
    assert leads("pozwol", "pl") == []


def test_another_language_is_looked_up_in_its_own_entries() -> None:
    assert leads("food truck") == []
    assert leads("food truck", "en") == [Lead(0, 2, ("madvogn",))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("can we get a permit for our food truck", "en"),
        ("wir möchten einen imbiss aufstellen und brauchen hilfe", "de"),
        ("czy potrzebujemy pozwolenia na budowę", "pl"),
        ("vi vil gerne have en food truck på torvet", "da"),
        ("food truck", "en"),
        ("to i en", "da"),
        ("sewer connection", "en"),
        ("torvet food truck i", "en"),
        ("", "da"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert LEXICON.language(text.split(), DANISH_WORDS.__contains__) == language


def test_without_entries_everything_is_danish() -> None:
    assert (
        Lexicon().language("can we get a permit for our food truck".split(), DANISH_WORDS.__contains__)
        == "da"
    )
    assert small_words("fr") == frozenset()


@pytest.fixture(scope="module")
def index(analyser: Analyser) -> Index:
    documents = [
        Document("kloak", {"title": "Tilslutning til kloak", "words": ["afløb"]}),
        Document("torv", {"title": "Stadeplads til madvogn", "words": ["foodtruck"]}),
        Document("natur", {"title": "Overnatning i natur"}),
    ]
    return Index.build(documents, FIELDS, analyser, LEXICON)


def test_a_word_of_the_lexicon_finds(index: Index) -> None:
    [hit] = index.search("må vi sætte en shelter op")
    assert (hit.key, hit.matched[0].word, hit.matched[0].because) == ("natur", "shelter", Because.LEXICON)


def test_a_phrase_of_small_words_is_its_own_reason(index: Index) -> None:
    [hit] = index.search("hot dog vogn")[:1]
    assert (hit.key, [match.word for match in hit.matched]) == ("torv", ["hot", "vogn"])


def test_a_root_the_words_lead_to_themselves_is_not_sought_twice(index: Index) -> None:
    question = index.read("shelter natur")
    assert [way.because for way in question.sought] == [Because.WORD, Because.LEXICON]


def test_another_language_finds_and_is_not_corrected(index: Index) -> None:
    question = index.read("where do we connect to the sewer")
    assert (question.language, question.also_searched_for) == ("en", ())
    assert "kloak" in question.parts[-1]
    assert not {"the", "sewer"} & {word for part in question.parts for word in part}
    assert [hit.key for hit in index.search("where do we connect to the sewer")] == ["kloak"]
    assert [hit.key for hit in index.search("czy potrzebujemy pozwolenia na kanalizację?")] == ["kloak"]
