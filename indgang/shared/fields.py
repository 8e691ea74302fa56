"""Form fields that take what people really type, and say in plain words what they cannot take.

Whatever is refused stays in the form as it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

# Wide enough for any address or name we keep; text that is longer never reaches the costly checks.
LONGEST_LINE = 2000
DJANGOS_ROWS = "10"
UNSHOWN_CATEGORIES = {"Cc", "Cs", "Co", "Cn"}
ALLOWED_BREAKS = {"\n", "\t"}
ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
DANISH_DATE = re.compile(r"(?P<day>\d{1,2})\s*[-./ ]\s*(?P<month>\d{1,2})\s*[-./ ]\s*(?P<year>\d{4})")

PHONE_NAMES = {"phone", "mobile"}


def refuse_unshowable(text: str) -> None:
    """Refuses control characters, half surrogate pairs and the like: they cannot be shown, sent or found again."""
    letters = dict.fromkeys(text)  # each once: a text of a million holds no more of them than a short one
    found = next(
        (c for c in letters if unicodedata.category(c) in UNSHOWN_CATEGORIES and c not in ALLOWED_BREAKS),
        None,
    )
    if found is not None:
        raise ValidationError(
            _(
                "The text holds a character that cannot be shown (%(code)s). Write or paste it again without it."
            ),
            code="unshowable",
            params={"code": f"U+{ord(found):04X}"},
        )


class ShortEnough(MaxLengthValidator):
    """Says how long the text is and how long it may be."""

    message = ngettext_lazy(
        "Write at most %(limit_value)d character. There are %(show_value)d here.",
        "Write at most %(limit_value)d characters. There are %(show_value)d here.",
        "limit_value",
    )


def with_own_checks(validators: list[Callable[[Any], None]]) -> list[Callable[[Any], None]]:
    """Our own checks in place of Django's for length and for NUL, so that each fault is told once."""
    replaced = (MaxLengthValidator, ProhibitNullCharactersValidator)
    return [v for v in validators if not isinstance(v, replaced)] + [refuse_unshowable]


class TextField(forms.CharField):
    """One line of text; line breaks that came with a paste become spaces."""

    default_error_messages = {"required": _("Fill this in.")}

    def __init__(self, *, max_length: int | None = LONGEST_LINE, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.validators = with_own_checks(self.validators)
        if max_length is not None:
            self.validators.append(ShortEnough(max_length))

    def to_python(self, value: Any) -> str:
        return re.sub(r"[\r\n\t\u2028\u2029]+", " ", str(super().to_python(value))).strip()


class ParagraphsField(TextField):
    """Text over several lines."""

    widget = forms.Textarea

    def __init__(self, *, max_length: int | None = 20_000, rows: int = 0, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        if rows or self.widget.attrs.get("rows") == DJANGOS_ROWS:
            self.widget.attrs["rows"] = str(rows or 5)

    def to_python(self, value: Any) -> str:
        text = str(forms.CharField.to_python(self, value))
        return re.sub(r"\r\n?|[\u2028\u2029]", "\n", text)


class MailField(TextField, forms.EmailField):
    """One mail address."""

    widget = forms.EmailInput
    default_error_messages = {"invalid": _("Write a mail address such as navn@kommune.dk.")}

    def __init__(self, *, max_length: int | None = 254, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)


class PhoneField(TextField):
    """A Danish phone number, kept as ``12 34 56 78``."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "off", "class": "input-char-27"})
    default_error_messages = {
        "invalid": _("Write a Danish phone number of eight digits, such as 12 34 56 78.")
    }

    def __init__(self, *, max_length: int | None = 40, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if text in self.empty_values:
            return text
        digits = re.sub(r"^(\+|00)45", "", re.sub(r"[\s().\-–/\u00a0]", "", text))
        if not re.fullmatch(r"[0-9]{8}", digits):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return " ".join(digits[at : at + 2] for at in range(0, 8, 2))


class WebAddressField(TextField):
    """An address beginning with https://, which is put in front where it is left out."""

    widget = forms.URLInput(attrs={"autocomplete": "off"})
    default_error_messages = {"invalid": _("Write a web address that begins with https://.")}

    def __init__(self, *, max_length: int | None = 500, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return f"https://{text}" if text and "://" not in text else text

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if text not in self.empty_values:
            URLValidator(schemes=["https"], message=self.error_messages["invalid"])(text)
        return text


class NumberField(forms.IntegerField):
    """A whole number, with our own words for what it cannot be."""

    widget = forms.NumberInput(attrs={"class": "input-char-5", "inputmode": "numeric"})
    default_error_messages = {
        "required": _("Fill this in."),
        "invalid": _("Write a whole number."),
        "min_value": _("Write %(limit_value)s or more."),
        "max_value": _("Write %(limit_value)s or less."),
    }


class DayField(forms.DateField):
    """A day as Danes write it: 24-12-2026, 24/12 2026, 24.12.2026; or 2026-12-24."""

    widget = forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off", "class": "input-char-11"})
    default_error_messages = {"required": _("Fill this in."), "invalid": _("Write a day such as 24-12-2026.")}

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, str):
            return super().to_python(value)
        text = value.strip()
        if not text:
            return None
        found = ISO_DATE.fullmatch(text) or DANISH_DATE.fullmatch(text)
        try:
            return (
                date(**{part: int(number) for part, number in found.groupdict().items()})
                if found
                else self.refuse()
            )
        except ValueError:
            return self.refuse()

    def refuse(self) -> date:
        raise ValidationError(self.error_messages["invalid"], code="invalid")


def form_field_for(db_field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """Our field for a model's field: ``formfield_callback = form_field_for`` in a ModelForm's Meta."""
    field_class = None if db_field.choices is not None else our_field_class(db_field)
    return (
        db_field.formfield(**kwargs)
        if field_class is None
        else db_field.formfield(form_class=field_class, **kwargs)
    )


def our_field_class(db_field: models.Field[Any, Any]) -> type[forms.Field] | None:
    """The first that fits; those that are special kinds of others come before them."""
    if isinstance(db_field, models.CharField) and db_field.name in PHONE_NAMES:
        return PhoneField
    return next((ours for theirs, ours in FIELD_CLASSES if isinstance(db_field, theirs)), None)


FIELD_CLASSES: tuple[tuple[type[models.Field[Any, Any]], type[forms.Field] | None], ...] = (
    (models.EmailField, MailField),
    (models.URLField, WebAddressField),
    (models.CharField, TextField),
    (models.TextField, ParagraphsField),
    (models.DateTimeField, None),
    (models.DateField, DayField),
)
