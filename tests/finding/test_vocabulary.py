import pytest

from indgang.finding.analysis import Analyser
from indgang.finding.vocabulary import Vocabulary


@pytest.fixture
def vocabulary(analyser: Analyser) -> Vocabulary:
    vocabulary = Vocabulary(analyser)
    for word in ("madvogn", "kloakafgift", "spildevand", "tilladelse", "miljø"):
        vocabulary.add(word)
    vocabulary.close()
    return vocabulary


def test_a_word_has_one_number(vocabulary: Vocabulary) -> None:
    assert vocabulary.add("madvogn") == vocabulary.add("madvogn") == 0
    assert vocabulary.names(vocabulary.roots_of_form[0]) == ("madvogn", "mad", "vogn")


def test_roots(vocabulary: Vocabulary) -> None:
    assert vocabulary.root("vogne") == vocabulary.root("vogn")
    assert vocabulary.root("hest") is None
    assert vocabulary.root("og") is None
    assert vocabulary.numbers(("madvogn", "hest")) == (0,)
    assert vocabulary.roots_of(["madvogn", "hest", "madvogne"]) == (0,)


def test_words_and_parts_with_a_beginning(vocabulary: Vocabulary) -> None:
    assert vocabulary.beginning_with("ma") == ("mad", "madvogn")
    assert vocabulary.beginning_with("z") == ()


def test_what_a_word_was_meant_to_be(vocabulary: Vocabulary) -> None:
    assert vocabulary.near("tiladelse") == ("tilladelse",)
    assert vocabulary.near("miljo") == ("miljø",)
    assert vocabulary.near("hest") == ()
    assert vocabulary.near("zzzzzzzzz") == ()


def test_a_slip_that_happens_to_be_two_words(vocabulary: Vocabulary) -> None:
    assert vocabulary.near("spildvand") == ("spildevand",)


def test_a_slip_in_one_part_of_a_compound(vocabulary: Vocabulary) -> None:
    assert vocabulary.near("kloaktilladlse") == ("tilladelse", "kloak")
    assert vocabulary.near("festtilladlse") == ("tilladelse",)
    assert vocabulary.near("zzzzzzafgift") == ()


def test_forms_with_a_root(vocabulary: Vocabulary) -> None:
    assert vocabulary.forms_with(vocabulary.numbers(("afgift", "mad"))) == {0, 1}
