from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.actions.distributing import Share
from indgang.catalogue.models import Responsibility, Task
from indgang.history.forms import VersionedForm
from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueField
from indgang.shared.fields import TextField
from indgang.shared.form_rows import FormOfRows
from indgang.shared.refusals import Refused


class DistributionForm(FormOfRows, ChoosesColleagues, VersionedForm):
    """Who does the task, which part of it, and who substitutes, in order."""

    also_watched = {"doers": _("Who does it")}
    row = "share"
    parts = ("colleague", "part", "kind")

    def __init__(self, *args: Any, target: Task, **kwargs: Any) -> None:
        super().__init__(*args, target_key=target.history_key, **kwargs)
        shares = target.responsibilities.select_related("colleague").order_by("position", "pk")
        self.add_rows([{"colleague": s.colleague, "part": s.part, "kind": s.kind} for s in shares])

    def row_field(self, part: str, number: int) -> forms.Field:
        label = {
            "colleague": _("Colleague %(number)d"),
            "part": _("What colleague %(number)d does of it"),
            "kind": _("How colleague %(number)d has it"),
        }
        named = label[part] % {"number": number + 1}
        if part == "colleague":
            field = ColleagueField(label=named, required=False, max_length=300)
            field.book = self.book
            return field
        if part == "kind":
            return forms.ChoiceField(label=named, choices=Responsibility.Kind.choices, required=False)
        return TextField(label=named, required=False, max_length=200)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        seen = set()
        for number, row in self.used_rows():
            if row["colleague"] in seen:
                self.add_error(
                    self.field_name(number, "colleague"), _("The same colleague is written twice.")
                )
            seen.add(row["colleague"])
        return cleaned

    def shares(self) -> list[Share]:
        rows = (row for _number, row in self.used_rows())
        return [Share(row["colleague"], row["part"], row["kind"] or Responsibility.Kind.DOES) for row in rows]

    def show_refusal(self, refusal: Refused) -> None:
        self.add_error(None, refusal.reason)
