from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indgang.businesses.models import Conversation
from indgang.enquiries.actions.confiding import UnableToConfide, make_confidential, open_to_house
from indgang.enquiries.actions.writing import Words, answer_company
from indgang.enquiries.models import MessageKind
from indgang.enquiries.next_steps import NextStep
from indgang.enquiries.rules import may_see_enquiry
from indgang.history.models import Event
from indgang.people.models import Role, User
from tests.factories import make_business, make_colleague, make_enquiry, make_unit, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
LATER = datetime(2026, 6, 8, 9, tzinfo=UTC)
STEP = NextStep("Vi ringer", date(2026, 6, 20))


@pytest.fixture
def karla() -> User:
    return make_user(colleague=make_colleague("Karla Østergaard"))


def test_restricted_sight_takes_effect_at_once(karla: User) -> None:
    unit = make_unit("Byg")
    bo, inga = make_user(colleague=make_colleague(units=[unit])), make_user(Role.ENTRANCE)
    enquiry = make_enquiry("Vi lukker", holder=karla.colleague, unit=unit)
    assert may_see_enquiry(bo, enquiry)
    assert may_see_enquiry(inga, enquiry)

    enquiry = make_confidential(enquiry=enquiry, reason="Lukning", by=inga, now=NOW)

    assert [may_see_enquiry(one, enquiry) for one in (karla, bo, inga)] == [True, False, False]
    assert enquiry.messages.get(kind=MessageKind.NOTE).text == "Gjort fortrolig: Lukning"
    assert "Lukning" not in str(Event.objects.get(act="make_confidential").changes)


def test_the_companys_card_forgets_it_and_is_told_again_when_it_opens(karla: User) -> None:
    business = make_business("Klit Smede")
    enquiry = make_enquiry("Vi lukker", holder=karla.colleague, business=business)
    answer_company(enquiry=enquiry, words=Words("Ja"), step=STEP, by=karla, now=NOW)
    assert Conversation.objects.get().label == "Vi lukker"

    make_confidential(enquiry=enquiry, reason="Lukning", by=karla, now=LATER)
    business.refresh_from_db()
    assert (Conversation.objects.count(), business.last_spoken_date, business.last_spoken_about) == (
        0,
        None,
        "",
    )
    answer_company(enquiry=enquiry, words=Words("Mere"), step=STEP, by=karla, now=LATER)
    assert Conversation.objects.count() == 0

    open_to_house(enquiry=enquiry, reason="Det er kendt nu", by=karla, now=LATER)
    told = Conversation.objects.get()
    assert (told.spoken_at, told.spoken_by, told.label) == (LATER, "Karla Østergaard", "Vi lukker")


def test_without_an_answer_there_is_nothing_to_tell_the_card(karla: User) -> None:
    enquiry = make_enquiry(holder=karla.colleague, business=make_business(), is_confidential=True)
    assert not open_to_house(enquiry=enquiry, reason="x", by=karla, now=NOW).is_confidential
    assert Conversation.objects.count() == 0


def test_a_reason_is_given_and_nothing_is_done_twice(karla: User) -> None:
    enquiry = make_enquiry(holder=karla.colleague)
    with pytest.raises(UnableToConfide) as refusal:
        make_confidential(enquiry=enquiry, reason=" ", by=karla, now=NOW)
    assert refusal.value.field == "reason"
    with pytest.raises(UnableToConfide, match="er ikke fortrolig"):
        open_to_house(enquiry=enquiry, reason="x", by=karla, now=NOW)
    make_confidential(enquiry=enquiry, reason="x", by=karla, now=NOW)
    with pytest.raises(UnableToConfide, match="er allerede fortrolig"):
        make_confidential(enquiry=enquiry, reason="x", by=karla, now=NOW)


def test_only_those_who_steer_it_change_who_sees_it(karla: User) -> None:
    enquiry = make_enquiry(holder=karla.colleague, is_confidential=True)
    for stranger in (make_user(), make_user(Role.ENTRANCE), make_user(Role.ADMINISTRATOR)):
        with pytest.raises(UnableToConfide, match="Kun tovholderen"):
            open_to_house(enquiry=enquiry, reason="x", by=stranger, now=NOW)
