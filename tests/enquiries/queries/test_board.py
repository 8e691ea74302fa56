from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.enquiries.models import (
    Enquiry,
    HandOver,
    HandOverState,
    Involvement,
    InvolvementState,
    Level,
    Message,
    MessageKind,
    State,
    WaitingTime,
)
from indgang.enquiries.queries.board import CORRECTION, Board, Noted, board_for
from indgang.history.actions.recording import SYSTEM, Actor, record_event
from indgang.history.models import Event
from indgang.people.models import Role, User
from tests.factories import (
    make_colleague,
    make_duty,
    make_enquiry,
    make_invitation,
    make_question,
    make_task,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=20)
LATER = NOW + timedelta(days=1)


@pytest.fixture
def entrance() -> User:
    return make_user(Role.ENTRANCE)


def board(user: User) -> Board:
    return board_for(User.objects.get(pk=user.pk), NOW)


def told(noted: list[Noted]) -> list[str]:
    return [one.enquiry.question for one in noted]


def make_held(question: str = "Må jeg bygge?", **values: Any) -> Enquiry:
    """One in progress since long ago, in which nothing has happened since."""
    stands: dict[str, Any] = {"holder": make_colleague(), "received_at": LONG_AGO, "contact_due_at": None}
    enquiry = make_enquiry(question, **(stands | values))
    Enquiry.objects.filter(pk=enquiry.pk).update(held_since=LONG_AGO)
    return enquiry


def test_an_empty_board(entrance: User) -> None:
    shown = board(entrance)
    assert [*shown.late_contact, *shown.late_answer, *shown.missed, *shown.stuck, *shown.complex] == []
    assert [*shown.waiting_long, *shown.unanswered, *shown.third_unit, *shown.corrections] == []
    assert (shown.sent_back, shown.possible_instead) == (0, [])
    assert (shown.how_it_went.answers, shown.how_it_went.is_shown) == (0, False)


def test_what_went_over_its_time_and_what_is_complex(entrance: User) -> None:
    make_enquiry("Hørte intet", contact_due_at=NOW - timedelta(hours=1))
    make_enquiry("Svar for sent", contact_due_at=LATER, answer_due_date=date(2026, 11, 23))
    make_enquiry("Overskredet", contact_due_at=LATER, missed_dates=1)
    make_enquiry("Kompleks", contact_due_at=LATER, level=Level.COMPLEX)
    make_enquiry("Lukket", state=State.CLOSED, level=Level.COMPLEX, missed_dates=2)
    shown = board(entrance)
    assert told(shown.late_contact) == ["Hørte intet"]
    assert told(shown.late_answer) == ["Svar for sent"]
    assert told(shown.missed) == ["Overskredet"]
    assert told(shown.complex) == ["Kompleks"]


def test_what_nothing_has_happened_in_for_a_week_stands_still(entrance: User) -> None:
    still = make_held("Står stille")
    make_held("Ny", received_at=NOW - timedelta(days=6))
    make_held("Venter", state=State.WAITING)
    lately = NOW - timedelta(days=1)
    Message.objects.create(
        enquiry=make_held("Skrevet"), kind=MessageKind.NOTE, text="Ringet", written_at=lately
    )
    HandOver.objects.create(
        enquiry=make_held("Sagt nej"), receiver=make_colleague(), state=HandOverState.DECLINED,
        asked_at=LONG_AGO, ended_at=lately,
    )  # fmt: skip
    Involvement.objects.create(
        enquiry=make_held("Sagt ja"), colleague=make_colleague(), part="Brand", asked_at=LONG_AGO,
        answered_at=lately, state=InvolvementState.ACCEPTED,
    )  # fmt: skip
    taken = make_held("Lige taget")
    Enquiry.objects.filter(pk=taken.pk).update(held_since=lately)
    note(make_held("Ændret"), make_user(), lately)
    note(still, SYSTEM, lately)

    (noted,) = board(entrance).stuck

    assert (noted.enquiry, noted.since) == (still, LONG_AGO)


def note(enquiry: Enquiry, by: Actor, at: datetime) -> None:
    event = record_event(area="enquiries", act="choose_task", target=enquiry, by=by)
    Event.objects.filter(pk=event.pk).update(happened_at=at)


def test_what_has_waited_for_the_company_for_more_than_a_fortnight(entrance: User) -> None:
    for question, day in (("Længe", 9), ("Fjorten dage", 10)):
        waiting = make_enquiry(question, state=State.WAITING)
        WaitingTime.objects.create(enquiry=waiting, first_date=date(2026, 11, day), waited_for="Tegninger")
    WaitingTime.objects.create(
        enquiry=make_enquiry("Slut", state=State.WAITING),
        first_date=date(2026, 10, 1),
        ended_date=date(2026, 10, 2),
    )
    (noted,) = board(entrance).waiting_long
    assert (noted.enquiry.question, noted.who) == ("Længe", "Tegninger")


def test_whoever_was_asked_and_has_not_answered_for_two_days(entrance: User) -> None:
    bo, ida = make_colleague("Bo"), make_colleague("Ida")
    days = timedelta(days=1)
    HandOver.objects.create(enquiry=make_enquiry("Overdrages"), receiver=bo, asked_at=NOW - 4 * days)
    HandOver.objects.create(enquiry=make_enquiry("Lige spurgt"), receiver=bo, asked_at=NOW - days)
    Involvement.objects.create(
        enquiry=make_enquiry("En del"), colleague=ida, part="Brand", asked_at=NOW - 5 * days
    )
    Involvement.objects.create(
        enquiry=make_enquiry("I gang"), colleague=ida, part="Brand", asked_at=NOW - 5 * days,
        state=InvolvementState.ACCEPTED,
    )  # fmt: skip
    assert [(one.enquiry.question, one.who) for one in board(entrance).unanswered] == [
        ("En del", "Ida"),
        ("Overdrages", "Bo"),
    ]


def test_where_a_third_unit_joined_in_the_week(entrance: User) -> None:
    own, second, third = make_unit(), make_unit(), make_unit()
    grown = make_enquiry("Voksede", unit=own)
    grown_before = make_enquiry("Voksede før", unit=own)
    two = make_enquiry("To enheder", unit=own)
    without = make_enquiry("Uden egen enhed")
    for enquiry, unit, days in (
        (grown, second, 20), (grown, third, 2), (grown_before, second, 20), (grown_before, third, 9),
        (two, second, 2), (two, own, 1), (without, own, 3), (without, second, 3), (without, third, 2),
    ):  # fmt: skip
        join(enquiry, unit, NOW - timedelta(days=days))
    join(two, third, NOW, state=InvolvementState.DECLINED)
    noted = board(entrance).third_unit
    assert {(one.enquiry.question, one.since) for one in noted} == {
        ("Voksede", NOW - timedelta(days=2)),
        ("Uden egen enhed", NOW - timedelta(days=2)),
    }


def test_a_holder_from_a_third_unit_is_the_third(entrance: User) -> None:
    """From when they took it; those at the entrance are none."""
    building, nature, roads, service = (make_unit(name) for name in ("Byg", "Natur", "Vej", "Borgerservice"))
    task = make_task(answering_unit=building)
    assert entrance.colleague is not None
    entrance.colleague.memberships.create(unit=service, is_main=True)
    for question, holder in (("Natur", make_colleague(units=[nature])), ("Indgang", entrance.colleague)):
        held = make_held(question, task=task, unit=building, holder=holder)
        Enquiry.objects.filter(pk=held.pk).update(held_since=NOW - timedelta(days=1))
        join(held, roads, NOW - timedelta(days=20))
    noted = board(entrance).third_unit
    assert [(one.enquiry.question, one.since) for one in noted] == [("Natur", NOW - timedelta(days=1))]


def join(
    enquiry: Enquiry, unit: Any, at: datetime, state: InvolvementState = InvolvementState.ACCEPTED
) -> None:
    Involvement.objects.create(
        enquiry=enquiry, colleague=make_colleague(), unit=unit, part="Brand", asked_at=at, state=state
    )


def test_what_was_learned_in_the_week(entrance: User) -> None:
    lately = NOW - timedelta(days=2)
    correction = make_duty(kind=CORRECTION, created_at=lately)
    make_duty(kind=CORRECTION, created_at=LONG_AGO)
    make_duty(created_at=lately)
    for at in (lately, LONG_AGO):
        HandOver.objects.create(
            enquiry=make_enquiry(), receiver=make_colleague(), state=HandOverState.DECLINED, asked_at=at,
            ended_at=at,
        )  # fmt: skip
    for closed_at, instead in ((lately, "Et mindre skilt"), (LONG_AGO, "Noget andet"), (lately, "")):
        make_enquiry(state=State.CLOSED, closed_at=closed_at, possible_instead=instead)
    shown = board(entrance)
    assert shown.corrections == [correction]
    assert shown.sent_back == 1
    assert [one.possible_instead for one in shown.possible_instead] == ["Et mindre skilt"]


@pytest.mark.parametrize(("companies", "is_shown"), [(4, False), (5, True)])
def test_what_companies_said_is_shown_only_of_five(entrance: User, companies: int, is_shown: bool) -> None:
    question = make_question()
    for number in range(companies):
        make_invitation(
            {question: 2 if number == 0 else 4, make_question(): None}, sent_at=NOW - timedelta(days=3)
        )
    make_invitation({question: 1}, sent_at=LONG_AGO)
    make_invitation({question: 1}, area="gatherings", sent_at=NOW - timedelta(days=3))
    how = board(entrance).how_it_went
    assert (how.answers, how.happy, how.unhappy, how.is_shown) == (companies, companies - 1, 1, is_shown)


def test_what_one_may_not_see_is_not_on_the_board(entrance: User) -> None:
    hidden = make_held("Vi lukker", is_confidential=True, contact_due_at=LONG_AGO, level=Level.COMPLEX)
    Enquiry.objects.filter(pk=hidden.pk).update(missed_dates=1)
    HandOver.objects.create(
        enquiry=hidden, receiver=make_colleague(), state=HandOverState.DECLINED, asked_at=NOW, ended_at=NOW
    )
    Involvement.objects.create(enquiry=hidden, colleague=make_colleague(), part="Brand", asked_at=LONG_AGO)
    make_enquiry(
        holder=make_colleague(),
        state=State.CLOSED,
        is_confidential=True,
        possible_instead="Flyt",
        closed_at=NOW,
    )
    assert board(entrance) == board(make_user(Role.SECRETARY)) == board(make_user(leads=make_unit()))
    assert (board(entrance).missed, board(entrance).sent_back, board(entrance).possible_instead) == (
        [],
        0,
        [],
    )

    leader = make_user(leads=(unit := make_unit()))
    assert hidden.holder is not None
    hidden.holder.memberships.create(unit=unit, is_main=True)
    assert told(board(leader).missed) == ["Vi lukker"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_board_costs_the_same_whatever_its_length(
    entrance: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _one in range(number):
        held = make_held(contact_due_at=LONG_AGO, level=Level.COMPLEX, unit=make_unit())
        for _part in range(2):
            join(held, make_unit(), LONG_AGO, InvolvementState.ASKED)
        HandOver.objects.create(enquiry=held, receiver=make_colleague(), asked_at=LONG_AGO)
        WaitingTime.objects.create(
            enquiry=make_enquiry(state=State.WAITING), first_date=LONG_AGO.date(), waited_for="Tegninger"
        )
        make_duty(kind=CORRECTION, created_at=NOW)
    user = User.objects.get(pk=entrance.pk)
    with django_assert_num_queries(18):
        shown = board_for(user, NOW)
        assert [one.enquiry.holder for one in shown.complex].count(None) == 0
    assert (len(shown.stuck), len(shown.waiting_long), len(shown.corrections)) == (number, number, number)
