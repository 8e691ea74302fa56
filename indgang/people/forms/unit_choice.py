"""Choosing a unit from the tree of those that are open."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indgang.people.models import Unit
from indgang.people.queries import unit_tree

NOTHING = _("None")
STEP_IN = "\u00a0\u00a0\u00a0\u00a0"  # a list's options lose ordinary spaces at their beginning


class UnitChoices:
    """The open units from the top down, read once for all fields; those chosen already stay, also when closed."""

    def __init__(self, chosen: Iterable[Unit | None] = ()) -> None:
        self.chosen = [unit for unit in chosen if unit is not None]

    @cached_property
    def rows(self) -> list[tuple[int, str]]:
        rows = [(unit.pk, f"{STEP_IN * depth}{unit.name}") for unit, depth in unit_tree(timezone.localdate())]
        open_ids = {pk for pk, _label in rows}
        return rows + [(unit.pk, unit.name) for unit in self.chosen if unit.pk not in open_ids]

    def show_in(self, *fields: forms.Field) -> None:
        for field in fields:
            if isinstance(field, UnitField):
                field.choices = lambda nothing=field.nothing: [("", nothing), *self.rows]


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]  # has types only when they are checked
    """One unit; ``nothing`` is what the empty choice says."""

    default_error_messages = {
        "required": _("Choose a unit."),
        "invalid_choice": _("The unit is not there any more. Choose another."),
    }

    def __init__(self, *, nothing: Any = NOTHING, **kwargs: Any) -> None:
        super().__init__(queryset=Unit.objects.all(), **kwargs)
        self.nothing = nothing
