from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.people.actions.describing import Closed, Hours
from indgang.people.closing_days import usual_closing_days
from indgang.people.forms.clock import ClockField
from indgang.people.forms.colleague_choice import ColleagueField
from indgang.people.forms.colour import ColourField
from indgang.people.forms.of_model import FormOfModel
from indgang.people.forms.unit_choice import UnitChoices, UnitField
from indgang.people.models import ClosingDay, Municipality, Weekday
from indgang.shared.fields import DayField, TextField

MOST_CLOSING_DAYS = 80
EMPTY_ROWS = 2


@dataclass(frozen=True)
class HoursRow:
    label: str
    opens: BoundField
    closes: BoundField


@dataclass(frozen=True)
class ClosingRow:
    day: BoundField
    what: BoundField
    yearly: BoundField
    removed: BoundField


class MunicipalityForm(FormOfModel):
    """Everything about the one entrance; opening hours and closing days are rows in it."""

    model = Municipality
    model_fields = (
        "name", "phone", "mail", "address", "website", "welcome", "colour", "home_page_unit", "home_page_owner",
        "web_editor", "privacy_contact", "security_contact", "accessibility_reviewed_date",
    )  # fmt: skip
    also_watched = {
        "opening_hours": gettext_lazy("Opening hours"),
        "closing_days": gettext_lazy("Closing days"),
    }

    colour = ColourField(
        label=gettext_lazy("Colour"),
        help_text=gettext_lazy(
            "The colour of the pages, dark enough for white letters on it. Written as #1f5a4c."
        ),
        widget=forms.TextInput(attrs={"class": "input-char-11"}),
    )
    home_page_unit = UnitField(label=gettext_lazy("Unit that answers for the home page"), required=False)
    home_page_owner = ColleagueField(label=gettext_lazy("Owner of the home page"), required=False)
    web_editor = ColleagueField(label=gettext_lazy("Web editor who keeps it up to date"), required=False)

    def __init__(self, *args: Any, target: Municipality | None = None, **kwargs: Any) -> None:
        stands = _hours_and_closing_days(target) if target else _at_first()
        kwargs["initial"] = stands | (kwargs.get("initial") or {})
        super().__init__(*args, target=target, **kwargs)
        UnitChoices([target.home_page_unit if target else None]).show_in(self.fields["home_page_unit"])
        for day in Weekday:
            self.fields[f"opens_{day}"] = ClockField(
                label=_("%(day)s opens") % {"day": day.label}, required=False
            )
            self.fields[f"closes_{day}"] = ClockField(
                label=_("%(day)s closes") % {"day": day.label}, required=False
            )
        self.closing_rows = min(_rows_in(self.data or self.initial), MOST_CLOSING_DAYS)
        if not self.is_bound:
            self.closing_rows += EMPTY_ROWS
        for row in range(self.closing_rows):
            self._add_closing_row(row)

    def _add_closing_row(self, row: int) -> None:
        number = {"number": row + 1}
        self.fields[f"day_{row}"] = DayField(label=_("Closing day %(number)d") % number, required=False)
        self.fields[f"what_{row}"] = TextField(
            label=_("What closing day %(number)d is") % number, required=False, max_length=80
        )
        self.fields[f"yearly_{row}"] = forms.BooleanField(
            label=_("Closing day %(number)d is every year") % number, required=False
        )
        self.fields[f"removed_{row}"] = forms.BooleanField(
            label=_("Remove closing day %(number)d") % number, required=False
        )

    @property
    def ticks(self) -> list[str]:
        """The names of what is ticked or not: a browser does not send what is not."""
        return [name for name, field in self.fields.items() if isinstance(field, forms.BooleanField)]

    def hours_rows(self) -> Iterator[HoursRow]:
        for day in Weekday:
            yield HoursRow(str(day.label), self[f"opens_{day}"], self[f"closes_{day}"])

    def closing_day_rows(self) -> Iterator[ClosingRow]:
        for row in range(self.closing_rows):
            yield ClosingRow(
                self[f"day_{row}"], self[f"what_{row}"], self[f"yearly_{row}"], self[f"removed_{row}"]
            )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        for day in Weekday:
            self._check_hours(day, cleaned)
        self._check_closing_days(cleaned)
        return cleaned

    def _check_hours(self, day: Weekday, cleaned: Mapping[str, Any]) -> None:
        opens, closes = cleaned.get(f"opens_{day}"), cleaned.get(f"closes_{day}")
        if any(f"{end}_{day}" in self.errors for end in ("opens", "closes")):
            return
        if (opens is None) != (closes is None):
            missing = "opens" if opens is None else "closes"
            self.add_error(f"{missing}_{day}", _("Write both times, or none where it is closed."))
        elif opens is not None and closes is not None and closes <= opens:
            self.add_error(f"closes_{day}", _("It must close after it opens."))

    def _check_closing_days(self, cleaned: Mapping[str, Any]) -> None:
        seen = set()
        for row in self._kept_rows(cleaned):
            day, what = cleaned.get(f"day_{row}"), cleaned.get(f"what_{row}")
            if day in seen:
                self.add_error(f"day_{row}", _("The day stands here already."))
            elif day is None and f"day_{row}" not in self.errors:
                self.add_error(f"day_{row}", _("Which day is it?"))
            if not what and f"what_{row}" not in self.errors:
                self.add_error(f"what_{row}", _("What is it called? Companies read it."))
            seen.add(day)

    def _kept_rows(self, cleaned: Mapping[str, Any]) -> Iterator[int]:
        """Rows that are written in and not to be removed."""
        for row in range(self.closing_rows):
            is_written = any(
                self.data.get(self.add_prefix(f"{part}_{row}"), "").strip() for part in ("day", "what")
            )
            if is_written and not cleaned.get(f"removed_{row}"):
                yield row

    def opening_hours(self) -> list[Hours]:
        times = (
            (day, self.cleaned_data[f"opens_{day}"], self.cleaned_data[f"closes_{day}"]) for day in Weekday
        )
        return [Hours(day, opens, closes) for day, opens, closes in times if opens]

    def closing_days(self) -> list[Closed]:
        kept = self._kept_rows(self.cleaned_data)
        parts = ([self.cleaned_data[f"{part}_{row}"] for part in ("day", "what", "yearly")] for row in kept)
        return [Closed(day, what, is_yearly) for day, what, is_yearly in parts]


def _at_first() -> dict[str, Any]:
    """What stands in the form before anybody has described the municipality; the days can be taken away."""
    colour = Municipality._meta.get_field("colour").get_default()
    usual = usual_closing_days(timezone.localdate().year)
    return {"colour": colour} | _closing_day_values(Closed(day, name, is_yearly=True) for day, name in usual)


def _rows_in(values: Mapping[str, Any]) -> int:
    """How many closing days the values tell of, by the highest number of a row."""
    numbers = [
        int(found[1]) for name in values if (found := re.fullmatch(r"(?:day|what)_([0-9]{1,3})", name))
    ]
    return max(numbers, default=-1) + 1


def _hours_and_closing_days(municipality: Municipality) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for hours in municipality.opening_hours.all():
        values |= {f"opens_{hours.weekday}": hours.opens_at, f"closes_{hours.weekday}": hours.closes_at}
    return values | _closing_day_values(municipality.closing_days.all())


def _closing_day_values(closing_days: Iterable[Closed | ClosingDay]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for row, closed in enumerate(closing_days):
        values |= {f"day_{row}": closed.day, f"what_{row}": closed.name, f"yearly_{row}": closed.is_yearly}
    return values
