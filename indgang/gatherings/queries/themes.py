"""Answers of the speed-dates and the themes they are coded into."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from indgang.catalogue.queries.task_index import danish_analyser
from indgang.gatherings.likeness import Coded, Likeness, Suggestion
from indgang.gatherings.models import CardAnswer, Gathering, Theme


def answers_of(gathering: Gathering) -> QuerySet[CardAnswer]:
    """All that say something, card by card, as they were said."""
    rows = CardAnswer.objects.filter(card__gathering=gathering).exclude(text="")
    return rows.select_related("card", "theme").order_by(
        "card__position", "card_id", "meeting__round__number", "meeting__table", "pk"
    )


@dataclass(frozen=True)
class CountedTheme:
    """How many answers a theme has, and how many of them are chosen for the booklet."""

    theme: Theme
    number: int
    chosen: int


def themes_of(gathering: Gathering) -> list[CountedTheme]:
    """In their order."""
    says = ~Q(answers__text="")
    rows = gathering.themes.annotate(
        number=Count("answers", filter=says),
        chosen=Count("answers", filter=says & Q(answers__in_booklet=True)),
    )
    return [CountedTheme(one, one.number, one.chosen) for one in rows.order_by("position", "name")]


def suggestions_for(gathering: Gathering, answers: Iterable[CardAnswer]) -> dict[int, Suggestion]:
    """By answer's id, for those that have no theme yet."""
    waiting = [answer for answer in answers if answer.theme_id is None]
    if not waiting:
        return {}
    themes = [Coded(theme.name, theme.pk, is_name=True) for theme in gathering.themes.all()]
    coded = answers_of(gathering).filter(theme__isnull=False).values_list("text", "theme_id")
    known = Likeness(
        danish_analyser(settings.COMPOUND_WORDS_FILE), [*themes, *(Coded(*row) for row in coded)]
    )
    found = {answer.pk: known.suggest(answer.text) for answer in waiting}
    return {pk: suggestion for pk, suggestion in found.items() if suggestion is not None}
