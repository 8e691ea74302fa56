"""Makes a whole, readable set of colours out of the one colour a municipality has chosen."""

from __future__ import annotations

from typing import NamedTuple

READABLE = 4.5  # contrast of text to its background: WCAG 2.2, 1.4.3
BLACK, WHITE = "#000000", "#ffffff"


class Rgb(NamedTuple):
    red: int
    green: int
    blue: int

    @classmethod
    def read(cls, colour: str) -> Rgb:
        """From ``#1f5a4c``; raises ValueError for anything else."""
        if len(colour) != 7 or not colour.startswith("#"):
            raise ValueError(f"not a colour: {colour!r}")
        return cls(*bytes.fromhex(colour[1:]))

    def mixed_with(self, other: Rgb, share: float) -> Rgb:
        """This colour with ``share`` (0–1) of the other in it."""
        return Rgb(*(round(own * (1 - share) + its * share) for own, its in zip(self, other, strict=True)))

    @property
    def luminance(self) -> float:
        """Relative luminance, 0–1, as WCAG 2.2 defines it."""
        linear = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in self)
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def __str__(self) -> str:
        return "#{:02x}{:02x}{:02x}".format(*self)


def contrast(one: Rgb, other: Rgb) -> float:
    """1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((one.luminance, other.luminance), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def darkened_until_readable(colour: Rgb, background: Rgb) -> Rgb:
    """The colour itself where it can be read on the background, else the nearest darker one that can.

    The background must be light enough for black letters.
    """
    steps = (colour.mixed_with(Rgb(0, 0, 0), percent / 100) for percent in range(0, 101, 5))
    return next(step for step in steps if contrast(step, background) >= READABLE)


def shades_of(colour: str) -> dict[str, str]:
    """The custom properties that ``indgang.css`` draws with, each pair of text and background readable."""
    chosen, white = Rgb.read(colour), Rgb.read(WHITE)
    tint = chosen.mixed_with(white, 0.92)
    text = darkened_until_readable(chosen, tint)
    on_primary = max((Rgb.read(BLACK), white), key=lambda letters: contrast(letters, chosen))
    return {
        "--indgang-primary": str(chosen),
        "--indgang-on-primary": str(on_primary),
        "--indgang-primary-text": str(text),
        "--indgang-primary-dark": str(text.mixed_with(Rgb(0, 0, 0), 0.35)),
        "--indgang-tint": str(tint),
        "--indgang-tint-strong": str(chosen.mixed_with(white, 0.82)),
    }


def style_sheet(colour: str) -> str:
    """A style sheet that sets the colours for the whole page."""
    declarations = "".join(f"{name}:{value};" for name, value in shades_of(colour).items())
    return f":root{{{declarations}}}\n"
