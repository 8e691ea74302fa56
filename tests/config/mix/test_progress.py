"""That work is followed on stderr once it takes long, and that a short one says nothing."""

from __future__ import annotations

from io import StringIO
from threading import Event

import pytest

from config.mix.progress import followed
from indgang.mixing.errors import BadInput

PROMPTLY = 5.0  # seconds a machine may be busy before a test gives up


class Paper(StringIO):
    """Says when a line has been told; ``is_screen`` is what a terminal says of itself."""

    def __init__(self, *, is_screen: bool = False) -> None:
        super().__init__()
        self.is_screen, self.was_told = is_screen, Event()

    def isatty(self) -> bool:
        return self.is_screen

    def flush(self) -> None:
        self.was_told.set()


def told_again(paper: Paper) -> None:
    paper.was_told.clear()
    assert paper.was_told.wait(PROMPTLY)


def test_long_work_is_told_in_lines_with_how_far_it_has_come() -> None:
    paper = Paper()
    with followed(out=paper, patience=0.01, every=0.01) as watch:
        told_again(paper)
        watch.at(0.25, "rounds")
        told_again(paper)
        told_again(paper)
        watch.at(1.0, "rounds")
        told_again(paper)
        told_again(paper)
    lines = paper.getvalue().splitlines()
    assert (lines[0], lines[-1]) == ("Regner: 0 s …", "Regner: 0 s …")
    assert "Regner: 0 s, dette trin 25 % …" in lines


def test_a_screen_is_told_on_one_line_that_is_ended() -> None:
    paper = Paper(is_screen=True)
    with followed(out=paper, patience=0.01):
        told_again(paper)
        told_again(paper)
    told = paper.getvalue()
    assert (told.count("\n"), told.startswith("\rRegner:"), told.endswith("\n")) == (1, True, True)


def test_work_that_is_soon_done_or_fails_tells_nothing() -> None:
    paper = Paper()
    with followed(seconds=3.0, out=paper) as watch:
        assert watch.seconds == 3.0
    with pytest.raises(BadInput), followed(out=paper):
        raise BadInput("x")
    assert paper.getvalue() == ""
