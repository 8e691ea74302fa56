from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from indgang.gatherings.actions.following_up import LONGEST_STEP, FollowUpValues
from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueField
from indgang.shared.fields import DayField, TextField
from indgang.shared.refusable_forms import RefusableForm


class FollowUpForm(ChoosesColleagues, RefusableForm):
    """One owner and a last day. The group does not go on."""

    first_step = TextField(
        label=_("What is done first?"),
        max_length=LONGEST_STEP,
        help_text=_("One thing that can be finished."),
    )
    owner = ColleagueField(
        label=_("Who sees to it?"),
        help_text=_("One colleague. Begin to write a name and choose from the list."),
    )
    due_date = DayField(label=_("By which day?"), help_text=_("For example 24-12-2026"))

    def values(self) -> FollowUpValues:
        data = self.cleaned_data
        return FollowUpValues(first_step=data["first_step"], owner=data["owner"], due_date=data["due_date"])
