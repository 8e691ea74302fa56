from __future__ import annotations

from indgang.gatherings.figure_words import interval_in_words, share_in_words
from indgang.surveys.intervals import share_of


def test_a_share_is_said_with_how_many_and_its_interval() -> None:
    assert share_in_words("For lang", share_of(27, 38)) == "For lang: 71 % af 38 (55–83 %)"
    assert interval_in_words(share_of(27, 38)) == "55–83 %, af 38"
