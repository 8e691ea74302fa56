"""The lexicon and the other doors, as they are listed."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from indgang.catalogue.models import LexiconEntry, OtherDoor
from indgang.shared.containing import containing


def listed_lexicon(text: str, language: str) -> QuerySet[LexiconEntry]:
    """The entries that have the text on either side, in the language where one is named."""
    wanted = Q(language=language) if language else Q()
    if text:
        wanted &= containing("word", text) | containing("leads_to", text)
    return LexiconEntry.objects.filter(wanted).order_by("language", "word", "pk")


def listed_doors() -> QuerySet[OtherDoor]:
    return OtherDoor.objects.order_by("name", "title", "pk")
