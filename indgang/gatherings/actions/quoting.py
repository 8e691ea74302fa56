"""Those who said something are asked whether it may be quoted, and how; nobody is quoted against their will."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.gatherings.actions.answering import LONGEST_ANSWER
from indgang.gatherings.models import CardAnswer, Consent, Gathering, GatheringState, Guest, QuoteWord
from indgang.gatherings.notices.quoting import post_changed_words, post_quotes
from indgang.gatherings.queries.day import locked_gathering
from indgang.gatherings.queries.quotes import Quotation, QuoteState, quotations_of, quotes_asked_of
from indgang.gatherings.rules import may_keep_gathering
from indgang.history.actions.recording import Actor, NamedActor, record_event
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused


class UnableToQuote(Refused):
    """Nobody was asked, or what was said of quoting stands as it did."""


@dataclass(frozen=True)
class Said:
    """What a guest says of one quote: ``text`` as they want it, ``seen`` the version they have read."""

    answer: CardAnswer
    consent: str
    text: str
    seen: int


def ask_speakers(*, gathering: Gathering, by: Actor, now: datetime) -> int:
    """Asks those who said what is chosen and not asked about yet: one mail each; returns how many people."""
    with transaction.atomic():
        if not may_keep_gathering(by, gathering):
            raise UnableToQuote(_("Only those who see to the gathering can ask."))
        gathering = locked_gathering(gathering)
        if gathering.state != GatheringState.HELD:
            raise UnableToQuote(_("Ask when the gathering is over."))
        new = [one for one in quotations_of(gathering) if one.state == QuoteState.NOT_ASKED]
        if not new:
            raise UnableToQuote(_("Everybody has been asked about what is chosen."))
        CardAnswer.objects.filter(pk__in=[one.answer.pk for one in new]).update(asked_at=now)
        asked = _speakers_of(new)
        for guest in asked:
            post_quotes(guest, now=now)
        changes = {"people": ("", len(asked))}
        record_event(area="gatherings", act="ask_speakers", target=gathering, by=by, changes=changes)
    return len(asked)


def say_of_quotes(*, guest: Guest, said: Sequence[Said], now: datetime) -> int:
    """Whoever has the personal link says yes or no to their own, or corrects the words; returns how many they answered.

    Corrected words take a new yes of the others, who are told. All of it is done, or nothing.
    """
    with transaction.atomic():
        locked_gathering(guest.gathering)
        theirs = {quote.answer.pk: quote for quote in quotes_asked_of(guest)}
        for one in said:
            _keep(_asked_about(theirs, one), one, guest, now)
        if said:
            by = NamedActor(guest.colleague.name, guest.colleague.history_key)
            record_event(area="gatherings", act="say_of_quotes", target=guest, by=by)
    return len(said)


def _speakers_of(quotes: Iterable[Quotation]) -> list[Guest]:
    """Each once, however much they said."""
    return list({one.guest.pk: one.guest for quote in quotes for one in quote.speakers}.values())


def _asked_about(theirs: Mapping[int, Quotation], said: Said) -> Quotation:
    """The quote they speak of, where what they say of it can be kept."""
    quote = theirs.get(said.answer.pk)
    if quote is None:
        raise UnableToQuote(_("It is not to be quoted any more. You need do nothing."))
    if said.consent not in Consent.values:
        raise UnableToQuote(_("Say also whether it may be quoted."), field=f"consent-{said.answer.pk}")
    if said.seen != quote.answer.version:
        raise UnableToQuote(
            _("The words have been changed since you saw them. Read them once more."),
            field=f"consent-{said.answer.pk}",
        )
    if said.consent != Consent.NO and not said.text.strip():
        raise UnableToQuote(_("Without words there is nothing to quote."), field=f"text-{said.answer.pk}")
    if len(said.text) > LONGEST_ANSWER:
        told = _("At most %(most)d letters. Make it shorter.") % {"most": LONGEST_ANSWER}
        raise UnableToQuote(told, field=f"text-{said.answer.pk}")
    return quote


def _keep(quote: Quotation, said: Said, guest: Guest, now: datetime) -> None:
    answer, text = quote.answer, without_person_numbers(said.text).strip()
    if said.consent != Consent.NO and text != answer.text.strip():
        answer.text, answer.saved_key = text, ""
        answer.version += 1
        answer.save(update_fields=["text", "saved_key", "version"])
        answer.words.exclude(guest=guest).delete()
        for other in quote.speakers:
            if other.guest != guest:
                post_changed_words(other.guest, answer, now=now)
    QuoteWord.objects.update_or_create(
        answer=answer, guest=guest, defaults={"consent": said.consent, "said_at": now}
    )
