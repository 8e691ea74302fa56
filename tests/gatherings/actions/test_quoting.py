from __future__ import annotations

import pytest

from indgang.gatherings.actions.quoting import Said, UnableToQuote, ask_speakers, say_of_quotes
from indgang.gatherings.models import CardAnswer, Consent, Guest
from indgang.gatherings.queries.quotes import QuoteState, quotations_of
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.shared.models import OutgoingMail
from tests.factories import make_user
from tests.gatherings.after_rows import a_held_gathering, a_quote, an_answer
from tests.gatherings.day_rows import NOW

pytestmark = pytest.mark.django_db


def say(
    guest: Guest, answer: CardAnswer, consent: str, text: str | None = None, seen: int | None = None
) -> int:
    words = answer.text if text is None else text
    version = answer.version if seen is None else seen
    return say_of_quotes(guest=guest, said=[Said(answer, consent, words, version)], now=NOW)


def state_of(answer: CardAnswer) -> QuoteState:
    return next(one.state for one in quotations_of(answer.card.gathering) if one.answer == answer)


def test_those_who_said_it_get_one_mail_each_and_the_words_do_not_stand_in_it() -> None:
    gathering, guests = a_held_gathering()
    card = gathering.cards.create(text="Hvorfor?", position=1)
    an_answer(gathering, "Karla ved alt", in_booklet=True)
    an_answer(gathering, "Hun svarer", card=card, in_booklet=True)
    an_answer(gathering, "ikke valgt", table=2)
    assert ask_speakers(gathering=gathering, by=SYSTEM, now=NOW) == 2
    mails = OutgoingMail.objects.order_by("pk")
    assert [mail.recipient for mail in mails] == [guest.colleague.mail for guest in guests[:2]]
    assert all("/citater/" in mail.text and "Karla ved alt" not in mail.text for mail in mails)
    assert set(CardAnswer.objects.filter(in_booklet=True).values_list("asked_at", flat=True)) == {NOW}
    with pytest.raises(UnableToQuote, match="Alle er spurgt"):
        ask_speakers(gathering=gathering, by=SYSTEM, now=NOW)


def test_both_must_say_yes_for_a_name_and_one_no_leaves_it_out() -> None:
    gathering, (one, other, *_rest) = a_held_gathering()
    answer = a_quote(gathering)
    assert state_of(answer) == QuoteState.WAITING
    say(one, answer, Consent.NAMED)
    assert state_of(answer) == QuoteState.WAITING
    say(other, answer, Consent.NAMED)
    assert state_of(answer) == QuoteState.NAMED
    say(other, answer, Consent.UNNAMED)
    assert state_of(answer) == QuoteState.UNNAMED
    say(other, answer, Consent.NO)
    assert state_of(answer) == QuoteState.LEFT_OUT


def test_all_three_must_say_yes_where_three_sat_together() -> None:
    gathering, (one, other, third, *_rest) = a_held_gathering()
    answer = a_quote(gathering)
    answer.meeting.third = third
    answer.meeting.save()
    for guest in (one, other):
        say(guest, answer, Consent.NAMED)
    assert state_of(answer) == QuoteState.WAITING
    say(third, answer, Consent.NAMED)
    assert state_of(answer) == QuoteState.NAMED


def test_corrected_words_take_a_new_yes_of_the_other_who_is_told() -> None:
    gathering, (one, other, *_rest) = a_held_gathering()
    answer = a_quote(gathering, "Karla", version=1)
    say(other, answer, Consent.NAMED)
    say(one, answer, Consent.NAMED, text="Karla, 010190-1234, ved det")
    answer.refresh_from_db()
    assert ("1234" in answer.text, answer.version, answer.in_booklet) == (False, 2, True)
    assert [(word.guest, word.consent) for word in answer.words.all()] == [(one, "named")]
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == [other.colleague.mail]
    with pytest.raises(UnableToQuote, match="Ordene er ændret") as refused:
        say(other, answer, Consent.NAMED, seen=1)
    assert refused.value.field == f"consent-{answer.pk}"


def test_whoever_says_no_need_not_have_words() -> None:
    gathering, (one, *_rest) = a_held_gathering()
    answer = a_quote(gathering)
    say(one, answer, Consent.NO, text="")
    answer.refresh_from_db()
    assert (answer.text, state_of(answer)) == ("Karla", QuoteState.LEFT_OUT)


def test_history_tells_that_they_answered_and_neither_what_nor_the_words() -> None:
    gathering, (one, *_rest) = a_held_gathering()
    answer = a_quote(gathering, "Karla ved det")
    say(one, answer, Consent.NAMED)
    event = Event.objects.get(act="say_of_quotes")
    assert (event.actor_name, event.changes) == ("Gæst 1", {})
    assert say_of_quotes(guest=one, said=[], now=NOW) == 0
    assert Event.objects.filter(act="say_of_quotes").count() == 1


@pytest.mark.parametrize(
    ("consent", "text", "field", "why"),
    [
        ("", "Karla", "consent", "Sig også, om det må citeres"),
        ("named", " ", "text", "Uden ord"),
        ("named", "x" * 1501, "text", "Højst 1500 tegn"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(consent: str, text: str, field: str, why: str) -> None:
    gathering, (one, *_rest) = a_held_gathering()
    answer = a_quote(gathering)
    with pytest.raises(UnableToQuote, match=why) as refused:
        say(one, answer, consent, text=text)
    assert (refused.value.field, answer.words.count()) == (f"{field}-{answer.pk}", 0)


def test_nobody_answers_for_others_nor_of_what_is_not_chosen_any_more() -> None:
    gathering, (one, _other, third, *_rest) = a_held_gathering()
    answer = a_quote(gathering)
    with pytest.raises(UnableToQuote, match="skal ikke citeres mere"):
        say(third, answer, Consent.NAMED)
    CardAnswer.objects.update(in_booklet=False)
    with pytest.raises(UnableToQuote, match="skal ikke citeres mere"):
        say(one, answer, Consent.NAMED)


def test_only_those_who_see_to_it_ask_and_only_afterwards() -> None:
    gathering, _guests = a_held_gathering(state="running")
    with pytest.raises(UnableToQuote, match="når samlingen er slut"):
        ask_speakers(gathering=gathering, by=SYSTEM, now=NOW)
    with pytest.raises(UnableToQuote, match="Kun de, der står for samlingen"):
        ask_speakers(gathering=gathering, by=make_user(), now=NOW)
