from __future__ import annotations

from datetime import timedelta

import pytest

from indgang.gatherings.actions.answering import (
    NewerIsKept,
    Typed,
    UnableToWrite,
    edit_cards,
    keep_answer,
    keep_result,
    take_pen,
    type_answers,
    type_result,
)
from indgang.gatherings.models import CardAnswer, Consent, Gathering, Group, Guest, SpeedMeeting, SpeedRound
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from tests.factories import make_user
from tests.gatherings.day_rows import NOW, a_cross_task, a_gathering, guests_of

pytestmark = pytest.mark.django_db


def a_pair(**values: object) -> tuple[Gathering, SpeedMeeting, Guest]:
    gathering = a_gathering(**({"state": "running"} | values))
    first, second = guests_of(gathering, 2)
    begun = SpeedRound.objects.create(gathering=gathering, number=1, began_at=NOW)
    return gathering, SpeedMeeting.objects.create(round=begun, table=1, first=first, second=second), first


def a_group(**values: object) -> tuple[Group, Guest, Guest]:
    gathering = a_gathering(**({"state": "running"} | values))
    scribe, other = guests_of(gathering, 2)
    group = Group.objects.create(gathering=gathering, table=1, task=a_cross_task())
    group.seats.create(guest=scribe, is_scribe=True)
    group.seats.create(guest=other)
    return group, scribe, other


def test_an_answer_is_kept_and_typed_on() -> None:
    gathering, meeting, writer = a_pair()
    card = gathering.cards.create(text="Hvem ringer du til?", position=0)
    for seen, text in enumerate(("Kar", "Karla")):
        keep_answer(meeting=meeting, card=card, typed=Typed(text, seen, f"k{seen}"), writer=writer, now=NOW)
    kept = CardAnswer.objects.get()
    assert (kept.text, kept.version, kept.written_at) == ("Karla", 2, NOW)


def test_the_same_sending_twice_is_one() -> None:
    gathering, meeting, writer = a_pair()
    card = gathering.cards.create(text="Hvem?", position=0)
    for _time in range(2):
        keep_answer(meeting=meeting, card=card, typed=Typed("Karla", 0, "samme"), writer=writer, now=NOW)
    assert CardAnswer.objects.get().version == 1


def test_what_is_older_is_refused_and_both_are_shown() -> None:
    gathering, meeting, writer = a_pair()
    card = gathering.cards.create(text="Hvem?", position=0)
    keep_answer(meeting=meeting, card=card, typed=Typed("Karla", 0, "a"), writer=writer, now=NOW)
    with pytest.raises(NewerIsKept) as refused:
        keep_answer(meeting=meeting, card=card, typed=Typed("Kai", 0, "b"), writer=writer, now=NOW)
    assert (refused.value.kept, refused.value.version) == ("Karla", 1)
    assert CardAnswer.objects.get().text == "Karla"


def test_a_changed_answer_is_no_longer_agreed_to() -> None:
    gathering, meeting, writer = a_pair()
    card = gathering.cards.create(text="Hvem?", position=0)
    kept = keep_answer(meeting=meeting, card=card, typed=Typed("Karla", 0, "a"), writer=writer, now=NOW)
    kept.words.create(guest=writer, consent=Consent.NAMED)
    CardAnswer.objects.update(in_booklet=True)
    keep_answer(meeting=meeting, card=card, typed=Typed("Kai", 1, "b"), writer=writer, now=NOW)
    kept.refresh_from_db()
    assert (kept.in_booklet, kept.words.count()) == (False, 0)


def test_a_person_number_is_not_kept() -> None:
    gathering, meeting, writer = a_pair()
    card = gathering.cards.create(text="Hvem?", position=0)
    keep_answer(meeting=meeting, card=card, typed=Typed("010190-1234 ringer", 0, "a"), writer=writer, now=NOW)
    assert "010190" not in CardAnswer.objects.get().text


def test_only_the_two_write_on_their_card_on_the_day_and_not_too_much() -> None:
    gathering, meeting, writer = a_pair()
    card = gathering.cards.create(text="Hvem?", position=0)
    stranger = guests_of(gathering, 1)[0]
    with pytest.raises(UnableToWrite, match="Kun de, der sad ved bordet"):
        keep_answer(meeting=meeting, card=card, typed=Typed("x", 0, "a"), writer=stranger, now=NOW)
    with pytest.raises(UnableToWrite, match="Højst 1500 tegn"):
        keep_answer(meeting=meeting, card=card, typed=Typed("x" * 1501, 0, "a"), writer=writer, now=NOW)
    elsewhere = a_gathering().cards.create(text="Hvad?", position=0)
    with pytest.raises(UnableToWrite, match="Kortet er taget væk"):
        keep_answer(meeting=meeting, card=elsewhere, typed=Typed("x", 0, "a"), writer=writer, now=NOW)
    gathering.state = "inviting"
    gathering.save()
    with pytest.raises(UnableToWrite, match="ikke begyndt endnu"):
        keep_answer(meeting=meeting, card=card, typed=Typed("x", 0, "a"), writer=writer, now=NOW)


def test_what_a_table_has_written_makes_its_turn_begun() -> None:
    group, scribe, _other = a_group()
    keep_result(group=group, typed=Typed("Ét skema", 0, "a"), writer=scribe, now=NOW)
    keep_result(group=group, typed=Typed("To skemaer", 1, "b"), writer=scribe, now=NOW + timedelta(hours=1))
    group.refresh_from_db()
    assert group.began_at == NOW


def test_the_scribe_writes_for_the_table_and_another_may_take_the_pen() -> None:
    group, scribe, other = a_group()
    for _twice in range(2):
        keep_result(group=group, typed=Typed("Ét skema", 0, "a"), writer=scribe, now=NOW)
    with pytest.raises(UnableToWrite, match="bordets skriver"):
        keep_result(group=group, typed=Typed("Ét skema mere", 1, "b"), writer=other, now=NOW)
    take_pen(group=group, guest=other)
    keep_result(group=group, typed=Typed("Ét skema mere", 1, "b"), writer=other, now=NOW)
    group.refresh_from_db()
    assert (group.result.text, group.result.version, group.result.saved_at) == ("Ét skema mere", 2, NOW)


def test_nobody_from_another_table_takes_the_pen() -> None:
    group, _scribe, _other = a_group()
    with pytest.raises(UnableToWrite, match="Kun de, der sad ved bordet"):
        take_pen(group=group, guest=guests_of(group.gathering, 1)[0])


def test_the_organiser_types_what_stands_on_the_paper_also_afterwards() -> None:
    group, _scribe, _other = a_group(state="held")
    type_result(group=group, typed=Typed("Ét skema", 0, "a"), by=SYSTEM, now=NOW)
    assert group.result.text == "Ét skema"
    with pytest.raises(UnableToWrite, match="Kun de, der står for samlingen"):
        type_result(group=group, typed=Typed("Andet", 1, "b"), by=make_user(), now=NOW)


def test_cards_are_kept_in_their_order_and_one_that_is_answered_stays() -> None:
    gathering, meeting, writer = a_pair()
    edit_cards(gathering=gathering, questions=["Hvem?", "Hvad?"], by=SYSTEM)
    cards = edit_cards(gathering=gathering, questions=["Hvad?", "Hvem?"], by=SYSTEM)
    assert [card.text for card in cards] == ["Hvad?", "Hvem?"]
    keep_answer(meeting=meeting, card=cards[0], typed=Typed("Byg", 0, "a"), writer=writer, now=NOW)
    assert [card.text for card in edit_cards(gathering=gathering, questions=["Hvad?"], by=SYSTEM)] == [
        "Hvad?"
    ]
    with pytest.raises(UnableToWrite, match="er besvaret, så det bliver"):
        edit_cards(gathering=gathering, questions=["Hvorfor?"], by=SYSTEM)
    assert Event.objects.filter(act="edit_cards").count() == 3


def test_too_many_or_too_long_cards_are_refused_and_so_is_a_stranger() -> None:
    gathering = a_gathering()
    with pytest.raises(UnableToWrite, match="højst være 12 kort"):
        edit_cards(gathering=gathering, questions=[f"Kort {n}" for n in range(13)], by=SYSTEM)
    with pytest.raises(UnableToWrite, match="højst være på 300 tegn"):
        edit_cards(gathering=gathering, questions=["x" * 301], by=SYSTEM)
    with pytest.raises(UnableToWrite, match="Kun de, der står for samlingen"):
        edit_cards(gathering=gathering, questions=["Hvem?"], by=make_user())


def test_the_organiser_types_what_two_wrote_on_paper() -> None:
    gathering, meeting, _writer = a_pair(state="held")
    who, why = (
        gathering.cards.create(text=text, position=place) for place, text in enumerate(("Hvem?", "Hvorfor?"))
    )
    typed = {who: Typed("Karla", 0, ""), why: Typed("", 0, "")}
    assert type_answers(meeting=meeting, typed=typed, by=SYSTEM, now=NOW) == 1
    assert [(one.card, one.text, one.meeting) for one in CardAnswer.objects.all()] == [
        (who, "Karla", meeting)
    ]
    assert type_answers(meeting=meeting, typed=typed, by=SYSTEM, now=NOW) == 0
    assert [event.changes for event in Event.objects.filter(act="type_answers")] == [{"answers": ["", "1"]}]


def test_what_a_phone_wrote_meanwhile_is_not_typed_over() -> None:
    gathering, meeting, writer = a_pair()
    card = gathering.cards.create(text="Hvem?", position=0)
    keep_answer(meeting=meeting, card=card, typed=Typed("Kai", 0, "a"), writer=writer, now=NOW)
    with pytest.raises(NewerIsKept) as refused:
        type_answers(meeting=meeting, typed={card: Typed("Karla", 0, "")}, by=SYSTEM, now=NOW)
    assert (refused.value.field, refused.value.kept) == (f"text-{card.pk}", "Kai")


def test_paper_is_typed_by_those_who_see_to_it_and_only_of_tables_where_somebody_sat() -> None:
    _gathering, meeting, writer = a_pair()
    with pytest.raises(UnableToWrite, match="Kun de, der står for samlingen"):
        type_answers(meeting=meeting, typed={}, by=make_user(), now=NOW)
    SpeedMeeting.objects.update(took_place=False)
    meeting.refresh_from_db()
    with pytest.raises(UnableToWrite, match="Der sad ingen"):
        type_answers(meeting=meeting, typed={}, by=SYSTEM, now=NOW)
    pause = SpeedMeeting.objects.create(round=meeting.round, first=writer)
    with pytest.raises(UnableToWrite, match="Der sad ingen"):
        type_answers(meeting=pause, typed={}, by=SYSTEM, now=NOW)
