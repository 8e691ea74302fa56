from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indgang.enquiries.actions.closing import Closing, close_enquiry, reopen_enquiry
from indgang.enquiries.actions.holding import accept_enquiry, ask_to_hold
from indgang.enquiries.actions.tying import note_handed_over
from indgang.enquiries.models import Enquiry, HandOver, Involvement, InvolvementState, Outcome
from indgang.people.models import Colleague, Role, User
from indgang.relations.models import Encounter, RelationsSetting, TieKind
from tests.factories import make_colleague, make_enquiry, make_municipality, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
DAY = date(2026, 6, 3)
NO_ANSWER_NEEDED = Closing(Outcome.SILENT)


@pytest.fixture
def karla() -> User:
    make_municipality()
    return make_user(colleague=make_colleague("Karla"))


def take_part(enquiry: Enquiry, **states: InvolvementState) -> dict[str, Colleague]:
    people = {name: make_colleague(name) for name in states}
    for name, state in states.items():
        Involvement.objects.create(enquiry=enquiry, colleague=people[name], part="Se på det", state=state)
    return people


def close(enquiry: Enquiry, by: User) -> None:
    close_enquiry(enquiry=enquiry, closing=NO_ANSWER_NEEDED, by=by, now=NOW)


def tied() -> set[frozenset[str]]:
    return {frozenset((row.first.name, row.second.name)) for row in Encounter.objects.all()}


def test_the_holder_and_those_with_a_part_have_handled_it_together(karla: User) -> None:
    enquiry = make_enquiry(holder=karla.colleague, received_at=NOW)
    take_part(
        enquiry, Bo=InvolvementState.ACCEPTED, Ida=InvolvementState.DONE, Ulla=InvolvementState.ASKED,
        Nis=InvolvementState.DECLINED,
    )  # fmt: skip
    close(enquiry, karla)
    assert tied() == {frozenset(two) for two in (("Karla", "Bo"), ("Karla", "Ida"), ("Bo", "Ida"))}
    row = Encounter.objects.first()
    assert row is not None
    assert (row.kind, row.people, row.happened_date) == (TieKind.ENQUIRY, 3, DAY)


def test_one_alone_is_tied_to_nobody(karla: User) -> None:
    close(make_enquiry(holder=karla.colleague, received_at=NOW), karla)
    assert tied() == set()


def test_where_nobody_holds_it_those_with_a_part_have_handled_it() -> None:
    make_municipality()
    inga = make_user(Role.ENTRANCE)
    enquiry = make_enquiry(received_at=NOW)
    take_part(enquiry, Bo=InvolvementState.DONE, Ida=InvolvementState.ACCEPTED)
    close(enquiry, inga)
    assert tied() == {frozenset(("Bo", "Ida"))}


def test_opened_and_closed_again_it_is_noted_once_with_whoever_came_in_later(karla: User) -> None:
    enquiry = make_enquiry(holder=karla.colleague, received_at=NOW)
    take_part(enquiry, Bo=InvolvementState.DONE)
    close(enquiry, karla)
    reopen_enquiry(enquiry=enquiry, reason="De ringede", by=karla, now=NOW)
    take_part(enquiry, Ida=InvolvementState.DONE)
    close(enquiry, karla)
    assert Encounter.objects.count() == 3


def test_a_confidential_one_is_noted_by_its_reference_alone(karla: User) -> None:
    enquiry = make_enquiry(
        "Vi lukker og fyrer", holder=karla.colleague, received_at=NOW, is_confidential=True
    )
    take_part(enquiry, Bo=InvolvementState.ACCEPTED)
    close(enquiry, karla)
    row = Encounter.objects.get()
    assert (row.area, row.about_key) == ("enquiries", enquiry.history_key)
    assert row.about_label == f"Henvendelse {enquiry.reference}"
    assert row.about_link == enquiry.get_absolute_url()


def test_a_hand_over_that_is_accepted_ties_the_two(karla: User) -> None:
    bo = make_user(colleague=make_colleague("Bo"))
    assert bo.colleague is not None
    enquiry = make_enquiry(holder=karla.colleague, received_at=NOW)
    hand_over = ask_to_hold(enquiry=enquiry, receiver=bo.colleague, word="", by=karla, now=NOW)
    assert tied() == set()
    accept_enquiry(hand_over=hand_over, by=bo, now=NOW)
    row = Encounter.objects.get()
    assert (row.kind, row.once_key) == (TieKind.HAND_OVER, f"hand_over:{hand_over.pk}")
    assert tied() == {frozenset(("Karla", "Bo"))}


def test_what_indgang_itself_asked_for_ties_nobody() -> None:
    hand_over = HandOver.objects.create(enquiry=make_enquiry(), giver=None, receiver=make_colleague("Bo"))
    note_handed_over(hand_over=hand_over, now=NOW)
    assert tied() == set()


def test_switched_off_an_enquiry_is_closed_and_ties_nobody(karla: User) -> None:
    RelationsSetting.objects.create(is_on=False)
    enquiry = make_enquiry(holder=karla.colleague, received_at=NOW)
    take_part(enquiry, Bo=InvolvementState.DONE)
    close(enquiry, karla)
    assert not enquiry.__class__.objects.get(pk=enquiry.pk).is_open
    assert tied() == set()
