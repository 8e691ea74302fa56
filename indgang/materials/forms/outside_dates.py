from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.materials.actions.outside_dates import OutsideDateValues
from indgang.materials.models import Effect, OutsideDate, Repeats
from indgang.shared.fields import DayField, TextField
from indgang.shared.refusable_forms import RefusableForm

FIELDS = ("name", "starts_on", "ends_on", "repeats", "effect", "source")


class OutsideDateForm(RefusableForm):
    """What is held or published elsewhere, when, and where we know it from."""

    name = TextField(label=_("What is it?"), max_length=120)
    starts_on = DayField(label=_("First day"), help_text=_("For example 24-12-2026"))
    ends_on = DayField(
        label=_("Last day"), required=False, help_text=_("Leave it empty where it is one day only.")
    )
    repeats = forms.ChoiceField(label=_("How often?"), choices=Repeats.choices, initial=Repeats.ONCE)
    effect = forms.ChoiceField(
        label=_("What does it do to ours?"), choices=Effect.choices, initial=Effect.NEWS
    )
    source = TextField(
        label=_("Where do we know it from?"),
        max_length=200,
        help_text=_("So that the next one can look it up. For example the home page of DI."),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, target: OutsideDate | None = None) -> None:
        super().__init__(data, initial={name: getattr(target, name) for name in FIELDS} if target else None)

    def values(self) -> OutsideDateValues:
        data = self.cleaned_data
        return OutsideDateValues(
            name=data["name"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"] or data["starts_on"],
            repeats=data["repeats"],
            effect=data["effect"],
            source=data["source"],
        )
