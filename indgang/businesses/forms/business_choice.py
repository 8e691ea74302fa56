"""Choosing a company by typing its name, CVR number or phone number: with and without JavaScript.

While somebody types, the browser's suggestions are fetched anew; what is typed is looked up here, so half a name is
enough where it is the only one. A page shows ``businesses/parts/business_names.html`` once for all its fields.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.businesses.models import Business
from indgang.businesses.queries.search import suggested_businesses
from indgang.shared.fields import TextField

LIST_ID = "business-names"
SUGGESTING = {
    "list": LIST_ID,
    "autocomplete": "off",
    "hx-trigger": "input changed delay:150ms",
    "hx-target": f"#{LIST_ID}",
    "hx-sync": "this:replace",
}
MOST_NAMED = 5


class BusinessField(TextField):
    """A company in force, typed by name or number. Cleans to the company, or None where nothing is typed."""

    widget = forms.TextInput(attrs=SUGGESTING | {"hx-get": reverse_lazy("businesses:find_business")})

    def prepare_value(self, value: Any) -> Any:
        return value.label if isinstance(value, Business) else value

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value))
        if not text:
            return None
        fitting = suggested_businesses(text, timezone.localdate())
        meant = [business for business in fitting if text in (business.label, business.name)] or fitting
        if len(meant) == 1:
            return meant[0]
        raise ValidationError(_several(meant) if meant else _none(text), code="invalid")


def _none(text: str) -> str:
    return _("No company is called “%(text)s” here.") % {"text": text}


def _several(meant: list[Business]) -> str:
    names = "; ".join(business.label for business in meant[:MOST_NAMED])
    return _("Several fit: %(names)s. Choose one of them.") % {
        "names": names + (" …" if len(meant) > MOST_NAMED else "")
    }
