from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from indgang.enquiries.models import (
    Enquiry,
    HandOver,
    HandOverState,
    Involvement,
    InvolvementState,
    Late,
    Lateness,
    State,
)
from indgang.enquiries.queries import seen
from indgang.enquiries.queries.seen import ALL_BY_CLOCK, BY_CLOCK, NEWEST, ids_waiting_for, seen_ids
from indgang.enquiries.queries.sight import visible_enquiries
from indgang.enquiries.rules import may_see_enquiry
from indgang.people.models import Role, Unit, User
from tests.factories import make_colleague, make_enquiry, make_unit, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def readers() -> dict[str, User]:
    """Somebody of each kind, of a house with a top, Byg with Plan below it, and Vej."""
    top = make_unit("Top")
    building = make_unit("Byg", parent=top)
    plan, roads = make_unit("Plan", parent=building), make_unit("Vej", parent=top)
    stranger = make_user()
    stranger.colleague = None
    stranger.save()
    return {
        "karla of Byg": make_user(colleague=make_colleague(units=[building])),
        "bo of Vej": make_user(colleague=make_colleague(units=[roads])),
        "leader of Byg": make_user(colleague=make_colleague(units=[top]), leads=building),
        "leader of all": make_user(colleague=make_colleague(units=[top]), leads=top),
        "planner": make_user(colleague=make_colleague(units=[plan])),
        "entrance": make_user(Role.ENTRANCE, colleague=make_colleague(units=[top])),
        "secretary": make_user(Role.SECRETARY, colleague=make_colleague(units=[top])),
        "of no unit": make_user(),
        "no colleague": stranger,
        "no colleague, but administrator": admin_without_colleague(),
    }


def admin_without_colleague() -> User:
    admin = make_user(Role.ADMINISTRATOR)
    admin.colleague = None
    admin.save()
    return admin


def fill_house(readers: dict[str, User]) -> None:
    """Open and confidential ones of every unit and holder, and every kind of part in one."""
    units = list(Unit.objects.order_by("pk"))
    holders = [None, *(user.colleague for user in readers.values() if user.colleague)]
    for unit, holder, is_confidential in product([None, *units], holders, (False, True)):
        make_enquiry(unit=unit, holder=holder, is_confidential=is_confidential)
    for user in readers.values():
        if user.colleague is None:
            continue
        make_enquiry(taken_by=user.colleague, is_confidential=True, holder=make_colleague())
        for part in InvolvementState:
            hidden = make_enquiry(is_confidential=True, holder=make_colleague())
            Involvement.objects.create(enquiry=hidden, colleague=user.colleague, part="Brand", state=part)
        for state in HandOverState:
            hidden = make_enquiry(is_confidential=True, holder=make_colleague())
            ended = None if state == HandOverState.ASKED else hidden.received_at
            HandOver.objects.create(enquiry=hidden, receiver=user.colleague, state=state, ended_at=ended)
        call_in(
            user, make_enquiry(is_confidential=True, holder=make_colleague()), told_after=timedelta(hours=1)
        )
        call_in(
            user, make_enquiry(is_confidential=True, holder=make_colleague()), told_after=-timedelta(hours=1)
        )
        call_in(user, make_enquiry(is_confidential=True), told_after=timedelta(hours=1))
        call_in(
            user,
            make_enquiry(is_confidential=True, holder=make_colleague(), state=State.CLOSED),
            told_after=timedelta(hours=1),
        )


def call_in(user: User, enquiry: Enquiry, *, told_after: timedelta) -> None:
    """Told that it is late, so long after somebody took it."""
    told_at = (enquiry.held_since or enquiry.received_at) + told_after
    row = Lateness.objects.create(
        enquiry=enquiry, what=Late.CONTACT, due_at=enquiry.received_at, step=2, told_at=told_at
    )
    assert user.colleague is not None
    row.called_in.add(user.colleague)


def test_whoever_reads_by_index_sees_what_the_rule_lets_them_see(
    readers: dict[str, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_house(readers)
    everything = list(Enquiry.objects.order_by(*NEWEST.ordering))
    for name, reader in readers.items():
        user = User.objects.get(pk=reader.pk)
        allowed = [enquiry.pk for enquiry in everything if may_see_enquiry(user, enquiry)]
        assert seen_ids(user, Enquiry.objects.all()) == allowed, name
        assert set(visible_enquiries(user).values_list("pk", flat=True)) == set(allowed), name
        monkeypatch.setattr(seen, "MOST_SOURCES", 1)
        assert seen_ids(user, Enquiry.objects.all()) == allowed, name
        monkeypatch.undo()


def test_the_first_are_given_in_the_databases_own_order(readers: dict[str, User]) -> None:
    for hours, days in ((3, 2), (1, None), (None, 4), (None, 3), (None, None), (1, 1)):
        make_enquiry(
            contact_due_at=None if hours is None else NOW + timedelta(hours=hours),
            answer_due_date=None if days is None else NOW.date() + timedelta(days=days),
            is_confidential=hours == 1,
        )
    for order, same in ((NEWEST, NEWEST), (BY_CLOCK, BY_CLOCK), (ALL_BY_CLOCK, BY_CLOCK)):
        ordered = list(Enquiry.objects.order_by(*same.ordering).values_list("pk", flat=True))
        assert seen_ids(readers["entrance"], Enquiry.objects.all(), order) == ordered
        assert seen_ids(readers["entrance"], Enquiry.objects.all(), order, most=None) == ordered
        for most in range(1, len(ordered) + 1):
            assert seen_ids(readers["entrance"], Enquiry.objects.all(), order, most=most) == ordered[:most]


def test_a_full_list_leaves_nothing_out_that_a_later_source_has(readers: dict[str, User]) -> None:
    """The first source may fill it; what comes before its last row is still looked for in the others."""
    fill_house(readers)
    for place, enquiry in enumerate(Enquiry.objects.order_by("pk")):
        # Many stand at the same moment, and in an order that is not that of their numbers.
        moment = NOW + timedelta(hours=place * 7 % 5)
        Enquiry.objects.filter(pk=enquiry.pk).update(
            received_at=moment, contact_due_at=moment if place % 3 else None, answer_due_date=NOW.date()
        )
    for (name, reader), order in product(readers.items(), (NEWEST, BY_CLOCK, ALL_BY_CLOCK)):
        user = User.objects.get(pk=reader.pk)
        everything = seen_ids(user, Enquiry.objects.all(), order, most=None)
        assert set(everything) == set(visible_enquiries(user).values_list("pk", flat=True)), name
        for most in (1, 4, 20):
            assert seen_ids(user, Enquiry.objects.all(), order, most=most) == everything[:most], (name, most)


def test_what_waits_for_a_colleague() -> None:
    karla, now = make_colleague(), make_enquiry().received_at
    held = make_enquiry("Holdt", holder=karla, contact_due_at=None)
    asked = make_enquiry("Spurgt")
    HandOver.objects.create(enquiry=asked, receiver=karla)
    part = make_enquiry("Del", contact_due_at=now)
    Involvement.objects.create(enquiry=part, colleague=karla, part="Brand", state=InvolvementState.ACCEPTED)
    done = make_enquiry("Færdig")
    Involvement.objects.create(enquiry=done, colleague=karla, part="Brand", state=InvolvementState.DONE)
    make_enquiry("Taget i telefonen", taken_by=karla)

    assert ids_waiting_for(karla, Enquiry.objects.all()) == [part.pk, asked.pk, held.pk]
    assert ids_waiting_for(karla, Enquiry.objects.all(), most=1) == [part.pk]
    assert ids_waiting_for(karla, Enquiry.objects.filter(pk=asked.pk), NEWEST) == [asked.pk]
