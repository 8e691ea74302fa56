from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.actions.describing import Link
from indgang.catalogue.forms.task_choice import TaskBook, TaskField
from indgang.catalogue.models import KleSubject, Task, TaskLink
from indgang.catalogue.models.task import KLE_NUMBERS
from indgang.catalogue.queries.kle_register import find_subjects
from indgang.people.forms.of_model import FormOfModel
from indgang.people.forms.unit_choice import UnitChoices, UnitField
from indgang.shared.fields import ParagraphsField, TextField
from indgang.shared.form_rows import FormOfRows

MOST_NUMBERS_SHOWN = 12
LONGEST_QUESTION = 3000


class KleNumbersField(TextField):
    """KLE numbers with spaces, commas or line breaks between them."""

    def to_python(self, value: Any) -> str:
        return " ".join(re.split(r"[\s,;]+", super().to_python(value))).strip()


class TaskForm(FormOfRows, FormOfModel):
    """Everything a task says. Whose it is to do is another page: ``DistributionForm``."""

    model = Task
    model_fields = (
        "title",
        "catalogue",
        "theme",
        "description",
        "send_along",
        "next_step",
        "usual_time",
        "usual_time_basis",
        "self_service",
        "answering_unit",
        "internal_note",
        "words",
        "wrong_terms",
        "kle_numbers",
        "is_published",
    )
    also_watched = {"links": _("Other tasks"), "questions": _("Example questions")}
    row = "link"
    parts = ("other", "kind", "text")

    answering_unit = UnitField(label=_("Unit that answers for it"), required=False, nothing=_("Nobody yet"))
    kle_numbers = KleNumbersField(
        label=_("KLE numbers"),
        required=False,
        max_length=120,
        validators=[KLE_NUMBERS],
        help_text=_("Such as 02.34.02. Several with a space between."),
    )
    questions = ParagraphsField(
        label=_("Example questions"),
        required=False,
        max_length=60_000,
        rows=10,
        help_text=_(
            "As companies would ask. An empty line between each. Only used for finding; nobody is shown them."
        ),
    )
    kle_text = TextField(label=_("Search the KLE register"), required=False, max_length=80)

    def __init__(self, *args: Any, target: Task | None = None, **kwargs: Any) -> None:
        super().__init__(*args, target=target, **kwargs)
        self.task_book = TaskBook()
        links = target.links.select_related("other").order_by("pk") if target else []
        self.add_rows([{"other": link.other, "kind": link.kind, "text": link.text} for link in links])
        if target is not None:
            asked = target.questions.order_by("position", "pk").values_list("text", flat=True)
            self.initial["questions"] = "\n\n".join(asked)
        UnitChoices([self.initial.get("answering_unit")]).show_in(self.fields["answering_unit"])
        self._explain()

    def _explain(self) -> None:
        told = {
            "title": _("Short, in the company's own words."),
            "description": _("What it is, when one needs it, and what we do. Write to the company: you, we."),
            "send_along": _("One thing a line, beginning with a dash."),
            "usual_time_basis": _("What the usual time rests on: a law, a service goal, our own figures."),
            "self_service": _("Where the company applies by itself, such as https://virk.dk."),
            "internal_note": _("For the colleague on the phone. Companies never see it."),
        }
        for name, text in told.items():
            self.fields[name].help_text = text
        self.fields["description"].widget.attrs["rows"] = 9
        self.fields["words"].widget.attrs["rows"] = 8
        self.fields["theme"].empty_label = _("None")  # type: ignore[attr-defined]  # a choice among themes

    def row_field(self, part: str, number: int) -> forms.Field:
        label = {
            "other": _("Task %(number)d"),
            "kind": _("How task %(number)d belongs here"),
            "text": _("Sentence about task %(number)d"),
        }
        named = label[part] % {"number": number + 1}
        if part == "other":
            return TaskField(book=self.task_book, label=named, required=False, max_length=200)
        if part == "kind":
            return forms.ChoiceField(label=named, choices=TaskLink.Kind.choices, required=False)
        return TextField(label=named, required=False, max_length=300)

    def links(self) -> list[Link]:
        return [
            Link(row["other"], row["kind"] or TaskLink.Kind.RELATED, row["text"])
            for _number, row in self.used_rows()
        ]

    def split_questions(self) -> list[str]:
        """Each with its line breaks; an empty line is between two."""
        return [text.strip() for text in re.split(r"\n\s*\n", self.cleaned_data["questions"]) if text.strip()]

    def clean_questions(self) -> str:
        text = str(self.cleaned_data["questions"])
        if any(len(question) > LONGEST_QUESTION for question in re.split(r"\n\s*\n", text)):
            raise forms.ValidationError(
                _("One of the questions is too long. Set an empty line between them.")
            )
        return text

    def suggested_numbers(self) -> list[KleSubject]:
        """Numbers of the register for what was typed in the search; nothing where the register is not read in."""
        text = self.data.get("kle_text", "").replace("\x00", "").strip()[:80]
        return list(find_subjects(text, with_retired=False)[:MOST_NUMBERS_SHOWN]) if text else []
