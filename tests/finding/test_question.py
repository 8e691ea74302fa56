from indgang.finding.index import Index
from indgang.finding.question import LONGEST_QUESTION, MOST_CORRECTED, Because, Correction


def ways(index: Index, text: str, *, typing: bool = False) -> list[tuple[str, str, tuple[str, ...]]]:
    question = index.read(text, typing=typing)
    return [(way.term.text, way.because.value, index.vocabulary.names(way.roots)) for way in question.sought]


def test_whole_words_and_parts(index: Index) -> None:
    assert ways(index, "Vognens stadeplads") == [
        ("Vognens", "word", ("vogn",)),
        ("stadeplads", "word", ("stadeplad",)),
        ("stadeplads", "part", ("stad",)),
        ("stadeplads", "part", ("plad",)),
    ]


def test_a_root_is_sought_once(index: Index) -> None:
    assert ways(index, "kloak, kloakken, kloak") == [("kloak", "word", ("kloak",))]


def test_an_unfinished_word(index: Index) -> None:
    assert ways(index, "pølse", typing=True) == [
        ("pølse", "word", ("pøls",)),
        ("pølse", "beginning", ("pølsevogn",)),
    ]
    assert ways(index, "madv", typing=True) == [("madv", "beginning", ("madvogn",))]


def test_a_finished_word_has_no_beginning(index: Index) -> None:
    assert ways(index, "pølse ", typing=True) == [("pølse", "word", ("pøls",))]
    assert ways(index, "pølse") == [("pølse", "word", ("pøls",))]
    assert ways(index, "5", typing=True) == []
    assert ways(index, "zzz", typing=True) == []
    assert ways(index, "", typing=True) == []


def test_a_slip_is_looked_up_and_told(index: Index) -> None:
    question = index.read("KLOKA og zzzzzzzz")
    assert question.also_searched_for == (Correction("KLOKA", ("kloak",)),)
    assert [way.because for way in question.sought] == [Because.SPELLING]
    assert question.sought[0].weight == 0.8


def test_numbers_are_never_corrected(index: Index) -> None:
    assert index.read("02.34.03").also_searched_for == ()


def test_only_so_many_slips_are_looked_up(index: Index) -> None:
    words = [f"kloa{letter}" for letter in "bcdfghjlmnpqrtvwx"]
    assert len(index.read(" ".join(words)).also_searched_for) == MOST_CORRECTED


def test_a_very_long_text_is_cut(index: Index) -> None:
    assert len(index.read("kloak " * 200_000).text) == LONGEST_QUESTION
