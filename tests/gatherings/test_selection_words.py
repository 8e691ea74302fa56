from __future__ import annotations

import pytest

from indgang.gatherings.selection_words import reason_in_words, wish_in_words
from indgang.mixing.selection.asked import Quota
from indgang.mixing.selection.reasons import Reason, Why
from indgang.mixing.words import Words


def reason(why: Why, *, is_in: bool, contact: float = 0.6, bridges: int = 0) -> Reason:
    return Reason(0, is_in, why, contact, 2.0, bridges, 0.1, 1, Quota("unit", "7"))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (reason(Why.MUST, is_in=True), "På listen: Det er bestemt på forhånd."),
        (
            reason(Why.BEST, is_in=True),
            (
                "På listen: har meget med virksomheder at gøre. "
                "Her er nye kolleger at møde, som opgaverne har brug for."
            ),
        ),
        (
            reason(Why.NEW, is_in=True, contact=0.3),
            "På listen: har en del med virksomheder at gøre. Har været inviteret sjældnere end andre.",
        ),
        (
            reason(Why.NEW, is_in=True, contact=0.1, bridges=2),
            (
                "På listen: har lidt med virksomheder at gøre. Uden denne kollega ville 2 par af afdelinger, "
                "der har brug for hinanden, ikke mødes. "
                "Har været inviteret sjældnere end andre."
            ),
        ),
        (
            reason(Why.NEVER, is_in=False),
            "Ikke på listen: Det er bestemt på forhånd for denne gang.",
        ),
        (
            reason(Why.LESS, is_in=False),
            "Ikke på listen: Pladserne gik til andre, der har mere med virksomheder at gøre eller flere nye at møde.",
        ),
        (reason(Why.QUOTA, is_in=False), "Ikke på listen: Byg har så mange pladser, som afdelingen kan få."),
        (
            reason(Why.INVITED_BEFORE, is_in=False),
            "Ikke på listen: Andre var et lige så godt valg og har været inviteret sjældnere.",
        ),
    ],
)
def test_each_reason_has_a_sentence_that_names_nobody(given: Reason, told: str) -> None:
    assert reason_in_words(given, "Byg") == told


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (Words("{size} on the list", size=4), "4 på listen"),
        (Quota("unit", "7", 2).least, "mindst 2 fra Byg"),
        (Quota("unit", "7", 0, 3).most, "højst 3 fra Byg"),
        (Words("{name} must be on the list", name="Karla"), "Karla skal med"),
        (Words("{name} must not be on the list", name="Karla"), "Karla må ikke komme med"),
        ("plain", "plain"),
    ],
)
def test_each_wish_is_said_with_names(wish: str, told: str) -> None:
    assert wish_in_words(wish, {"7": "Byg"}) == told
