from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indgang.businesses.models import Business, Conversation
from indgang.enquiries.actions.linking import UnableToLink, link_business
from indgang.enquiries.models import Enquiry, Message, MessageKind
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.people.models import Role, User
from indgang.surveys.actions.inviting import AskedAbout, invite_to_answer
from indgang.surveys.models import Invitation
from tests.factories import make_business, make_colleague, make_enquiry, make_user

pytestmark = pytest.mark.django_db
ASKED = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
ANSWERED = datetime(2026, 6, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def inga() -> User:
    return make_user(Role.ENTRANCE, colleague=make_colleague("Inga"))


@pytest.fixture
def enquiry() -> Enquiry:
    """Asked on Wednesday, and answered on Thursday."""
    enquiry = make_enquiry("Må jeg stille et skilt op?", received_at=ASKED)
    Message.objects.create(
        enquiry=enquiry, kind=MessageKind.ANSWER, text="Ja", counts_as_answer=True, written_at=ANSWERED
    )
    return enquiry


def story_of(business: Business) -> list[tuple[datetime, str]]:
    return list(business.conversations.order_by("spoken_at").values_list("spoken_at", "label"))


def test_the_company_gets_the_story_of_it(enquiry: Enquiry, inga: User) -> None:
    smith = make_business("Klit Smede")
    link_business(enquiry=enquiry, business=smith, by=inga)
    enquiry.refresh_from_db()
    smith.refresh_from_db()
    assert enquiry.business == smith
    assert story_of(smith) == [(ASKED, enquiry.summary), (ANSWERED, enquiry.summary)]
    assert smith.last_spoken_date == date(2026, 6, 4)
    assert smith.conversations.first().link == enquiry.get_absolute_url()  # type: ignore[union-attr]
    assert Event.objects.get(act="link_business").changes == {"business": ["", "Klit Smede"]}


def test_from_the_wrong_company_it_goes_to_the_right_one(enquiry: Enquiry, inga: User) -> None:
    wrong, right = make_business("Klit Smede"), make_business("Klit Smedje")
    link_business(enquiry=enquiry, business=wrong, by=inga)
    link_business(enquiry=enquiry, business=right, by=inga)
    wrong.refresh_from_db()
    assert (story_of(wrong), wrong.last_spoken_date, len(story_of(right))) == ([], None, 2)


def test_the_company_is_taken_away_again(enquiry: Enquiry, inga: User) -> None:
    smith = make_business()
    link_business(enquiry=enquiry, business=smith, by=inga)
    link_business(enquiry=enquiry, business=None, by=inga)
    enquiry.refresh_from_db()
    assert (enquiry.business, Conversation.objects.count()) == (None, 0)


def test_the_same_again_changes_nothing(enquiry: Enquiry, inga: User) -> None:
    smith = make_business()
    link_business(enquiry=enquiry, business=smith, by=inga)
    before = Event.objects.count()
    link_business(enquiry=enquiry, business=smith, by=inga)
    assert Event.objects.count() == before


def test_a_confidential_one_stands_in_no_story_and_no_history(inga: User) -> None:
    enquiry = make_enquiry(is_confidential=True)
    link_business(enquiry=enquiry, business=make_business("Klit Smede"), by=inga)
    enquiry.refresh_from_db()
    assert enquiry.business is not None
    assert Conversation.objects.count() == 0
    assert Event.objects.get(act="link_business").changes == {}


def test_who_does_not_work_on_it_chooses_no_company(enquiry: Enquiry) -> None:
    with pytest.raises(UnableToLink):
        link_business(enquiry=enquiry, business=make_business(), by=make_user())
    enquiry.refresh_from_db()
    assert enquiry.business is None


def test_whoever_was_asked_how_it_went_is_the_company_that_was_chosen(enquiry: Enquiry, inga: User) -> None:
    about = AskedAbout("enquiries", enquiry.history_key, enquiry.history_label)
    invite_to_answer(about=about, business_key="enquiries.mail:x", facts={}, by=SYSTEM, now=ANSWERED)
    smith = make_business()
    link_business(enquiry=enquiry, business=smith, by=inga)
    assert Invitation.objects.get().business_key == smith.history_key
    link_business(enquiry=enquiry, business=None, by=inga)
    assert Invitation.objects.get().business_key.startswith("enquiries.mail:")


def test_a_company_that_has_been_forgotten_is_not_written_back(enquiry: Enquiry, inga: User) -> None:
    about = AskedAbout("enquiries", enquiry.history_key, enquiry.history_label)
    invite_to_answer(about=about, business_key="", facts={}, by=SYSTEM, now=ANSWERED)
    link_business(enquiry=enquiry, business=make_business(), by=inga)
    assert Invitation.objects.get().business_key == ""


def test_surveys_are_not_told_who_asked_in_confidence(enquiry: Enquiry, inga: User) -> None:
    about = AskedAbout("enquiries", enquiry.history_key, enquiry.history_label)
    invite_to_answer(about=about, business_key="enquiries.mail:x", facts={}, by=SYSTEM, now=ANSWERED)
    Enquiry.objects.update(is_confidential=True)
    link_business(enquiry=enquiry, business=make_business(), by=inga)
    assert Invitation.objects.get().business_key == "enquiries.mail:x"
