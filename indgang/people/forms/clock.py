from __future__ import annotations

import re
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})(?:\s*[.:]?\s*(?P<minute>[0-9]{2}))?")


class ClockField(forms.TimeField):
    """A time of day as Danes write it: 9, 9.30, 09:30 or 0930."""

    widget = forms.TimeInput(format="%H.%M", attrs={"autocomplete": "off", "class": "input-char-8"})
    default_error_messages = {"invalid": _("Write a time such as 9.30.")}

    def to_python(self, value: Any) -> time | None:
        if not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        found = CLOCK.fullmatch(value.strip())
        try:
            return time(int(found["hour"]), int(found["minute"] or 0)) if found else self.refuse()
        except ValueError:
            return self.refuse()

    def refuse(self) -> time:
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
