"""Answers as pages show them. What does not depend on the question is drawn once and kept with the index."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from indgang.catalogue.queries.colleague_index import ColleagueHit
from indgang.catalogue.queries.finding import Findings, FoundTask
from indgang.catalogue.queries.person_cards import shown_person
from indgang.catalogue.queries.task_cards import TaskCard
from indgang.catalogue.queries.task_index import TaskIndex
from indgang.people.queries import the_municipality
from indgang.shared.templatetags.components import highlighted

register = template.Library()

UNCONFIRMED_AFTER = 365  # days
MOST_TASKS = 4
# Letters that no keyboard has keep the places of what differs from question to question.
TITLE, WORDS_MET = mark_safe("\ue000"), mark_safe("\ue001")


@register.simple_tag
def task_answer(findings: Findings, found: FoundTask, side: str, *, is_large: bool = False) -> SafeString:
    """A task found, as desk or public ``side`` shows it; the number large enough to read out where ``is_large``.

    Only the title's marks and the words that were met differ from question to question: they are put in their places.
    """
    key = f"{found.card.key}:{found.rank == 1}:{is_large}"
    context = partial(
        answer_context, findings.index.day, found, is_public=side == "public", is_large=is_large
    )
    card = drawn(findings.index, f"catalogue/parts/{side}_answer.html", key, context)
    filled = card.replace(TITLE, highlighted(found.title_parts)).replace(WORDS_MET, words_met(found))
    return mark_safe(filled)  # noqa: S308 – each part was escaped by itself


def answer_context(day: date, found: FoundTask, *, is_public: bool, is_large: bool) -> dict[str, Any]:
    card = found.card
    people = card.shown_people(day, is_public=is_public)
    return {
        "title": TITLE,
        "words_met": WORDS_MET,
        "card": card,
        # Who looks at the second answer is still choosing: what to ask the company stands on the task's own page.
        "has_note": bool(card.internal_note) and found.rank == 1,
        "is_old": card.confirmed_date is not None and (day - card.confirmed_date).days > UNCONFIRMED_AFTER,
        "beside": () if is_public or found.rank > 1 else card.beside,
        "people": people,
        "first": people[0] if people else None,
        "others": people[1:],
        "is_large": is_large,
    }


def words_met(found: FoundTask) -> SafeString:
    if not found.matching_words:
        return mark_safe("")
    marked = format_html_join(", ", "<mark>{}</mark>", ((word,) for word in found.matching_words))
    return format_html('<p class="result-meta">{} {}</p>', _("Fits:"), marked)


@register.simple_tag
def colleague_result(findings: Findings, hit: ColleagueHit, *, is_large: bool = False) -> SafeString:
    """A colleague asked for by name or number, with what they do."""
    context = partial(colleague_context, findings.index, hit, is_large=is_large)
    return drawn(
        findings.index, "catalogue/parts/desk_colleague.html", f"{hit.person.pk}:{is_large}", context
    )


def colleague_context(index: TaskIndex, hit: ColleagueHit, *, is_large: bool) -> dict[str, Any]:
    person = shown_person(hit.person, "", index.day, is_public=False)
    return {"person": person, "is_large": is_large, "tasks": tasks_of(index, hit.person.pk)[:MOST_TASKS]}


@register.simple_tag
def way_to_the_entrance(findings: Findings) -> SafeString:
    """The entrance's own number, for when the answer cannot be relied on."""
    return drawn(
        findings.index,
        "catalogue/parts/way_to_the_entrance.html",
        "",
        lambda: {"municipality": the_municipality()},
    )


def tasks_of(index: TaskIndex, colleague_id: int) -> list[TaskCard]:
    return [
        card for card in index.cards.values() if any(doer.person.pk == colleague_id for doer in card.doers)
    ]


def drawn(
    index: TaskIndex, template_name: str, key: str, context: Callable[[], dict[str, Any]]
) -> SafeString:
    """The part as it was drawn before from the same reading of the catalogue, else drawn now."""
    place = template_name, key
    if place not in index.drawn:
        index.drawn[place] = render_to_string(template_name, context())
    return mark_safe(index.drawn[place])  # noqa: S308 – escaped by the template
