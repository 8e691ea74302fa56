from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from indgang.businesses.models import Business
from indgang.businesses.queries.story import ToldLine, story_of
from indgang.enquiries.models import JointMeeting, Outcome, State
from indgang.enquiries.queries.of_business import enquiries_of_business
from indgang.people.models import User
from tests.factories import make_business, make_colleague, make_enquiry, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
EARLIER = NOW - timedelta(days=2)


@pytest.fixture
def smith() -> Business:
    return make_business("Klit Smede")


@pytest.fixture
def karla() -> User:
    return make_user(colleague=make_colleague("Karla"))


def test_open_ones_stand_by_their_deadline(smith: Business, karla: User) -> None:
    due = {"later": NOW + timedelta(days=2), "sooner": NOW + timedelta(days=1)}
    for summary, contact_due_at in due.items():
        make_enquiry(summary, business=smith, holder=karla.colleague, contact_due_at=contact_due_at)
    make_enquiry("closed", business=smith, holder=karla.colleague, state=State.CLOSED)
    rows = enquiries_of_business(karla, smith, NOW).open_rows
    assert [row.enquiry.summary for row in rows] == ["sooner", "later"]
    assert enquiries_of_business(make_user(), smith, NOW).open_rows == []


def test_the_story_tells_how_they_ended_and_where_we_met(smith: Business, karla: User) -> None:
    enquiry = make_enquiry(
        business=smith,
        holder=karla.colleague,
        state=State.CLOSED,
        closed_at=NOW,
        outcome=Outcome.REFUSED,
        possible_instead="Byg mindre",
    )
    for uid, starts_at, cancelled_at in (
        ("held", EARLIER, None),
        ("off", EARLIER, EARLIER),
    ):
        JointMeeting.objects.create(
            enquiry=enquiry, uid=uid, starts_at=starts_at, cancelled_at=cancelled_at, place="Rådhuset"
        )
    to_come = make_enquiry(business=smith, holder=karla.colleague)
    JointMeeting.objects.create(enquiry=to_come, uid="next", starts_at=NOW + timedelta(days=1), place="Her")
    path = enquiry.get_absolute_url()
    ended = ToldLine(
        f"Henvendelse {enquiry.reference} lukket: Nej, og det, der kan lade sig gøre i stedet", path, "Karla"
    )
    met = ToldLine(f"Fælles møde om henvendelse {enquiry.reference}", path, "Rådhuset")
    story = story_of(smith, told_above=enquiries_of_business(karla, smith, NOW).story)
    assert [(line.happened_at, line.told) for line in story[:9] if line.told] == [
        (NOW, ended),
        (EARLIER, met),
    ]
    assert [line.told for line in story[1:2]] == [met]


def test_a_confidential_one_and_what_one_may_not_see_stand_in_no_story(smith: Business, karla: User) -> None:
    closed: dict[str, Any] = {
        "state": State.CLOSED,
        "closed_at": NOW,
        "outcome": Outcome.ANSWERED,
        "business": smith,
    }
    make_enquiry(holder=karla.colleague, is_confidential=True, **closed)
    make_enquiry(holder=make_colleague(), **closed)
    assert len(story_of(smith, told_above=enquiries_of_business(karla, smith, NOW).story)) == 0
