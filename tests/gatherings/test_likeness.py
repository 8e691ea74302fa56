from __future__ import annotations

from indgang.finding.analysis import Analyser
from indgang.gatherings.likeness import Coded, Likeness, Suggestion

PHONE, PAPER = 1, 2
CODED = [
    Coded("Jeg ringer til hende, der altid har taget telefonen", PHONE),
    Coded("Telefonen bliver ikke taget", PHONE),
    Coded("Den samme blanket tre gange", PAPER),
]


def suggest(text: str, coded: list[Coded] = CODED) -> Suggestion | None:
    return Likeness(Analyser(), coded).suggest(text)


def test_the_theme_of_the_nearest_is_suggested_with_what_they_share() -> None:
    found = suggest("Hvem tager telefonen fredag?")
    assert found is not None
    assert (found.theme, found.nearest) == (PHONE, "Telefonen bliver ikke taget")
    assert found.words == ("tager", "telefonen")


def test_a_theme_is_found_by_its_name_alone() -> None:
    found = suggest("Blanketter!", [Coded("Blanketter", PAPER, is_name=True)])
    assert found is not None
    assert (found.theme, found.nearest, found.words) == (PAPER, "", ("blanketter",))


def test_several_that_are_near_weigh_more_than_one() -> None:
    coded = [Coded("gul bil", PHONE), Coded("rød cykel", PAPER), Coded("rød cykel her", PAPER)]
    found = suggest("gul rød cykel", coded)
    assert found is not None
    assert found.theme == PAPER


def test_nothing_is_suggested_of_what_is_like_nothing() -> None:
    assert suggest("Solen skinner over havnen") is None
    assert suggest("") is None
    assert suggest("telefonen", []) is None
