from __future__ import annotations

import pytest

from indgang.enquiries.summaries import LONGEST_SUMMARY, summary_of


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Hej\n\nMå vi have borde på fortovet? Vi er en café.", "Må vi have borde på fortovet?"),
        ("Skilt", "Skilt"),
        ("Vi vil gerne\nbygge ud", "Vi vil gerne"),
        ("Ord " * 60, f"{('Ord ' * 60)[: LONGEST_SUMMARY - 1].rstrip()}…"),
    ],
)
def test_in_short(text: str, summary: str) -> None:
    assert summary_of(text) == summary
    assert len(summary) <= LONGEST_SUMMARY


def test_of_nothing_but_a_greeting_the_greeting_is_the_summary() -> None:
    assert summary_of("Hej  der") == "Hej der"
