"""Form fields for CVR and P-numbers, as people write them: with spaces, with DK in front."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from indgang.businesses.numbers import is_cvr, is_p_number, may_be_person_number
from indgang.shared.fields import TextField

BETWEEN_DIGITS = re.compile(r"[\s.\-–\u00a0]")


class CvrField(TextField):
    """A CVR number with the right check digit, kept as eight digits."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input-char-11"})
    default_error_messages = {
        "length": _("A CVR number has eight digits."),
        "invalid": _("This is not a CVR number: the check digit does not fit. Is one digit wrong?"),
    }

    def __init__(self, *, max_length: int | None = 40, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        digits = re.sub(r"^DK", "", BETWEEN_DIGITS.sub("", text), flags=re.IGNORECASE)
        if text in self.empty_values or is_cvr(digits):
            return digits
        code = "invalid" if re.fullmatch(r"[0-9]{8}", digits) else "length"
        raise ValidationError(self.error_messages[code], code=code)


class PNumberField(TextField):
    """A P-number, kept as ten digits."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input-char-11"})
    default_error_messages = {
        "invalid": _("A P-number has ten digits."),
        "person": _("This looks like a civil registration number. Remove it; it must not be kept here."),
    }

    def __init__(self, *, max_length: int | None = 40, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        digits = BETWEEN_DIGITS.sub("", text)
        if text in self.empty_values:
            return text
        if may_be_person_number(digits):
            raise ValidationError(self.error_messages["person"], code="person")
        if not is_p_number(digits):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return digits
