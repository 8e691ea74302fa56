from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from indgang.finding.analysis import Analyser, Term, unique


def test_terms_with_their_place_and_parts(analyser: Analyser) -> None:
    assert analyser.terms("Må jeg få en Madvogn?") == [
        Term("Madvogn", 13, 20, "madvogn", "madvogn", ("mad", "vogn"))
    ]
    assert analyser.terms("Madvogn")[0].roots == ("madvogn", "mad", "vogn")


def test_the_place_is_that_of_the_text_as_given(analyser: Analyser) -> None:
    text = "Gra\u030a 🌭 vejbelaegning"
    assert [text[term.start : term.end] for term in analyser.terms(text)] == ["Gra\u030a", "vejbelaegning"]


def test_polite_words_count_only_alone(analyser: Analyser) -> None:
    assert [term.word for term in analyser.content("Hvem skal jeg tale med om skilte?")] == ["skilte"]
    assert [term.word for term in analyser.content("Hvem skal jeg tale med?")] == ["hvem", "tale"]


def test_words_without_stop_words(analyser: Analyser) -> None:
    assert analyser.words("Det er en plads til 2 x 24.10.07") == ["plads", "2", "24.10.07"]


def test_without_a_splitter_words_are_only_stemmed() -> None:
    assert Analyser().terms("madvogne") == [Term("madvogne", 0, 8, "madvogne", "madvogn", ())]


def test_unique_keeps_the_first_order() -> None:
    assert unique(["b", "a", "b"]) == ("b", "a")


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_any_text_has_terms_in_order_inside_it(analyser: Analyser, text: str) -> None:
    terms = analyser.terms(text)
    assert [text[term.start : term.end] for term in terms] == [term.text for term in terms]
    assert all(one.end <= other.start for one, other in pairwise(terms))
