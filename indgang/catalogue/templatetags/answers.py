"""Answers as pages show them. What does not depend on the question is drawn once and kept with the index."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from indgang.catalogue.queries.colleague_index import ColleagueHit
from indgang.catalogue.queries.finding import Findings, FoundTask
from indgang.catalogue.queries.person_cards import shown_person
from indgang.catalogue.queries.task_cards import TaskCard
from indgang.catalogue.queries.task_index import TaskIndex
from indgang.people.queries import the_municipality

register = template.Library()

UNCONFIRMED_AFTER = 365  # days
MOST_TASKS = 4


@register.simple_tag
def task_facts(findings: Findings, found: FoundTask, side: str) -> SafeString:
    """What the task is, and how far it can be relied on. ``side`` is desk or public."""
    card, day = found.card, findings.index.day
    is_old = card.confirmed_date is not None and (day - card.confirmed_date).days > UNCONFIRMED_AFTER
    # Who looks at the second answer is still choosing: what to ask the company stands on the task's own page.
    has_note = bool(card.internal_note) and found.rank == 1
    context = {"card": card, "is_old": is_old, "has_note": has_note}
    return drawn(findings.index, f"catalogue/parts/{side}_facts.html", f"{card.key}:{has_note}", context)


@register.simple_tag
def task_people(findings: Findings, found: FoundTask, side: str, *, is_large: bool = False) -> SafeString:
    """Who to ring; the number large enough to read out where ``is_large``."""
    people = found.card.shown_people(findings.index.day, is_public=side == "public")
    context = {
        "card": found.card,
        "people": people,
        "first": people[0] if people else None,
        "others": people[1:],
        "is_large": is_large,
    }
    return drawn(
        findings.index, f"catalogue/parts/{side}_people.html", f"{found.card.key}:{is_large}", context
    )


@register.simple_tag
def colleague_result(findings: Findings, hit: ColleagueHit, *, is_large: bool = False) -> SafeString:
    """A colleague asked for by name or number, with what they do."""
    index, person = findings.index, shown_person(hit.person, "", findings.index.day, is_public=False)
    context = {"person": person, "is_large": is_large, "tasks": tasks_of(index, hit.person.pk)[:MOST_TASKS]}
    return drawn(index, "catalogue/parts/desk_colleague.html", f"{hit.person.pk}:{is_large}", context)


@register.simple_tag
def way_to_the_entrance(findings: Findings) -> SafeString:
    """The entrance's own number, for when the answer cannot be relied on."""
    return drawn(
        findings.index, "catalogue/parts/way_to_the_entrance.html", "", {"municipality": the_municipality}
    )


def tasks_of(index: TaskIndex, colleague_id: int) -> list[TaskCard]:
    return [
        card for card in index.cards.values() if any(doer.person.pk == colleague_id for doer in card.doers)
    ]


def drawn(index: TaskIndex, template_name: str, key: str, context: dict[str, Any]) -> SafeString:
    """The part as it was drawn before from the same reading of the catalogue, else drawn now."""
    place = template_name, key
    if place not in index.drawn:
        index.drawn[place] = render_to_string(template_name, context)
    return mark_safe(index.drawn[place])  # noqa: S308 – escaped by the template
