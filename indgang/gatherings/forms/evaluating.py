from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.gatherings.evaluation import QUESTIONS
from indgang.shared.fields import ParagraphsField
from indgang.shared.refusable_forms import RefusableForm


class EvaluationForm(RefusableForm):
    """Four questions of three answers, and room for a few words. Nothing has to be answered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            self.fields[question.key] = forms.ChoiceField(
                label=str(question.text),
                required=False,
                choices=list(question.choices.items()),
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Choose one of the answers shown.")},
            )
        self.fields["remark"] = ParagraphsField(
            label=_("What should we do differently next time?"),
            required=False,
            max_length=1000,
            rows=3,
            help_text=_("Leave out what shows who you are, if you do not want it known."),
        )

    def choices(self) -> dict[str, str]:
        return {one.key: self.cleaned_data[one.key] for one in QUESTIONS if self.cleaned_data[one.key]}


class LearnedForm(RefusableForm):
    learned = ParagraphsField(
        label=_("What did we learn for the next one?"),
        required=False,
        max_length=2000,
        rows=6,
        help_text=_("It stands beside the next plan. One thing a line."),
    )
