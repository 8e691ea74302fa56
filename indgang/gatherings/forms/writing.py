"""What is typed on the day."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.gatherings.actions.answering import LONGEST_KEY, Typed
from indgang.shared.refusable_forms import RefusableForm


class CardsForm(RefusableForm):
    questions = forms.CharField(
        label=_("Questions, one a line"),
        help_text=_("Both answer each of them. Three or four are enough for five minutes."),
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
        max_length=4000,
    )

    def lines(self) -> list[str]:
        """Each question once, in the order they stand."""
        lines = (line.strip() for line in self.cleaned_data["questions"].splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class TypedForm(RefusableForm):
    """One box that saves itself; ``seen`` and ``once_key`` come with it unseen."""

    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), required=False, max_length=8000)
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput, required=False)
    once_key = forms.CharField(max_length=LONGEST_KEY, widget=forms.HiddenInput, required=False)

    def typed(self) -> Typed:
        values = self.cleaned_data
        return Typed(values["text"], values["seen"] or 0, values["once_key"])
