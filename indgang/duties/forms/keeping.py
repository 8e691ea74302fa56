"""The small forms on a duty's page: done, another day, another owner."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueField
from indgang.shared.fields import DayField, ParagraphsField, TextField
from indgang.shared.refusable_forms import RefusableForm


class FinishForm(RefusableForm):
    outcome = ParagraphsField(
        label=_("What came of it?"),
        required=False,
        max_length=1000,
        rows=3,
        help_text=_("A sentence for whoever looks next year."),
    )


class MoveForm(RefusableForm):
    due_date = DayField(label=_("The new day"), help_text=_("For example 24-12-2026"))
    reason = TextField(label=_("Why?"), max_length=300)


class HandOnForm(ChoosesColleagues, RefusableForm):
    owner = ColleagueField(
        label=_("Who takes it over?"), help_text=_("Begin to write a name and choose from the list.")
    )
