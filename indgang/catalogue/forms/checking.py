from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.forms.task_choice import TaskBook, TaskField
from indgang.catalogue.models import Task
from indgang.shared.fields import ParagraphsField

LONGEST_TRIAL = 2000


class CheckQuestionForm(forms.Form):
    """A question, and the task that is right; one or two more where they are right as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.book = TaskBook()
        self.fields["text"] = ParagraphsField(
            label=_("The question, as a company asked it"), max_length=3000, rows=3
        )
        self.fields["first"] = TaskField(book=self.book, label=_("The right task"), max_length=200)
        for name, label in (("second", _("Another that is right")), ("third", _("A third"))):
            self.fields[name] = TaskField(book=self.book, label=label, required=False, max_length=200)

    def tasks(self) -> list[Task]:
        chosen = (self.cleaned_data[name] for name in ("first", "second", "third"))
        return list(dict.fromkeys(task for task in chosen if task))


class TrialForm(forms.Form):
    """A task and the words that it might be given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.book = TaskBook()
        self.fields["task"] = TaskField(book=self.book, label=_("Task"), max_length=200)
        self.fields["words"] = ParagraphsField(
            label=_("New words"),
            max_length=LONGEST_TRIAL,
            rows=4,
            help_text=_("One word or short phrase a line. Nothing is saved before you say so."),
        )

    def words(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["words"].splitlines() if line.strip()]
