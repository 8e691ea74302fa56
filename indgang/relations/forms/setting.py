"""How relations are kept, and what counts how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from indgang.relations.models import COUNTED, CountedKind
from indgang.relations.weights import LEAST_DAYS, MOST_DAYS, MOST_WEIGHT, Binding
from indgang.shared.refusable_forms import RefusableForm

MONTHS = 6, 60
WEEKS = 1, 26
WEIGHTS = 0.0, MOST_WEIGHT
HALF_LIVES = LEAST_DAYS, MOST_DAYS
WHOLE = _("Write a whole number from {least} to {most}.")
ANY = _("Write a number from {least} to {most}, such as 0,35.")


def in_bounds(text: Any, bounds: tuple[float, float]) -> dict[str, Any]:
    """Every way of being wrong is told alike."""
    told = format_lazy(text, least=int(bounds[0]), most=int(bounds[1]))
    return dict.fromkeys(("required", "invalid", "min_value", "max_value"), told)


class WholeField(forms.IntegerField):
    """A whole number within bounds."""

    def __init__(self, *, bounds: tuple[int, int], **kwargs: Any) -> None:
        least, most = bounds
        super().__init__(min_value=least, max_value=most, error_messages=in_bounds(WHOLE, bounds), **kwargs)
        self.widget.attrs["class"] = "input-char-4"


class NumberField(forms.FloatField):
    """A number within bounds, with a comma or a point."""

    def __init__(self, *, bounds: tuple[float, float], **kwargs: Any) -> None:
        super().__init__(
            min_value=bounds[0],
            max_value=bounds[1],
            localize=True,
            error_messages=in_bounds(ANY, bounds),
            widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "input-char-4"}),
            **kwargs,
        )


class RelationsForm(RefusableForm):
    is_on = forms.BooleanField(label=_("Keep relations in this municipality"), required=False)
    kept_months = WholeField(label=_("Months a meeting is remembered"), bounds=MONTHS)
    coffee_weeks = WholeField(label=_("Weeks between two drawings of coffee"), bounds=WEEKS)


class WeightRow(NamedTuple):
    kind: CountedKind
    weight: BoundField
    half_life: BoundField


class WeightsForm(RefusableForm):
    """One row of two numbers for each kind of tie."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, stands: Mapping[str, Binding] | None = None
    ) -> None:
        initial: dict[str, float] = {}
        for kind, binding in (stands or {}).items():
            initial |= {f"weight_{kind}": binding.weight, f"half_life_{kind}": binding.half_life_days}
        super().__init__(data, initial=initial)
        for kind in COUNTED:
            named = {"kind": kind.label}
            weight = NumberField(label=_("Weight: %(kind)s") % named, bounds=WEIGHTS)
            half_life = WholeField(label=_("Half-life in days: %(kind)s") % named, bounds=HALF_LIVES)
            self.fields |= {f"weight_{kind}": weight, f"half_life_{kind}": half_life}

    def rows(self) -> Iterator[WeightRow]:
        for kind in COUNTED:
            yield WeightRow(kind, self[f"weight_{kind}"], self[f"half_life_{kind}"])

    def values(self) -> dict[CountedKind, Binding]:
        cleaned = self.cleaned_data
        return {kind: Binding(cleaned[f"weight_{kind}"], cleaned[f"half_life_{kind}"]) for kind in COUNTED}
