"""What can go wrong when people are mixed. The words are English; those who show them say it in Danish."""

from __future__ import annotations


class MixingError(ValueError):
    """Anything that keeps a plan from being made."""


class BadInput(MixingError):
    """What was given cannot be read as people, values or wishes.

    ``line`` is the line of the file, counted from 1, and ``person`` the id it concerns, where they are known.
    """

    def __init__(self, message: str, *, line: int | None = None, person: str | None = None) -> None:
        super().__init__(message)
        self.line, self.person = line, person


class Impossible(MixingError):
    """No plan keeps all that was asked for. ``wishes`` names a smallest set of wishes that collide."""

    def __init__(self, message: str, *, wishes: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.wishes = wishes


class OutOfTime(MixingError):
    """The time was up before there was any plan: it says nothing of whether one exists."""


class Cancelled(MixingError):
    """Whoever waited for the plan no longer does."""
