from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from indgang.gatherings.actions.answering import LONGEST_ANSWER
from indgang.gatherings.actions.quoting import Said
from indgang.gatherings.models import Consent, Guest
from indgang.gatherings.queries.quotes import Quotation
from indgang.shared.fields import ParagraphsField
from indgang.shared.refusable_forms import RefusableForm


class QuotesForm(RefusableForm):
    """``consent-``, ``text-`` and ``seen-`` of each of the guest's quotes, by its id; none must be answered."""

    def __init__(self, *args: Any, guest: Guest, quotes: Iterable[Quotation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guest, self.quotes = guest, list(quotes)
        for quote in self.quotes:
            answer = quote.answer
            said = next((one.consent for one in quote.speakers if one.guest == guest), "")
            self.fields[f"consent-{answer.pk}"] = forms.ChoiceField(
                label=_("May it be quoted?"),
                required=False,
                choices=Consent.choices,
                initial=said,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Choose one of the answers shown.")},
            )
            self.fields[f"text-{answer.pk}"] = ParagraphsField(
                label=_("The words, as they are printed"),
                required=False,
                max_length=LONGEST_ANSWER,
                rows=3,
                initial=answer.text,
            )
            self.fields[f"seen-{answer.pk}"] = forms.IntegerField(
                required=False,
                min_value=0,
                max_value=2**31 - 1,
                initial=answer.version,
                widget=forms.HiddenInput,
                error_messages={"invalid": _("Open the link again.")},
            )

    def show_what_stands_now(self) -> None:
        """After a refusal the newest words stand beside what was typed, and have been seen."""
        newest = {f"seen-{quote.answer.pk}": str(quote.answer.version) for quote in self.quotes}
        self.data = {**dict(self.data.items()), **newest}

    def rows(self) -> list[tuple[Quotation, str, list[BoundField]]]:
        """Each quote with whom they said it with, and its three fields."""
        names = ("consent", "text", "seen")
        return [
            (one, self._others(one), [self[f"{name}-{one.answer.pk}"] for name in names])
            for one in self.quotes
        ]

    def _others(self, quote: Quotation) -> str:
        return ", ".join(str(one.guest) for one in quote.speakers if one.guest != self.guest)

    def said(self) -> list[Said]:
        """Of those that were answered or corrected, and not the ones that stand as they stood."""
        data, said = self.cleaned_data, []
        for quote in self.quotes:
            answer = quote.answer
            consent, text = data[f"consent-{answer.pk}"], data[f"text-{answer.pk}"]
            was = self.fields[f"consent-{answer.pk}"].initial
            if consent != was or text.strip() != answer.text.strip():
                said.append(Said(answer, consent, text, data[f"seen-{answer.pk}"] or 0))
        return said
