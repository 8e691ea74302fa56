from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from indgang.businesses.actions.contacting import add_contact
from indgang.businesses.actions.forgetting import forget_contacts_of_ended, forget_old_conversations
from indgang.businesses.actions.speaking import note_spoken_with
from indgang.businesses.models import Business, BusinessContact, Conversation
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from tests.factories import make_administrator, make_business, make_contact

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
YEAR = timedelta(days=365)


def test_contacts_are_forgotten_a_year_after_the_company_ended() -> None:
    ended = make_business("Ophørt")
    add_contact(business=ended, values={"name": "Bente", "phone": "19 70 10 02"}, by=make_administrator())
    Business.objects.update(ended_date=NOW.date() - YEAR - timedelta(days=1))
    make_contact(make_business("Lige ophørt", ended_date=NOW.date() - YEAR), "Bo")
    make_contact(make_business("Findes"), "Carl")
    assert forget_contacts_of_ended(by=SYSTEM, now=NOW) == 1
    assert list(BusinessContact.objects.order_by("name").values_list("name", flat=True)) == ["Bo", "Carl"]
    assert list(Event.objects.values_list("act", "target_label", "actor_name")) == [
        ("forget_contacts", "Ophørt", "Indgang")
    ]
    ended.refresh_from_db()
    assert ended.search_text == " ophoert"
    assert forget_contacts_of_ended(by=SYSTEM, now=NOW) == 0


def test_what_was_said_is_forgotten_after_five_years_but_not_that_we_spoke() -> None:
    old, new = make_business(), make_business()
    for business, at in (
        (old, NOW - 5 * YEAR - timedelta(days=1)),
        (new, NOW - 5 * YEAR + timedelta(days=1)),
    ):
        note_spoken_with(business=business, at=at, area="enquiries", key="e:1", label="En hal", by=SYSTEM)
    assert forget_old_conversations(now=NOW) == 1
    assert Conversation.objects.get().business == new
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.last_spoken_date, old.last_spoken_about) == (date(2021, 11, 24), "")
    assert new.last_spoken_about == "En hal"
    assert forget_old_conversations(now=NOW) == 0
