from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.enquiries.models import Channel, Enquiry, HandOver, Involvement, Level, State
from indgang.enquiries.queries.lists import (
    EnquiryWish,
    Which,
    enquiries_of_page,
    listed_enquiry_ids,
    why_mine,
)
from indgang.people.models import Colleague, Role, User
from tests.factories import make_business, make_colleague, make_enquiry, make_unit, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
EARLIER = NOW - timedelta(hours=1)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def entrance() -> User:
    return make_user(Role.ENTRANCE)


def colleague_of(user: User) -> Colleague:
    assert user.colleague is not None
    return user.colleague


def listed(user: User, which: Which = Which.ALL, **wish: Any) -> list[str]:
    """The questions of the list."""
    ids = listed_enquiry_ids(user, EnquiryWish(which=which, **wish), NOW)
    return [enquiry.question for enquiry in enquiries_of_page(ids)]


def test_mine_are_those_that_wait_for_me(entrance: User) -> None:
    me = colleague_of(entrance)
    make_enquiry("Min", holder=me)
    make_enquiry("Min, men lukket", holder=me, state=State.CLOSED)
    HandOver.objects.create(enquiry=make_enquiry("Spurgt"), receiver=me)
    make_enquiry("En andens", holder=make_colleague())
    assert sorted(listed(entrance, Which.MINE)) == ["Min", "Spurgt"]


def test_whoever_is_no_colleague_has_none_of_their_own() -> None:
    stranger = make_user(Role.ADMINISTRATOR)
    stranger.colleague = None
    make_enquiry()
    assert listed(stranger, Which.MINE) == []


def test_at_the_entrance_are_the_new_ones(entrance: User) -> None:
    make_enquiry("Ny")
    make_enquiry("Taget", holder=make_colleague())
    assert listed(entrance, Which.ENTRANCE) == ["Ny"]


def test_late_are_those_whose_company_should_have_heard_or_had_its_answer(entrance: User) -> None:
    bo, yesterday = make_colleague(), date(2026, 11, 23)
    make_enquiry("Skulle have hørt", contact_due_at=EARLIER)
    make_enquiry("Hører snart", contact_due_at=LATER)
    make_enquiry("Svar for sent", holder=bo, contact_due_at=None, answer_due_date=yesterday)
    make_enquiry("Svar i dag", holder=bo, contact_due_at=None, answer_due_date=date(2026, 11, 24))
    make_enquiry("Uret står", state=State.WAITING, contact_due_at=None, answer_due_date=yesterday)
    make_enquiry("Lukket", state=State.CLOSED, answer_due_date=yesterday)
    assert listed(entrance, Which.LATE, by_clock=True) == ["Skulle have hørt", "Svar for sent"]


def test_those_that_wait_for_the_company(entrance: User) -> None:
    make_enquiry("Venter", state=State.WAITING)
    make_enquiry("Ny")
    assert listed(entrance, Which.WAITING) == ["Venter"]


def test_all_are_newest_first_or_by_their_clock(entrance: User) -> None:
    make_enquiry("Lukket", state=State.CLOSED, received_at=NOW - timedelta(days=3))
    make_enquiry("Snart", contact_due_at=LATER, received_at=NOW - timedelta(days=2))
    make_enquiry("Svar", contact_due_at=None, answer_due_date=date(2026, 12, 1), received_at=NOW)
    make_enquiry("Nu", contact_due_at=EARLIER, received_at=NOW - timedelta(days=1))
    assert listed(entrance) == ["Svar", "Nu", "Snart", "Lukket"]
    assert listed(entrance, by_clock=True) == ["Nu", "Snart", "Svar", "Lukket"]


def test_what_one_may_not_see_is_in_no_list() -> None:
    reader = make_user(colleague=make_colleague(units=[make_unit()]))
    for is_confidential in (True, False):
        make_enquiry(contact_due_at=EARLIER, is_confidential=is_confidential)
        make_enquiry(state=State.WAITING, is_confidential=is_confidential)
    assert [listed(reader, which) for which in Which] == [[], [], [], [], []]


@pytest.mark.parametrize(
    "wish",
    [
        {"channel": Channel.PHONE},
        {"level": Level.COMPLEX},
        {"state": State.WAITING},
        {"first_date": date(2026, 11, 24)},
        {"first_date": date(2026, 11, 24), "last_date": date(2026, 11, 24)},
        {"text": "skilt"},
        {"text": "SMEDENS"},
        {"text": "kirsten"},
        {"text": "26-H4KX7C"},
        {"text": "26-h4kx7c"},
        {"text": "H4KX"},
    ],
)
def test_a_list_is_narrowed(entrance: User, wish: dict[str, Any]) -> None:
    make_enquiry(
        "Et skilt", reference="26-H4KX7C", channel=Channel.PHONE, level=Level.COMPLEX, state=State.WAITING,
        received_at=NOW, company_name="Smedens VVS", contact_name="Kirsten",
    )  # fmt: skip
    make_enquiry("En hal", received_at=NOW - timedelta(days=1))
    assert listed(entrance, **wish) == ["Et skilt"]


def test_the_day_after_the_period_is_not_in_it(entrance: User) -> None:
    make_enquiry(received_at=NOW)
    assert listed(entrance, last_date=date(2026, 11, 23)) == []


def test_a_list_is_narrowed_to_a_unit_and_a_company_and_a_word_of_its_name(entrance: User) -> None:
    unit, business = make_unit(), make_business("Åens Smedje")
    make_enquiry("Et skilt", unit=unit, business=business)
    make_enquiry("En hal", unit=make_unit(), business=make_business("Bageren"))
    for wish in ({"unit": unit}, {"business": business}, {"text": "smedje"}, {"text": "aaens"}):
        assert listed(entrance, **wish) == ["Et skilt"], wish


def test_a_page_keeps_the_lists_order_and_leaves_out_what_is_gone() -> None:
    first, second = make_enquiry(), make_enquiry()
    assert enquiries_of_page([second.pk, 99_999, first.pk]) == [second, first]


def test_why_it_is_mine() -> None:
    me = make_colleague()
    asked, part, both, held = (make_enquiry() for _number in range(4))
    for enquiry in (asked, both):
        HandOver.objects.create(enquiry=enquiry, receiver=me)
    for enquiry in (part, both):
        Involvement.objects.create(enquiry=enquiry, colleague=me, part="Brand")
    ids = [asked.pk, part.pk, both.pk, held.pk]
    assert why_mine(me, ids) == {asked.pk: "asked", part.pk: "part", both.pk: "asked"}


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_costs_the_same_whatever_its_length(
    entrance: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _one in range(number):
        make_enquiry(holder=make_colleague(), unit=make_unit(), business=make_business())
    user = User.objects.get(pk=entrance.pk)
    with django_assert_num_queries(7):
        rows = enquiries_of_page(listed_enquiry_ids(user, EnquiryWish(Which.ALL), NOW))
        assert [(row.unit, row.holder, row.business) for row in rows].count((None, None, None)) == 0
    assert len(rows) == number == Enquiry.objects.count()
