from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.shared.colours import READABLE, Rgb, contrast, shades_of, style_sheet


def test_contrast_is_what_wcag_says() -> None:
    black, white = Rgb(0, 0, 0), Rgb(255, 255, 255)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(white, white) == pytest.approx(1)
    assert contrast(Rgb.read("#777777"), white) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colour", ["", "green", "#fff", "#1f5a4c00", "1f5a4cc", "#xyzxyz"])
def test_refuses_what_is_no_colour(colour: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Rgb.read(colour)


def test_a_dark_colour_is_used_as_it_is() -> None:
    shades = shades_of("#1f5a4c")
    assert shades["--indgang-primary"] == "#1f5a4c"
    assert shades["--indgang-primary-text"] == "#1f5a4c"
    assert shades["--indgang-on-primary"] == "#ffffff"


def test_a_light_colour_is_darkened_where_it_is_text() -> None:
    shades = shades_of("#ffd500")
    assert shades["--indgang-primary"] == "#ffd500"
    assert shades["--indgang-primary-text"] == "#806a00"
    assert shades["--indgang-on-primary"] == "#000000"


@given(st.integers(0, 0xFFFFFF))
def test_every_pair_can_be_read_whatever_the_colour(number: int) -> None:
    shades = {name: Rgb.read(shade) for name, shade in shades_of(f"#{number:06x}").items()}
    text = shades["--indgang-primary-text"]
    assert contrast(text, shades["--indgang-tint"]) >= READABLE
    assert contrast(text, Rgb(255, 255, 255)) >= READABLE
    assert contrast(shades["--indgang-on-primary"], shades["--indgang-primary"]) >= READABLE
    assert contrast(shades["--indgang-primary-dark"], Rgb(255, 255, 255)) >= READABLE


def test_the_style_sheet_sets_them_for_the_page() -> None:
    assert style_sheet("#1f5a4c").startswith(":root{--indgang-primary:#1f5a4c;--indgang-on-primary:#ffffff;")
