from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indgang.businesses.forms.business_choice import BusinessField
from indgang.enquiries.models import Channel, Level, State
from indgang.enquiries.queries.lists import EnquiryWish, Which
from indgang.people.forms.unit_choice import UnitChoices, UnitField
from indgang.shared.fields import DayField, TextField

ALL = ("", pgettext_lazy("enquiries", "All"))
CLOCK, NEW = "frist", "nyeste"


class EnquiryFilter(forms.Form):
    """What of the enquiries to list; what cannot be understood is told at its field, and left out."""

    q = TextField(
        label=_("Reference, company or words"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    business = BusinessField(label=_("Company"), required=False, max_length=200)
    unit = UnitField(label=_("Unit"), required=False, nothing=_("All units"))
    state = forms.ChoiceField(label=_("State"), choices=[ALL, *State.choices], required=False)
    level = forms.ChoiceField(label=_("Level"), choices=[ALL, *Level.choices], required=False)
    channel = forms.ChoiceField(label=_("Channel"), choices=[ALL, *Channel.choices], required=False)
    first = DayField(label=_("From the day"), required=False)
    last = DayField(label=_("To and including"), required=False)
    order = forms.ChoiceField(
        label=_("Order"),
        choices=[
            ("", _("As it suits the list")),
            (CLOCK, _("The nearest deadline first")),
            (NEW, _("Newest first")),
        ],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        UnitChoices().show_in(self.fields["unit"])

    def wish(self, which: Which) -> EnquiryWish:
        """Where no order is chosen, what is open stands with the nearest deadline first, and all with the newest."""
        self.is_valid()
        chosen = self.cleaned_data
        order = chosen.get("order", "")
        return EnquiryWish(
            which=which,
            text=chosen.get("q", ""),
            unit=chosen.get("unit"),
            channel=chosen.get("channel", ""),
            level=chosen.get("level", ""),
            state=chosen.get("state", ""),
            business=chosen.get("business"),
            first_date=chosen.get("first"),
            last_date=chosen.get("last"),
            by_clock=order == CLOCK or (not order and which != Which.ALL),
        )

    @property
    def is_narrowing(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.fields if name != "order")
