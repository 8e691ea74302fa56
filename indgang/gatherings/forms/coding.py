"""Coding answers into themes: one form for the themes and for the answers shown, so that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indgang.gatherings.actions.coding import LONGEST_NAME, Coding, ThemeWish
from indgang.gatherings.models import CardAnswer, Theme
from indgang.shared.fields import NumberField, ParagraphsField, TextField
from indgang.shared.refusable_forms import RefusableForm

KEEP, REMOVE = "behold", "slet"
CHOOSE = {"invalid_choice": _("Choose from the list."), "required": _("Choose from the list.")}


class CodingForm(RefusableForm):
    """``name-``, ``place-`` and ``fate-`` of each theme, and ``theme-`` and ``booklet-`` of each answer, by id.

    A choice comes with what it was when the page was shown, and only what was changed since is done: two who code at
    once do not undo each other's work.
    """

    def __init__(
        self, *args: Any, themes: Iterable[Theme], answers: Iterable[CardAnswer], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.themes = {str(theme.pk): theme for theme in themes}
        self.answers = list(answers)
        for place, theme in enumerate(self.themes.values(), start=1):
            self._add_theme(theme, place)
        self.fields["new_names"] = ParagraphsField(
            label=_("New themes, one a line"), required=False, max_length=2000, rows=3
        )
        choices: list[tuple[str, Any]] = [("", pgettext_lazy("theme", "None yet"))]
        choices += [(pk, theme.name) for pk, theme in self.themes.items()]
        for answer in self.answers:
            self._add_answer(answer, choices)

    def _add_theme(self, theme: Theme, place: int) -> None:
        others = [(pk, other.name) for pk, other in self.themes.items() if other != theme]
        join = [(_("Join with"), others)] if others else []
        self.fields[f"name-{theme.pk}"] = TextField(
            label=_("Name"), max_length=LONGEST_NAME, initial=theme.name
        )
        self.fields[f"place-{theme.pk}"] = NumberField(
            label=_("Number in line"), min_value=1, max_value=99, initial=place
        )
        self.fields[f"fate-{theme.pk}"] = forms.ChoiceField(
            label=_("Or"),
            choices=[(KEEP, _("Keep it")), *join, (REMOVE, _("Remove it"))],
            initial=KEEP,
            error_messages=CHOOSE,
        )

    def _add_answer(self, answer: CardAnswer, choices: Sequence[tuple[str, Any]]) -> None:
        self.fields[f"theme-{answer.pk}"] = forms.ChoiceField(
            label=_("Theme"),
            required=False,
            choices=choices,
            initial=str(answer.theme_id or ""),
            show_hidden_initial=True,
            error_messages=CHOOSE,
        )
        self.fields[f"booklet-{answer.pk}"] = forms.BooleanField(
            label=_("In the booklet"), required=False, initial=answer.in_booklet, show_hidden_initial=True
        )

    def theme_rows(self) -> list[tuple[Theme, list[BoundField]]]:
        return [
            (theme, [self[f"{name}-{theme.pk}"] for name in ("name", "place", "fate")])
            for theme in self.themes.values()
        ]

    def answer_rows(self) -> list[tuple[CardAnswer, BoundField, BoundField, str]]:
        """Each answer with its two choices, and what the second was: a label must follow its box at once."""
        return [
            (one, self[f"theme-{one.pk}"], box, box.as_hidden(only_initial=True))
            for one in self.answers
            for box in [self[f"booklet-{one.pk}"]]
        ]

    def wishes(self) -> list[ThemeWish]:
        data = self.cleaned_data
        wishes = []
        for pk, theme in self.themes.items():
            fate = data[f"fate-{pk}"]
            wishes.append(
                ThemeWish(
                    theme=theme,
                    name=data[f"name-{pk}"],
                    position=data[f"place-{pk}"],
                    into=self.themes.get(fate),
                    is_removed=fate == REMOVE,
                )
            )
        return wishes

    def new_names(self) -> list[str]:
        return [name for line in self.cleaned_data["new_names"].splitlines() if (name := line.strip())]

    def codings(self) -> list[Coding]:
        """Of the answers whose theme or place in the booklet was changed."""
        data, changed = self.cleaned_data, set(self.changed_data)
        return [
            Coding(one, self.themes.get(data[f"theme-{one.pk}"]), data[f"booklet-{one.pk}"])
            for one in self.answers
            if {f"theme-{one.pk}", f"booklet-{one.pk}"} & changed
        ]
