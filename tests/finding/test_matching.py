import pytest

from indgang.finding.index import Index
from indgang.finding.matching import Match
from indgang.finding.question import Because


def test_which_words_met_which(index: Index) -> None:
    (hit,) = index.search("Plads til pølsevogne", limit=1)
    assert hit.matched == (
        Match("Plads", 0, 5, Because.WORD, (("title", ("stadeplads",)),)),
        Match(
            "pølsevogne",
            10,
            20,
            Because.WORD,
            (("words", ("pølsevogn",)), ("title", ("madvogn",)), ("text", ("vogn",))),
        ),
    )


def test_the_share_of_a_question(index: Index) -> None:
    assert index.search("madvogn", limit=1)[0].share == 1.0
    assert index.search("madvogn til heste", limit=1)[0].share == pytest.approx(
        1.2039728 / (1.2039728 + 2.3025851 / 2)
    )


def test_a_way_that_does_not_lead_to_the_document_is_left_out(index: Index) -> None:
    (hit,) = index.search("kloak til foodtruck torvehandel", limit=1)
    assert hit.key == "torv"
    assert [match.word for match in hit.matched] == ["foodtruck", "torvehandel"]
