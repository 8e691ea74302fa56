from __future__ import annotations

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from indgang.businesses.forms.business_choice import SUGGESTING
from indgang.businesses.models import Size
from indgang.businesses.queries.lists import BusinessWish, Spoken
from indgang.shared.fields import TextField

ENDED = "ended"
SPOKEN = [
    ("", _("All")),
    (Spoken.NEVER, _("Never spoken with")),
    (Spoken.LONG_AGO, _("Not spoken with for a year")),
]


class BusinessFilter(forms.Form):
    """What of the companies to list; what cannot be understood is left out."""

    q = TextField(
        label=_("Name, CVR number or phone"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs=SUGGESTING | {"hx-get": reverse_lazy("businesses:find_business")}),
    )
    size = forms.ChoiceField(label=_("Size"), choices=[("", _("All")), *Size.choices], required=False)
    spoken = forms.ChoiceField(label=_("Spoken with"), choices=SPOKEN, required=False)
    state = forms.ChoiceField(
        label=_("Show"), choices=[("", _("Those that exist")), (ENDED, _("Have ended"))], required=False
    )
    mine = forms.BooleanField(label=_("I am the fixed contact person"), required=False)

    def wish(self, own_id: int | None) -> BusinessWish:
        """``own_id`` is the colleague who asks."""
        self.is_valid()
        chosen = self.cleaned_data
        return BusinessWish(
            text=chosen.get("q", ""),
            size=chosen.get("size", ""),
            spoken=chosen.get("spoken", ""),
            contact_person_id=(own_id or 0) if chosen.get("mine") else None,
            has_ended=chosen.get("state") == ENDED,
        )

    @property
    def is_narrowing(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.fields)
