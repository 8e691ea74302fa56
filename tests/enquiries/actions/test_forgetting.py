from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from indgang.businesses.models import Conversation
from indgang.enquiries.actions.creating import Asked, ReceivedFile, create_enquiry
from indgang.enquiries.actions.forgetting import (
    FACTS_KEPT_FOR,
    WORDS_KEPT_FOR,
    forget_old_enquiries,
    forget_words_of_closed,
)
from indgang.enquiries.models import (
    AttachedFile,
    Channel,
    Enquiry,
    HandOver,
    HandOverState,
    Involvement,
    InvolvementState,
    JointMeeting,
    Message,
    Outcome,
    State,
    WaitingTime,
)
from indgang.enquiries.models.enquiry import Level
from indgang.history.actions.recording import SYSTEM, record_event
from indgang.history.models import Event
from indgang.shared.queries import change_number
from tests.factories import make_business, make_colleague, make_enquiry, make_task, make_unit

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 2, 0, tzinfo=UTC)
DAY = timedelta(days=1)
SECRET = "hemmelig"


def an_old_one(closed_at: datetime) -> Enquiry:
    """Every field and row that can hold words holds them."""
    business, karla = make_business("Havn Smedje", size="1-9"), make_colleague("Karla")
    asked = Asked(
        question=f"Et {SECRET} skilt", channel=Channel.WEB, company_name=SECRET, contact_name=SECRET,
        contact_mail=f"{SECRET}@smed.example", contact_phone=SECRET, business=business,
        task=make_task("Skilte", answering_unit=make_unit("Byg")), submission_key=SECRET,
    )  # fmt: skip
    file = ReceivedFile(f"{SECRET}.pdf", "application/pdf", SECRET.encode())
    enquiry = create_enquiry(asked=asked, files=[file], by=SYSTEM, now=closed_at - DAY)
    Enquiry.objects.filter(pk=enquiry.pk).update(
        state=State.CLOSED, closed_at=closed_at, outcome=Outcome.REFUSED, outcome_text=SECRET,
        possible_instead=SECRET, next_step=SECRET, contact_due_at=None, level=Level.MEDIUM, transfers=2,
        holder=karla, held_since=closed_at, first_answered_at=closed_at,
    )  # fmt: skip
    HandOver.objects.create(
        enquiry=enquiry, receiver=karla, word=SECRET, reply=SECRET, state=HandOverState.DECLINED, ended_at=NOW
    )
    Involvement.objects.create(
        enquiry=enquiry, colleague=karla, part=SECRET, word=SECRET, state=InvolvementState.DONE
    )
    WaitingTime.objects.create(
        enquiry=enquiry, first_date=date(2024, 1, 1), ended_date=date(2024, 1, 2), waited_for=SECRET
    )
    meeting = JointMeeting.objects.create(
        enquiry=enquiry, starts_at=closed_at, place=SECRET, agenda=SECRET, uid=f"{enquiry.pk}@indgang"
    )
    for target in (enquiry, meeting):
        record_event(area="enquiries", act="take_enquiry", target=target, by=SYSTEM)
    enquiry.refresh_from_db()
    return enquiry


def everything_written() -> str:
    """All text of all rows that hang on enquiries, or tell of them."""
    models = (Enquiry, Message, AttachedFile, HandOver, Involvement, WaitingTime, JointMeeting, Conversation)
    return repr([list(model._default_manager.values()) for model in models])


def test_after_two_years_nobody_can_tell_who_asked_and_what_was_written() -> None:
    enquiry = an_old_one(NOW - WORDS_KEPT_FOR - DAY)
    assert SECRET in everything_written()

    assert forget_words_of_closed(now=NOW) == 1

    assert SECRET not in everything_written()
    assert Event.objects.filter(area="enquiries").count() == 0
    assert Message.objects.count() + AttachedFile.objects.count() + JointMeeting.objects.count() == 0
    before = enquiry
    enquiry = Enquiry.objects.get()
    assert (enquiry.summary, enquiry.forgotten_at) == ("Glemt", NOW)
    for fact in ("task", "unit", "business", "channel", "received_at", "first_answered_at", "closed_at", "outcome",
                 "level", "transfers", "reference"):  # fmt: skip
        assert getattr(enquiry, fact) == getattr(before, fact)


def test_that_we_spoke_stays_on_the_companys_card_without_its_words() -> None:
    enquiry = an_old_one(NOW - WORDS_KEPT_FOR - DAY)
    forget_words_of_closed(now=NOW)
    assert Conversation.objects.get().label == "En henvendelse"
    assert enquiry.business is not None
    enquiry.business.refresh_from_db()
    assert enquiry.business.last_spoken_about == "En henvendelse"
    assert enquiry.business.last_spoken_date is not None


def test_what_is_open_or_closed_lately_is_kept() -> None:
    an_old_one(NOW - WORDS_KEPT_FOR + DAY)
    make_enquiry(SECRET, received_at=NOW - 2 * WORDS_KEPT_FOR)
    before = everything_written()
    assert forget_words_of_closed(now=NOW) == 0
    assert everything_written() == before


def test_done_again_it_does_nothing_and_counts_no_change() -> None:
    an_old_one(NOW - WORDS_KEPT_FOR - DAY)
    forget_words_of_closed(now=NOW)
    number = change_number(["enquiries"])
    assert forget_words_of_closed(now=NOW + DAY) == 0
    assert (Enquiry.objects.get().forgotten_at, change_number(["enquiries"])) == (NOW, number)


def test_after_five_years_it_counts_no_more() -> None:
    an_old_one(NOW - FACTS_KEPT_FOR - DAY)
    kept = make_enquiry(state=State.CLOSED, received_at=NOW - FACTS_KEPT_FOR + DAY)
    assert forget_old_enquiries(now=NOW) == 1
    assert list(Enquiry.objects.all()) == [kept]
    assert Event.objects.filter(area="enquiries").count() == 0
