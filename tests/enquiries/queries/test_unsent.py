from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indgang.enquiries.actions.writing import Words, answer_company
from indgang.enquiries.models import Enquiry
from indgang.enquiries.next_steps import NextStep
from indgang.enquiries.queries.unsent import late_to_company, messages_in, unsent_rows
from indgang.people.models import Absence, Role, User
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague, make_enquiry, make_municipality, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
STEP = NextStep("Vi ringer", date(2026, 6, 10))


@pytest.fixture
def karla() -> User:
    make_municipality()
    return make_user(colleague=make_colleague("Karla Østergaard"))


def answered(by: User, holder: User, **values: Any) -> Enquiry:
    enquiry = make_enquiry(holder=holder.colleague, received_at=NOW, **values)
    answer_company(enquiry=enquiry, words=Words("Ja"), step=STEP, by=by, now=NOW)
    return enquiry


def seen(user: User, now: datetime = LATER) -> list[Enquiry]:
    return [row.enquiry for row in unsent_rows(user, now, 8)]


def test_after_five_minutes_it_is_told_which_words_have_not_left(karla: User) -> None:
    enquiry = answered(karla, karla)
    assert late_to_company(enquiry, LATER - timedelta(seconds=1)) == []
    mails = late_to_company(enquiry, LATER)
    assert messages_in(mails) == {enquiry.messages.get(kind="answer").pk}
    OutgoingMail.objects.update(sent_at=NOW)
    assert late_to_company(enquiry, LATER) == []


def test_mail_without_words_of_ours_belongs_to_no_message(karla: User) -> None:
    enquiry = answered(karla, karla)
    OutgoingMail.objects.update(once_key=f"enquiries.enquiry:{enquiry.pk}:company:receipt")
    mails = late_to_company(enquiry, LATER)
    assert (len(mails), messages_in(mails)) == (1, set())


def test_holder_writer_substitute_and_entrance_see_it_and_nobody_else(karla: User) -> None:
    holm = make_colleague("Bo Holm")
    bo = make_user(colleague=holm)
    ida = make_user(colleague=make_colleague("Ida"))
    enquiry = make_enquiry(holder=karla.colleague, received_at=NOW)
    enquiry.involvements.create(colleague=holm, part="Vej", state="accepted")
    answer_company(enquiry=enquiry, words=Words("Ja"), step=STEP, by=bo, now=NOW)
    assert (seen(karla), seen(bo), seen(ida)) == ([enquiry], [enquiry], [])
    assert seen(make_user(Role.ENTRANCE)) == [enquiry]
    assert seen(make_user(Role.SECRETARY)) == []
    assert seen(User.objects.create_user("ingen@hvidklit.example")) == []
    assert karla.colleague is not None
    Absence.objects.create(
        colleague=karla.colleague,
        first_date=timezone.localdate(),
        last_date=timezone.localdate(),
        substitute=ida.colleague,
    )
    # who stands in is asked of the real day, as everywhere in the rules of sight
    ida = User.objects.get(pk=ida.pk)  # whom somebody stands in for is read once a request
    assert [row.enquiry for row in unsent_rows(ida, timezone.now(), 8)] == [enquiry]


def test_the_entrance_is_not_shown_a_confidential_one_that_somebody_holds(karla: User) -> None:
    enquiry = answered(karla, karla, is_confidential=True)
    assert (seen(make_user(Role.ENTRANCE)), seen(karla)) == ([], [enquiry])


def test_mail_to_colleagues_is_none_of_it(karla: User) -> None:
    answered(karla, karla)
    OutgoingMail.objects.update(once_key="enquiries.enquiry:1:colleague:1:written:1")
    assert seen(karla) == []


def test_it_costs_one_read_where_all_has_left(
    karla: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert seen(karla) == []
