from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.materials.actions.keeping import GivenFile
from indgang.materials.forms.files import OneFileField
from indgang.materials.models import Kind, Material, Readers
from indgang.people.forms.colleague_choice import ColleagueField
from indgang.people.forms.of_model import FormOfModel
from indgang.shared.fields import DayField, NumberField, TextField, WebAddressField
from indgang.shared.refusable_forms import RefusableForm


class MaterialFilter(forms.Form):
    """What to list; what cannot be understood is left out."""

    readers = forms.ChoiceField(
        label=_("For whom"), choices=[("", _("All")), *Readers.choices], required=False
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *Kind.choices], required=False)

    def wish(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class MaterialForm(FormOfModel):
    """What it is, for whom, where it is read, and who answers for it."""

    model = Material
    model_fields = (
        "title", "kind", "readers", "channel", "language", "purpose", "address", "owner", "release_date",
        "review_date", "state",
    )  # fmt: skip

    address = WebAddressField(
        label=_("Web address"),
        required=False,
        help_text=_(
            "Where it is read, if it is not a file here. For example https://www.kommune.dk/en-indgang"
        ),
    )
    owner = ColleagueField(
        label=_("Who answers for it?"), help_text=_("Begin to write a name and choose from the list.")
    )
    release_date = DayField(
        label=_("When does it come out?"), required=False, help_text=_("For example 24-12-2026")
    )
    review_date = DayField(
        label=_("When is it to be looked at again?"),
        required=False,
        help_text=_("Once a year is enough for most. Then it stands on the list with a mark."),
    )
    file = OneFileField(
        label=_("File"),
        required=False,
        help_text=_("PDF, picture, Word, Excel or PowerPoint, 25 MB at most."),
    )

    def __init__(self, *args: Any, target: Material | None = None, **kwargs: Any) -> None:
        super().__init__(*args, target=target, **kwargs)
        self.order_fields([*self.model_fields[:7], "file"])
        if target is not None and target.is_made_here:
            del self.fields["file"], self.fields["address"]

    @property
    def given_file(self) -> GivenFile | None:
        return self.cleaned_data.get("file")


class HandOutForm(RefusableForm):
    number = NumberField(label=_("How many?"), min_value=1, max_value=100_000)
    place = TextField(
        label=_("Where?"),
        max_length=200,
        help_text=_("For example the counter at the town hall, or a meeting."),
    )
    used_on = DayField(label=_("When?"), help_text=_("For example 24-12-2026"))
