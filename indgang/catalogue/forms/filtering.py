from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Catalogue, Theme
from indgang.catalogue.queries.task_lists import TaskWish
from indgang.people.forms.unit_choice import UnitChoices, UnitField
from indgang.shared.fields import TextField

STATES = [
    ("", _("All")),
    ("gaps", _("Without anybody who answers, does or substitutes")),
    ("unconfirmed", _("Never confirmed")),
    ("old", _("Confirmed more than a year ago")),
    ("hidden", _("Not published")),
]


class TaskFilter(forms.Form):
    """What of the catalogue to list; what cannot be understood is left out."""

    q = TextField(label=_("Words"), required=False, max_length=120)
    catalogue = forms.ModelChoiceField(
        Catalogue.objects.order_by("name", "pk"),
        label=_("Catalogue"),
        required=False,
        to_field_name="slug",
        empty_label=_("All"),
    )
    theme = forms.ModelChoiceField(
        Theme.objects.order_by("position", "name"),
        label=_("Theme"),
        required=False,
        to_field_name="key",
        empty_label=_("All"),
    )
    unit = UnitField(label=_("Unit and those below"), required=False, nothing=_("All"))
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        UnitChoices().show_in(self.fields["unit"])

    def wish(self) -> TaskWish:
        self.is_valid()
        chosen = self.cleaned_data
        return TaskWish(
            text=chosen.get("q", ""),
            catalogue=chosen.get("catalogue"),
            theme=chosen.get("theme"),
            unit=chosen.get("unit"),
            state=chosen.get("state", ""),
        )

    @property
    def is_narrowing(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.fields)


class KleFilter(forms.Form):
    q = TextField(label=_("Number or words"), required=False, max_length=120)

    def text(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("q", ""))


class KleFileForm(forms.Form):
    """The municipality's own copy of KL's register."""

    file = forms.FileField(
        label=_("KL's “Emneplan” as XML"),
        help_text=_(
            "The file that KL sends the municipality four times a year. It stays here and is shown to nobody outside."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xml,application/xml,text/xml"}),
    )
    is_forced = forms.BooleanField(
        label=_("Read the file also if it is older than the one we have"), required=False
    )
