import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indgang.finding.answers import Weak, answer
from indgang.finding.index import Index
from indgang.finding.question import Correction


def test_a_good_answer_is_believed(index: Index) -> None:
    found = answer(index, "Stadeplads til Pølsevogn?")
    assert (found.hits[0].key, found.confident, found.weak) == ("torv", True, None)
    assert found.matched == ("Stadeplads", "Pølsevogn")


@pytest.mark.parametrize("text", ["05.14.05", "stadeplads til madvogn", "Bo Skov"])
def test_what_is_named_is_believed(index: Index, text: str) -> None:
    assert answer(index, text).confident


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("", Weak.NO_WORDS),
        ("må jeg det?", Weak.NO_WORDS),
        ("pas til en kanin", Weak.NOTHING_FOUND),
        ("min kanin skal rejse til Norge med en vogn på ferie", Weak.LITTLE_IN_COMMON),
        ("Mette Lund", Weak.SEVERAL_ALIKE),
    ],
)
def test_a_weak_answer_says_why(index: Index, text: str, weak: Weak) -> None:
    found = answer(index, text)
    assert (found.weak, found.confident) == (weak, False)


def test_little_strength_is_weak(index: Index) -> None:
    assert answer(index, "tilladelse").weak == Weak.LITTLE_IN_COMMON


def test_only_so_many_are_shown(index: Index) -> None:
    assert [len(answer(index, "tilladelse", limit).hits) for limit in (0, 1, 5)] == [0, 1, 3]
    assert answer(index, "tilladelse", 0).matched == ()


def test_what_was_searched_for_instead_is_told(index: Index) -> None:
    assert answer(index, "Kloaek").also_searched_for == (Correction("Kloaek", ("kloak",)),)


def test_matched_while_typing(index: Index) -> None:
    assert answer(index, "stil en foodt", typing=True).matched == ("foodt",)


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_any_text_gets_an_answer(index: Index, text: str) -> None:
    assert all(word in text for word in answer(index, text).matched)
