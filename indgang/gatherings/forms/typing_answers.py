from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField

from indgang.gatherings.actions.answering import LONGEST_ANSWER, NewerIsKept, Typed
from indgang.gatherings.models import CardAnswer, QuestionCard
from indgang.shared.fields import ParagraphsField
from indgang.shared.refusable_forms import RefusableForm


class PaperForm(RefusableForm):
    """What stands on the paper cards of one speed-date: ``text-`` and ``seen-`` of each card, by its id."""

    def __init__(
        self, *args: Any, cards: Iterable[QuestionCard], kept: Iterable[CardAnswer], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.cards = list(cards)
        self.theirs: dict[int, str] = {}
        stands = {answer.card_id: answer for answer in kept}
        for card in self.cards:
            answer = stands.get(card.pk)
            self.fields[f"text-{card.pk}"] = ParagraphsField(
                label=card.text,
                required=False,
                max_length=LONGEST_ANSWER,
                rows=3,
                initial=answer.text if answer else "",
            )
            self.fields[f"seen-{card.pk}"] = forms.IntegerField(
                required=False,
                min_value=0,
                max_value=2**31 - 1,
                initial=answer.version if answer else 0,
                widget=forms.HiddenInput,
            )

    def typed(self) -> dict[QuestionCard, Typed]:
        data = self.cleaned_data
        return {
            card: Typed(data[f"text-{card.pk}"], data[f"seen-{card.pk}"] or 0, once_key="")
            for card in self.cards
        }

    def show_theirs(self, newer: NewerIsKept) -> None:
        """What another wrote meanwhile stands beside what was typed, and has been seen."""
        card = int(str(newer.field).removeprefix("text-"))
        self.theirs[card] = newer.kept
        self.data = {**dict(self.data.items()), f"seen-{card}": str(newer.version)}

    def rows(self) -> list[tuple[QuestionCard, BoundField, BoundField, str]]:
        return [
            (card, self[f"text-{card.pk}"], self[f"seen-{card.pk}"], self.theirs.get(card.pk, ""))
            for card in self.cards
        ]
