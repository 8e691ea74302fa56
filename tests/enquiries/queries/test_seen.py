from __future__ import annotations

from itertools import product

import pytest

from indgang.enquiries.models import Enquiry, HandOver, HandOverState, Involvement, InvolvementState
from indgang.enquiries.queries import seen
from indgang.enquiries.queries.seen import BY_CLOCK, NEWEST, seen_by, with_a_part_of
from indgang.enquiries.queries.sight import visible_enquiries
from indgang.enquiries.rules import may_see_enquiry
from indgang.people.models import Role, Unit, User
from tests.factories import make_colleague, make_enquiry, make_unit, make_user

pytestmark = pytest.mark.django_db


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


def test_whoever_reads_by_index_sees_what_the_rule_lets_them_see(
    readers: dict[str, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_house(readers)
    everything = list(Enquiry.objects.order_by(*NEWEST))
    for name, reader in readers.items():
        user = User.objects.get(pk=reader.pk)
        allowed = [enquiry.pk for enquiry in everything if may_see_enquiry(user, enquiry)]
        assert list(seen_by(user, Enquiry.objects.all()).values_list("pk", flat=True)) == allowed, name
        assert set(visible_enquiries(user).values_list("pk", flat=True)) == set(allowed), name
        monkeypatch.setattr(seen, "MOST_SOURCES", 1)
        assert list(seen_by(user, Enquiry.objects.all()).values_list("pk", flat=True)) == allowed, name
        monkeypatch.undo()


def test_each_source_gives_its_first_rows(readers: dict[str, User], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "WINDOW", 2)
    for _number in range(4):
        make_enquiry()
    shown = seen_by(readers["entrance"], Enquiry.objects.all())
    assert list(shown) == list(Enquiry.objects.order_by(*NEWEST)[:2])


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

    assert list(with_a_part_of(karla, Enquiry.objects.all())) == [part, asked, held]
    assert list(with_a_part_of(karla, Enquiry.objects.filter(pk=asked.pk), BY_CLOCK)) == [asked]
