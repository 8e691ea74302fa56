from __future__ import annotations

from datetime import date

import pytest

from indgang.enquiries.models import HandOver, InvolvementState
from indgang.enquiries.queries.confidential_sight import those_who_will_see
from indgang.enquiries.rules import may_see_enquiry
from indgang.people.models import Role, User
from tests.factories import make_colleague, make_enquiry, make_unit, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 10)


def test_those_named_are_those_who_see_it_once_it_is_confidential() -> None:
    top = make_unit("Teknik")
    unit = make_unit("Byg", parent=top)
    users = {
        "holder": make_user(colleague=make_colleague("A", units=[unit])),
        "taken_by": make_user(),
        "part": make_user(),
        "declined": make_user(),
        "asked": make_user(),
        "leader": make_user(leads=unit),
        "director": make_user(leads=top),
        "same unit": make_user(colleague=make_colleague("B", units=[unit])),
        "entrance": make_user(Role.ENTRANCE),
    }
    enquiry = make_enquiry(
        holder=users["holder"].colleague,
        taken_by=users["taken_by"].colleague,
        unit=unit,
        is_confidential=True,
    )
    enquiry.involvements.create(colleague=users["part"].colleague, part="x")
    enquiry.involvements.create(
        colleague=users["declined"].colleague, part="x", state=InvolvementState.DECLINED
    )
    HandOver.objects.create(enquiry=enquiry, receiver=users["asked"].colleague)

    named = those_who_will_see(enquiry, TODAY)

    seeing = {who for who, user in users.items() if may_see_enquiry(User.objects.get(pk=user.pk), enquiry)}
    assert {who for who, user in users.items() if user.colleague in named} == seeing
    assert seeing == {"holder", "taken_by", "part", "asked", "leader", "director"}
    assert [one.name for one in named] == sorted(one.name for one in named)


def test_while_nobody_holds_it_the_entrance_sees_it() -> None:
    inga = make_user(Role.ENTRANCE)
    assert those_who_will_see(make_enquiry(is_confidential=True), TODAY) == [inga.colleague]


def test_whoever_has_left_or_belongs_nowhere_is_not_waited_for() -> None:
    left = make_colleague("A", leaving_date=date(2026, 6, 1))
    assert those_who_will_see(make_enquiry(holder=left), TODAY) == []
