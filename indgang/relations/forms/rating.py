from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from indgang.people.models import Colleague
from indgang.relations.models import Rating
from indgang.shared.refusable_forms import RefusableForm


class AskedOf(NamedTuple):
    colleague: Colleague
    field: BoundField


class RatingForm(RefusableForm):
    """How well one knows each of them; whoever is left out is not told of."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        others: Sequence[Colleague],
        given: Mapping[int, int] | None = None,
    ) -> None:
        initial = {f"of_{pk}": score for pk, score in (given or {}).items()}
        super().__init__(data, initial=initial)
        self.others = others
        for other in others:
            self.fields[f"of_{other.pk}"] = forms.TypedChoiceField(
                label=other.name,
                choices=Rating.Score.choices,
                coerce=int,
                required=False,
                empty_value=None,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Choose one of the four.")},
            )

    def rows(self) -> Iterator[AskedOf]:
        for other in self.others:
            yield AskedOf(other, self[f"of_{other.pk}"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(score is not None for score in cleaned.values()):
            self.add_error(None, _("Choose how well you know at least one of them."))
        return cleaned

    def scores(self) -> dict[Colleague, Rating.Score]:
        chosen = ((other, self.cleaned_data[f"of_{other.pk}"]) for other in self.others)
        return {other: Rating.Score(score) for other, score in chosen if score is not None}
