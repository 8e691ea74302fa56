from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indgang.finding.analysis import Analyser
from indgang.finding.exact import Kind
from indgang.finding.index import FIELDS, Document, Index

ANY_TEXT = st.text(st.characters(codec=None)) | st.lists(
    st.sampled_from(
        ["kloak", "madvogn", "stadplads", "02.34.02", "Mette", "Lund", "tilladelse", "\x00", "\ud800"]
    )
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Skal jeg have lov til at stille min pølsevogn på torvet?", "torv"),
        ("madvognstilladelse", "torv"),
        ("afloeb", "kloak"),
        ("vi vil bygge en hal", "byg"),
        ("må jeg fælde et trae", "skov"),
        ("fædtudskiller", "kloak"),
    ],
)
def test_a_company_asks_in_its_own_words(index: Index, text: str, key: str) -> None:
    assert index.search(text)[0].key == key


def test_a_word_in_the_title_is_worth_more(build: Callable[..., Index]) -> None:
    index = build(a={"text": "skilte og andet"}, b={"title": "skilte"}, c={"text": "heste"})
    assert [hit.key for hit in index.search("skilt")] == ["b", "a"]


def test_equal_documents_come_by_key(build: Callable[..., Index]) -> None:
    index = build(b={"title": "skilt"}, a={"title": "skilt"}, c={"title": "skilt"})
    assert [hit.key for hit in index.search("skilt", limit=2)] == ["a", "b"]


def test_a_number_leads(index: Index) -> None:
    first, second = index.search("KLE 05.14, men kloak og kloak og afløb?", limit=2)
    assert (first.key, first.kind, first.share, first.spans) == ("torv", Kind.NUMBER, 1.0, ((4, 9),))
    assert (second.key, second.kind, second.spans) == ("kloak", Kind.WORDS, ())


def test_a_number_goes_before_a_name(index: Index) -> None:
    hits = index.search("Mette Lund 05.14.05")
    assert [(hit.key, hit.kind) for hit in hits] == [("torv", Kind.NUMBER), ("kloak", Kind.NAME)]


def test_a_title_leads(index: Index) -> None:
    assert [(hit.key, hit.kind) for hit in index.search("fældning af træer")] == [("skov", Kind.TITLE)]


def test_a_name_leads(index: Index) -> None:
    assert [(hit.key, hit.kind) for hit in index.search("Mette Lund")] == [
        ("kloak", Kind.NAME),
        ("torv", Kind.NAME),
    ]
    assert [hit.key for hit in index.search("Moller")] == ["byg"]


def test_a_name_that_is_also_a_word_comes_after_the_words(
    build: Callable[..., Index], analyser: Analyser
) -> None:
    documents = [
        Document("a", {"title": "Udstyr"}, names=["Bo Skov"]),
        Document("b", {"title": "Fældning i skov"}),
    ]
    index = Index.build(documents, FIELDS, analyser)
    assert [(hit.key, hit.kind) for hit in index.search("skov")] == [("b", Kind.WORDS), ("a", Kind.NAME)]
    assert [hit.key for hit in index.search("bo skov")] == ["a", "b"]
    assert [hit.key for hit in index.search("sko", typing=True)] == ["b", "a"]


def test_an_answer_while_typing(index: Index) -> None:
    assert [index.search("foodtruck"[:end], typing=True)[0].key for end in range(2, 10)] == ["torv"] * 8


def test_several_readings_of_a_word_count_once(build: Callable[..., Index]) -> None:
    index = build(a={"text": "kloak kloak"}, b={"text": "kloak"}, c={"text": "klods klods"}, d={"text": "ko"})
    assert [hit.key for hit in index.search("klo", typing=True)] == ["c", "a", "b"]
    both = index.read("klo", typing=True).sought
    assert [index.vocabulary.names(way.roots) for way in both] == [("kloak", "klod")]


def test_nothing_in_common(index: Index) -> None:
    assert index.search("") == index.search("zzzzzz qqqqqq") == []
    assert index.search("kloak", limit=0) == index.search("kloak", limit=-1) == []


def test_an_empty_catalogue(build: Callable[..., Index]) -> None:
    index = build()
    assert index.search("kloak 05.14.05", typing=True) == []
    assert build(a={}).search("kloak") == []


def test_a_key_twice_is_refused(analyser: Analyser) -> None:
    with pytest.raises(ValueError, match="Two documents have the key 'a'"):
        Index.build([Document("a", {}), Document("a", {})], FIELDS, analyser)


def test_a_field_without_a_setting_is_refused(analyser: Analyser) -> None:
    with pytest.raises(ValueError, match="Document 'a' has fields without a setting: colour"):
        Index.build([Document("a", {"colour": "blå"})], FIELDS, analyser)


def test_roots_and_rarest(index: Index) -> None:
    assert index.roots(index.read("madvogne")) == {"madvogn", "mad", "vogn"}
    assert index.rarest == pytest.approx(2.302585)


def test_a_megabyte_is_answered(index: Index) -> None:
    assert index.search("a" * 1_000_000) == []
    assert index.search("kloak " * 170_000)[0].key == "kloak"


def test_threads_share_an_index(index: Index) -> None:
    texts = ["kloak", "madvogn", "stadplads", "hal", "træer"] * 20
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(index.search, texts)) == [index.search(text) for text in texts]


@settings(deadline=None)
@given(text=ANY_TEXT, typing=st.booleans())
def test_any_text_is_answered_in_order(index: Index, text: str, typing: bool) -> None:
    hits = index.search(text, typing=typing)
    scores = [hit.score for hit in hits]
    assert all(isfinite(score) and score >= 0 for score in scores)
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= hit.share <= 1.0000001 for hit in hits)
    assert all(text[match.start : match.end] == match.word for hit in hits for match in hit.matched)
    assert hits == index.search(text, typing=typing)
