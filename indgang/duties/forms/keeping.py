"""The small forms on a duty's page: done, another day, another owner."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueField
from indgang.shared.fields import DayField, ParagraphsField, TextField
from indgang.shared.refusals import Refused


class DutyPageForm(forms.Form):
    def show_refusal(self, refusal: Refused) -> None:
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.reason)


class FinishForm(DutyPageForm):
    outcome = ParagraphsField(
        label=_("What came of it?"),
        required=False,
        max_length=1000,
        rows=3,
        help_text=_("A sentence for whoever looks next year."),
    )


class MoveForm(DutyPageForm):
    due_date = DayField(label=_("The new day"), help_text=_("For example 24-12-2026"))
    reason = TextField(label=_("Why?"), max_length=300)


class HandOnForm(ChoosesColleagues, DutyPageForm):
    owner = ColleagueField(
        label=_("Who takes it over?"), help_text=_("Begin to write a name and choose from the list.")
    )
