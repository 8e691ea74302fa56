from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from indgang.duties.actions.giving import DutyValues
from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueField
from indgang.people.forms.unit_choice import UnitChoices, UnitField
from indgang.shared.fields import DayField, ParagraphsField, TextField
from indgang.shared.refusable_forms import RefusableForm


class DutyForm(ChoosesColleagues, RefusableForm):
    """What is to be done, by whom and by when."""

    title = TextField(label=_("What is to be done?"), max_length=200)
    due_date = DayField(label=_("By when?"), help_text=_("For example 24-12-2026"))
    owner = ColleagueField(
        label=_("Who does it?"),
        required=False,
        help_text=_("Begin to write a name and choose from the list."),
    )
    unit = UnitField(label=_("Or which unit, until somebody takes it?"), required=False, nothing=_("No unit"))
    details = ParagraphsField(label=_("More about it"), required=False, max_length=2000, rows=4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        UnitChoices().show_in(self.fields["unit"])

    def values(self) -> DutyValues:
        return DutyValues(
            title=self.cleaned_data["title"],
            details=self.cleaned_data["details"],
            owner=self.cleaned_data["owner"],
            unit=self.cleaned_data["unit"],
            due_date=self.cleaned_data["due_date"],
        )
