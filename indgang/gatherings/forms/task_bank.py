from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.gatherings.actions.task_bank import CrossTaskValues
from indgang.gatherings.forms.choosing import OF_A_LIST
from indgang.gatherings.models import CrossTask
from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueField
from indgang.shared.fields import ParagraphsField, TextField
from indgang.shared.refusable_forms import RefusableForm


class CrossTaskForm(ChoosesColleagues, RefusableForm):
    """A real task that takes several departments."""

    title = TextField(label=_("What is to be solved?"), max_length=160)
    description = ParagraphsField(
        label=_("What is it about?"),
        max_length=3000,
        rows=5,
        help_text=_("Everybody at the gathering reads it: no names of companies or persons."),
    )
    wanted_outcome = TextField(
        label=_("What do we want out of it?"),
        max_length=500,
        help_text=_("Something that can be done the week after, such as one shared form."),
    )
    owner = ColleagueField(
        label=_("Who owns it?"), help_text=_("Begin to write a name and choose from the list.")
    )

    def values(self) -> CrossTaskValues:
        data = self.cleaned_data
        return CrossTaskValues(
            title=data["title"],
            description=data["description"],
            wanted_outcome=data["wanted_outcome"],
            owner=data["owner"],
        )


class ChosenTasksForm(RefusableForm):
    """Which tasks of the bank are taken up."""

    tasks = forms.ModelMultipleChoiceField(
        label=_("Tasks of the gathering"),
        queryset=CrossTask.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=OF_A_LIST,
    )

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["tasks"]
        field.queryset = choices
