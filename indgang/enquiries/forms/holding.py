"""The small forms about who holds an enquiry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.businesses.forms.business_choice import BusinessField
from indgang.catalogue.forms.task_choice import TaskBook, TaskField
from indgang.enquiries.actions.correcting import Wrong
from indgang.enquiries.forms.on_page import OnPageForm
from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueField
from indgang.shared.fields import ParagraphsField, TextField

LONGEST_WORD = 500


class TaskForm(OnPageForm):
    """Another task than those suggested."""

    def __init__(self, *args: Any, book: TaskBook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["task"] = TaskField(
            book=book,
            label=_("The task"),
            help_text=_("Begin to write what it is called and choose from the list."),
        )


class AskToHoldForm(ChoosesColleagues, OnPageForm):
    receiver = ColleagueField(
        label=_("Who is to hold it?"), help_text=_("Begin to write a name and choose from the list.")
    )
    word = ParagraphsField(label=_("A word along with it"), required=False, max_length=LONGEST_WORD, rows=2)


class DeclineForm(OnPageForm):
    reply = TextField(
        label=_("Why not?"),
        max_length=LONGEST_WORD,
        help_text=_("A few words, such as: I am away from Monday. Ask Vej og Park."),
    )


class SendBackForm(OnPageForm):
    """What is wrong, told by the button that is pressed, so that the catalogue can be put right."""

    wrong = forms.ChoiceField(
        choices=[
            (Wrong.PERSON, _("Right task, but I am not the one who does it")),
            (Wrong.TASK, _("It is about something else than the task says")),
        ],
        error_messages={"required": _("Press one of the two."), "invalid_choice": _("Press one of the two.")},
    )
    word = TextField(
        label=_("A word along with it"),
        required=False,
        max_length=LONGEST_WORD,
        help_text=_("For the entrance and whoever keeps the catalogue. Nothing personal about the company."),
    )


class LinkBusinessForm(OnPageForm):
    business = BusinessField(
        label=_("Name, CVR number or phone"),
        required=False,
        help_text=_("Choose from the list while you write. Leave it empty for none."),
    )
