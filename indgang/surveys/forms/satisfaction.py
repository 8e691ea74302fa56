"""The form that whoever has an invitation's link answers. The page it stands on belongs to the area that asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.shared.fields import ParagraphsField
from indgang.shared.refusable_forms import RefusableForm
from indgang.surveys.models import Question, Scale

UNSURE = "unsure"
LONGEST_COMMENT = 3000


class SatisfactionForm(RefusableForm):
    """A choice of five, and "don't know", for each question; and room for a few words. Nothing has to be answered."""

    def __init__(self, *args: Any, questions: Iterable[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        for question in self.questions:
            self.fields[question.key] = forms.ChoiceField(
                label=question.text,
                required=False,
                choices=choices_of(Scale(question.scale)),
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Choose one of the answers shown.")},
            )
        self.fields["comment"] = ParagraphsField(
            label=_("Is there anything we should know?"),
            required=False,
            max_length=LONGEST_COMMENT,
            rows=4,
            help_text=_("Praise, blame or a good idea. Leave out civil registration numbers (CPR)."),
        )

    def scores(self) -> dict[str, int | None]:
        """What ``take_answer`` takes: the questions that were answered."""
        given = {question.key: self.cleaned_data.get(question.key, "") for question in self.questions}
        return {key: None if value == UNSURE else int(value) for key, value in given.items() if value}

    def comment(self) -> str:
        return str(self.cleaned_data["comment"])


def choices_of(scale: Scale) -> list[tuple[str, Any]]:
    labels = scale.labels_by_score
    return [*((str(score), label) for score, label in labels.items()), (UNSURE, _("Don't know"))]
