"""Forms that know which version of a thing they were opened with, so that two people do not undo each other's work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from indgang.history.queries import events_since, version_of


@dataclass(frozen=True)
class ChangedMeanwhile:
    """What somebody else changed while the form was open."""

    label: str
    before: str
    after: str
    actor_name: str
    happened_at: datetime


class VersionedForm(forms.Form):
    """Refuses once where somebody else has changed the same field meanwhile; sent again, it is saved.

    A field the sender left as it was keeps what the others wrote: see ``left_alone``. ``target_key`` is the thing's
    ``history_key``, empty for a thing that is not there yet. ``also_watched`` names changes that are not fields of
    their own: name in the history → label. A page shows ``history/parts/changed_meanwhile.html`` above the form.
    """

    also_watched: ClassVar[Mapping[str, Any]] = {}

    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, target_key: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.target_key = target_key
        self.changed_meanwhile: list[ChangedMeanwhile] = []
        self.left_alone: set[str] = set()
        self.fields["version"].initial = version_of(target_key) if target_key else 0

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if self.target_key:
            self._look_for_changes(cleaned)
        if self.changed_meanwhile:
            self._open_anew()
            self.add_error(
                None, _("Somebody else changed this while you were writing. Compare, and save again.")
            )
        return cleaned

    def _look_for_changes(self, cleaned: Mapping[str, Any]) -> None:
        opened_with = str(cleaned.get("version") or "")
        version = int(opened_with) if re.fullmatch(r"[0-9]{1,18}", opened_with) else 0
        for name, change in self._changes_since(version).items():
            own = _as_text(cleaned.get(name))
            if name in cleaned and own == change.before:
                self.left_alone.add(name)
            elif name not in cleaned or own != change.after:
                self.changed_meanwhile.append(self._in_words(name, change))

    def _changes_since(self, version: int) -> dict[str, ChangedMeanwhile]:
        """By name: from what it was when the form was opened to what it is now."""
        found: dict[str, ChangedMeanwhile] = {}
        for event in events_since(self.target_key, version):
            for name, (before, after) in event.changes.items():
                field = self.fields.get(name)
                label = str(field.label or name) if field else str(self.also_watched.get(name, ""))
                if label:
                    first = found[name].before if name in found else before
                    found[name] = ChangedMeanwhile(label, first, after, event.actor_name, event.happened_at)
        return found

    def _in_words(self, name: str, change: ChangedMeanwhile) -> ChangedMeanwhile:
        """A choice is kept by its key and read by its label."""
        field = self.fields.get(name)
        if not isinstance(field, forms.ChoiceField) or isinstance(field, forms.ModelChoiceField):
            return change
        choices: Any = field.choices
        words = {str(key): str(label) for key, label in choices}
        return replace(change, before=words.get(change.before, ""), after=words.get(change.after, ""))

    def _open_anew(self) -> None:
        """Makes what is shown a form of the newest version: sent again, it is meant."""
        data: dict[str, Any] = copy(self.data)  # type: ignore[arg-type]  # a QueryDict is copied to one that changes
        data[self.add_prefix("version")] = str(version_of(self.target_key))
        for name in self.left_alone:
            bound = self[name]
            shown = bound.field.prepare_value(bound.initial)
            shown = (
                shown
                if isinstance(bound.field, forms.ChoiceField)
                else bound.field.widget.format_value(shown)
            )
            data[self.add_prefix(name)] = "" if shown is None else str(shown)
        self.data = data


def _as_text(value: Any) -> str:
    return "" if value is None else str(value)
