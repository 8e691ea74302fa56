"""Answers are coded into themes, by hand: themes are made, renamed, ordered, joined and removed on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.gatherings.models import CardAnswer, Gathering, Theme
from indgang.gatherings.queries.day import locked_gathering
from indgang.gatherings.rules import may_keep_gathering
from indgang.history.actions.recording import Actor, record_event
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused

MOST_THEMES = 30
LONGEST_NAME = 80


class UnableToCode(Refused):
    """Themes and answers stand as they did."""


@dataclass(frozen=True)
class ThemeWish:
    """What is to become of a theme: its name and place, or that its answers go into another, or to none."""

    theme: Theme
    name: str
    position: int
    into: Theme | None = None
    is_removed: bool = False

    @property
    def is_kept(self) -> bool:
        return self.into is None and not self.is_removed


@dataclass(frozen=True)
class Coding:
    answer: CardAnswer
    theme: Theme | None
    in_booklet: bool


def code_answers(
    *,
    gathering: Gathering,
    wishes: Sequence[ThemeWish],
    new_names: Sequence[str],
    codings: Sequence[Coding],
    by: Actor,
) -> int:
    """Does to themes what is wished, and codes the answers given; returns how many answers changed.

    ``wishes`` has every theme of the gathering, ``codings`` only those answers that are to change. What an answer
    says is never touched, and history tells only how many.
    """
    if not may_keep_gathering(by, gathering):
        raise UnableToCode(_("Only those who see to the gathering can code the answers."))
    _refuse_names(wishes, new_names)
    _refuse_joins(wishes)
    with transaction.atomic():
        gathering = locked_gathering(gathering)
        changed = sum(_code(coding) for coding in codings)
        _carry_out(wishes)
        _make(gathering, new_names, after=len(wishes))
        changes = {"answers": ("", changed)}
        record_event(area="gatherings", act="code_answers", target=gathering, by=by, changes=changes)
    return changed


def _refuse_names(wishes: Sequence[ThemeWish], new_names: Sequence[str]) -> None:
    seen: set[str] = set()
    named = [(wish.name, f"name-{wish.theme.pk}") for wish in wishes if wish.is_kept]
    for name, field in [*named, *((name, "new_names") for name in new_names)]:
        if not name.strip():
            raise UnableToCode(_("A theme needs a name."), field=field)
        if len(name) > LONGEST_NAME:
            raise UnableToCode(
                _("The name of a theme can be at most %(most)d letters long.") % {"most": LONGEST_NAME},
                field=field,
            )
        if name.casefold() in seen:
            raise UnableToCode(_("There are two themes called “%(name)s”.") % {"name": name}, field=field)
        seen.add(name.casefold())
    if len(seen) > MOST_THEMES:
        raise UnableToCode(
            _("There can be at most %(most)d themes. Join some of them.") % {"most": MOST_THEMES},
            field="new_names",
        )


def _refuse_joins(wishes: Sequence[ThemeWish]) -> None:
    """Two that go into each other, or into one that goes away itself, would lose their answers."""
    kept = {wish.theme.pk for wish in wishes if wish.is_kept}
    for wish in wishes:
        if wish.into is not None and wish.into.pk not in kept:
            raise UnableToCode(
                _("“%(name)s” goes away itself. Choose a theme that stays.") % {"name": wish.into.name},
                field=f"fate-{wish.theme.pk}",
            )


def _code(coding: Coding) -> bool:
    theme = coding.theme.pk if coding.theme else None
    now = CardAnswer.objects.filter(pk=coding.answer.pk)
    return bool(
        now.exclude(theme=theme, in_booklet=coding.in_booklet).update(
            theme=theme, in_booklet=coding.in_booklet
        )
    )


def _carry_out(wishes: Sequence[ThemeWish]) -> None:
    for wish in wishes:
        if not wish.is_kept:
            wish.theme.answers.update(theme=wish.into)
            wish.theme.delete()
    kept = sorted(
        (wish for wish in wishes if wish.is_kept), key=lambda one: (one.position, one.theme.position)
    )
    for wish in kept:  # out of each other's way first, as two may change names
        Theme.objects.filter(pk=wish.theme.pk).update(name=f"~{wish.theme.pk}")
    for place, wish in enumerate(kept, start=1):
        name = without_person_numbers(wish.name).strip()
        Theme.objects.filter(pk=wish.theme.pk).update(name=name, position=place)


def _make(gathering: Gathering, names: Sequence[str], *, after: int) -> None:
    for place, name in enumerate(names, start=after + 1):
        Theme.objects.create(gathering=gathering, name=without_person_numbers(name).strip(), position=place)
