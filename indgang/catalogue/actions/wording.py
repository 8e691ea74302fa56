"""The lexicon and the other doors: what leads finding on where the catalogue's own words do not."""

from __future__ import annotations

from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.catalogue.models import LexiconEntry, OtherDoor
from indgang.catalogue.rules import may_edit_words
from indgang.finding.words import WORD
from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import record_event
from indgang.people.models import User
from indgang.shared.refusals import Refused

LONGEST_PHRASE = 4


class UnableToKeepWords(Refused):
    """The lexicon or the other door was not changed."""


class DoorValues(TypedDict, total=False):
    key: str
    name: str
    title: str
    text: str
    link: str
    words: str
    questions: str
    is_shown: bool


def add_lexicon_entry(*, word: str, language: str, leads_to: str, by: User) -> LexiconEntry:
    """A word that stands there already in that language is led anew; its case and spaces do not matter."""
    _require_keeper(by)
    word = " ".join(word.lower().split())
    number = len(WORD.findall(word))
    if not 1 <= number <= LONGEST_PHRASE:
        raise UnableToKeepWords(_("Write a word, or a phrase of at most four words."), field="word")
    if not WORD.search(leads_to):
        raise UnableToKeepWords(_("Write at least one word that it leads to."), field="leads_to")
    with transaction.atomic():
        entry = LexiconEntry.objects.filter(word=word, language=language).first()
        entry = entry or LexiconEntry(word=word, language=language)
        changes = apply_values(target=entry, values={"leads_to": " ".join(leads_to.split())})
        if changes:
            entry.save()
            record_event(area="catalogue", act="add_lexicon_entry", target=entry, by=by, changes=changes)
    return entry


def remove_lexicon_entry(*, entry: LexiconEntry, by: User) -> None:
    _require_keeper(by)
    with transaction.atomic():
        record_event(area="catalogue", act="remove_lexicon_entry", target=entry, by=by)
        entry.delete()


def create_other_door(*, values: DoorValues, by: User) -> OtherDoor:
    _require_keeper(by)
    door = OtherDoor()
    with transaction.atomic():
        changes = apply_values(target=door, values=values)
        door.save()
        record_event(area="catalogue", act="create_other_door", target=door, by=by, changes=changes)
    return door


def edit_other_door(*, door: OtherDoor, values: DoorValues, by: User) -> OtherDoor:
    _require_keeper(by)
    with transaction.atomic():
        changes = apply_values(target=door, values=values)
        if changes:
            door.save()
            record_event(area="catalogue", act="edit_other_door", target=door, by=by, changes=changes)
    return door


def remove_other_door(*, door: OtherDoor, by: User) -> None:
    _require_keeper(by)
    with transaction.atomic():
        record_event(area="catalogue", act="remove_other_door", target=door, by=by)
        door.delete()


def _require_keeper(user: User) -> None:
    if not may_edit_words(user):
        raise UnableToKeepWords(_("Only catalogue editors may change the words that finding goes by."))
