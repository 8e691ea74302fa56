from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.actions.gathering import Step
from indgang.catalogue.forms.task_choice import TaskBook, TaskField
from indgang.catalogue.models import Situation
from indgang.people.forms.of_model import FormOfModel
from indgang.shared.fields import TextField
from indgang.shared.form_rows import FormOfRows


class SituationForm(FormOfRows, FormOfModel):
    """A business situation and its tasks, in the order they matter."""

    model = Situation
    model_fields = ("title", "introduction", "position", "is_published")
    also_watched = {"tasks": _("Tasks")}
    row = "step"
    parts = ("task", "note")

    def __init__(self, *args: Any, target: Situation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, target=target, **kwargs)
        self.task_book = TaskBook()
        steps = target.steps.select_related("task").order_by("position", "pk") if target else []
        self.add_rows([{"task": step.task, "note": step.note} for step in steps])
        self.fields["title"].help_text = _("What the company is about to do, such as: Open a café.")
        self.fields["position"].label = _("Place on the front page")
        self.fields["position"].help_text = _("The lowest number stands first.")
        self.fields["position"].widget.attrs["class"] = "input-char-4"

    def row_field(self, part: str, number: int) -> forms.Field:
        label = {"task": _("Task %(number)d"), "note": _("When task %(number)d matters")}
        named = label[part] % {"number": number + 1}
        if part == "task":
            return TaskField(book=self.task_book, label=named, required=False, max_length=200)
        return TextField(label=named, required=False, max_length=300)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        seen = set()
        for number, row in self.used_rows():
            if row["task"] in seen:
                self.add_error(self.field_name(number, "task"), _("The same task is written twice."))
            seen.add(row["task"])
        return cleaned

    def steps(self) -> list[Step]:
        return [Step(row["task"], row["note"]) for _number, row in self.used_rows()]
