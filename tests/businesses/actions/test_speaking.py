from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from indgang.businesses.actions.speaking import (
    UnableToRemoveConversation,
    note_spoken_with,
    remove_conversation,
    reword_conversations,
    withdraw_conversations,
)
from indgang.businesses.models import Business, Conversation
from indgang.history.actions.recording import SYSTEM, Actor
from indgang.history.models import Event
from indgang.people.models import Role
from tests.factories import make_business, make_colleague, make_user

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


def note(
    business: Business, label: str, at: datetime = NOON, by: Actor = SYSTEM, area: str = "enquiries"
) -> Conversation:
    key = f"enquiries.enquiry:{label[0]}"
    return note_spoken_with(
        business=business, at=at, area=area, key=key, label=label, link="/intern/h/1/", by=by
    )


def last(business: Business) -> tuple[date | None, str]:
    found = Business.objects.get(pk=business.pk)
    return found.last_spoken_date, found.last_spoken_about


def test_a_conversation_is_kept_as_text_with_who_had_it() -> None:
    by = make_user(colleague=make_colleague("Inga Indgang"))
    business = make_business()
    note(business, "En ny hal", by=by)
    told = Conversation.objects.values_list("area", "key", "label", "link", "spoken_by", "spoken_at").get()
    assert told == ("enquiries", "enquiries.enquiry:E", "En ny hal", "/intern/h/1/", "Inga Indgang", NOON)
    assert (
        last(business)
        == (business.last_spoken_date, business.last_spoken_about)
        == (date(2026, 11, 24), "En ny hal")
    )
    event = Event.objects.get()
    assert (event.act, event.changes) == ("note_spoken_with", {"last_spoken_date": ["", "2026-11-24"]})


def test_the_day_is_that_of_denmark() -> None:
    business = make_business()
    note(business, "Sent", at=datetime(2026, 11, 24, 23, 30, tzinfo=UTC))
    assert last(business) == (date(2026, 11, 25), "Sent")


def test_the_same_again_changes_only_its_words() -> None:
    business = make_business()
    first = note(business, "En ny hal")
    again = note(business, "En ny hal med port")
    assert (again.pk, Conversation.objects.get().label, Event.objects.count()) == (
        first.pk,
        "En ny hal med port",
        1,
    )
    assert last(business) == (date(2026, 11, 24), "En ny hal med port")


def test_what_was_earlier_does_not_move_the_last_day_back() -> None:
    business = make_business()
    stale = Business.objects.get()
    note(business, "Senest")
    note(stale, "Før", at=NOON - timedelta(days=30))
    assert last(business) == (date(2026, 11, 24), "Senest")
    assert Conversation.objects.count() == 2


def test_a_number_of_a_person_is_left_out() -> None:
    business = make_business()
    note(business, "Ejer 010170-1234 ringede")
    assert last(business)[1] == Conversation.objects.get().label == "Ejer … ringede"


def test_a_long_label_is_cut() -> None:
    assert len(note(make_business(), "x" * 400).label) == 300


def test_what_was_noted_by_mistake_is_removed_and_the_time_before_counts() -> None:
    business, by = make_business(), make_user(Role.ENTRANCE)
    before = note(business, "Før", at=NOON - timedelta(days=30), area="businesses")
    remove_conversation(conversation=note(business, "Fejl", area="businesses"), by=by)
    assert last(business) == (date(2026, 10, 25), "Før")
    remove_conversation(conversation=before, by=by)
    assert last(business) == (None, "")


def test_others_conversations_stay() -> None:
    business = make_business()
    by_hand, told = note(business, "A", area="businesses"), note(business, "B")
    with pytest.raises(UnableToRemoveConversation, match="Kun samtaler, der er noteret i hånden"):
        remove_conversation(conversation=told, by=make_user(Role.ENTRANCE))
    with pytest.raises(UnableToRemoveConversation):
        remove_conversation(conversation=by_hand, by=make_user())
    assert Conversation.objects.count() == 2


def test_what_an_area_noted_on_the_wrong_company_is_taken_away_whole() -> None:
    business = make_business()
    note(business, "1 En ny hal", at=NOON - timedelta(days=9))
    note(business, "2 Et skilt", at=NOON)
    withdrawn = [
        withdraw_conversations(business=business, area="enquiries", key="enquiries.enquiry:2", by=SYSTEM)
        for _ in range(2)
    ]
    assert withdrawn == [1, 0]
    assert last(business) == ((NOON - timedelta(days=9)).date(), "1 En ny hal")
    assert Event.objects.filter(act="remove_conversation").count() == 1


def test_what_was_said_is_forgotten_and_that_it_was_said_is_not() -> None:
    business, other = make_business(), make_business()
    note(business, "1 En ny hal")
    note(other, "2 Et skilt")
    keys = ["enquiries.enquiry:1", "enquiries.enquiry:9"]
    assert reword_conversations(area="enquiries", keys=keys, label="En henvendelse") == 1
    assert last(business) == (NOON.date(), "En henvendelse")
    assert last(other) == (NOON.date(), "2 Et skilt")
    assert reword_conversations(area="enquiries", keys=["enquiries.enquiry:9"], label="x") == 0
