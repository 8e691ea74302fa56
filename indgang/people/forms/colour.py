from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.shared.colours import READABLE, WHITE, Rgb, contrast, darkened_until_readable
from indgang.shared.fields import TextField

COLOUR = re.compile(r"#?(?P<digits>[0-9a-fA-F]{6})")


class ColourField(TextField):
    """A colour dark enough for white letters, kept as ``#1f5a4c``."""

    default_error_messages = {
        "invalid": gettext_lazy("Write the colour as # and six digits, such as #1f5a4c.")
    }

    def clean(self, value: Any) -> str:
        found = COLOUR.fullmatch(str(super().clean(value)))
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        colour = Rgb.read(f"#{found['digits'].lower()}")
        if contrast(colour, Rgb.read(WHITE)) < READABLE:
            raise ValidationError(self._too_light(colour), code="too_light")
        return str(colour)

    def _too_light(self, colour: Rgb) -> str:
        return _(
            "%(colour)s is too light: white letters on it have a contrast of %(contrast)s, and people with poor sight "
            "need at least 4.5. The nearest that can be read is %(nearest)s."
        ) % {
            "colour": colour,
            "contrast": f"{contrast(colour, Rgb.read(WHITE)):.1f}".replace(".", ","),
            "nearest": darkened_until_readable(colour, Rgb.read(WHITE)),
        }
