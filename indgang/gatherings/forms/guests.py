from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.gatherings.forms.planning import CHOOSE_NAME
from indgang.gatherings.models import LeaderWord
from indgang.gatherings.quotas import Quotas, UnitQuota
from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueField
from indgang.people.forms.unit_choice import UnitChoices, UnitField
from indgang.shared.fields import NumberField, TextField
from indgang.shared.form_rows import FormOfRows
from indgang.shared.refusable_forms import RefusableForm

WORDS = [
    (LeaderWord.MUST, _("Comes: put them on the list")),
    (LeaderWord.MUST_NOT, _("Does not come: take them off")),
    ("", _("Let the next proposal decide")),
]


FEWER_THAN_LEAST = _("It is less than the least. Make it as many, or leave it empty.")


class ProposalForm(FormOfRows, RefusableForm):
    """What holds for each department and site, and rows for departments for which something else holds."""

    row = "unit"
    parts = ("unit", "least", "most")

    least = NumberField(label=_("At least from each department"), required=False, min_value=0, max_value=100)
    most = NumberField(label=_("At most from each department"), required=False, min_value=1, max_value=1000)

    least_of_site = NumberField(
        label=_("At least from each site"), required=False, min_value=0, max_value=100
    )
    most_of_site = NumberField(label=_("At most from each site"), required=False, min_value=1, max_value=1000)

    def __init__(self, *args: Any, asked: Quotas | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = asked or Quotas()
        for name in ("least", "most", "least_of_site", "most_of_site"):
            self.initial[name] = getattr(asked, name) or None
        self.choices = UnitChoices()
        self.add_rows([asdict(one) for one in asked.of_units])

    def row_field(self, part: str, number: int) -> forms.Field:
        label = {
            "unit": _("Department %(number)d"),
            "least": _("At least from department %(number)d"),
            "most": _("At most from department %(number)d"),
        }
        named = label[part] % {"number": number + 1}
        if part == "unit":
            unit = UnitField(label=named, required=False)
            self.choices.show_in(unit)
            return unit
        return NumberField(label=named, required=False, min_value=0, max_value=1000)

    def clean(self) -> None:
        super().clean()
        pairs = [("least", "most"), ("least_of_site", "most_of_site")]
        pairs += [(self.field_name(at, "least"), self.field_name(at, "most")) for at in range(self.row_count)]
        for least, most in pairs:
            if self._is_more(least, most):
                self.add_error(most, FEWER_THAN_LEAST)
        self._refuse_rows()

    def _is_more(self, least: str, most: str) -> bool:
        low, high = self.cleaned_data.get(least), self.cleaned_data.get(most)
        return high is not None and (low or 0) > high

    def _refuse_rows(self) -> None:
        seen = set()
        for number in range(self.row_count):
            unit, least, most = (self.cleaned_data.get(self.field_name(number, part)) for part in self.parts)
            name = self.field_name(number, "unit")
            if unit in seen:
                self.add_error(name, _("The department stands there twice. Keep one of them."))
            elif unit is None and name not in self.errors and (least is not None or most is not None):
                self.add_error(name, _("Choose the department that the numbers are for."))
            elif unit is not None:
                seen.add(unit)

    @property
    def has_own_numbers(self) -> bool:
        """Whether the rows are to be seen at once."""
        return self.is_bound or any(row["unit"].value() for row in self.rows())

    def quotas(self) -> Quotas:
        return Quotas(
            self.cleaned_data["least"] or 0,
            self.cleaned_data["most"],
            self.cleaned_data["least_of_site"] or 0,
            self.cleaned_data["most_of_site"],
            tuple(
                UnitQuota(row["unit"].pk, row["least"] or 0, row["most"]) for _number, row in self.used_rows()
            ),
        )


class SettleForm(ChoosesColleagues, RefusableForm):
    colleague = ColleagueField(label=_("Which colleague?"), help_text=CHOOSE_NAME)
    word = forms.ChoiceField(
        label=_("What is settled?"),
        choices=WORDS,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    reason = TextField(
        label=_("Why?"),
        max_length=200,
        required=False,
        help_text=_("The colleague and their leader can read it."),
    )


class AnswerForm(RefusableForm):
    need = TextField(
        label=_("Is there something we must think of?"),
        max_length=300,
        required=False,
        help_text=_(
            "Such as food, a lift or a seat near the door. Only the organiser sees it, and it is deleted a week after."
        ),
    )
