from __future__ import annotations

from datetime import UTC, datetime

import pytest

from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.holder import tell_holder
from indgang.people.models import Colleague, Role
from indgang.shared.models import OutgoingMail
from tests.factories import (
    make_absence,
    make_colleague,
    make_enquiry,
    make_municipality,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)


@pytest.fixture
def karla() -> Colleague:
    """The holder; Inga is at the entrance, and Lis leads Karla's unit."""
    make_municipality()
    make_user(Role.ENTRANCE, colleague=make_colleague("Inga", mail="inga@hvidklit.example"))
    byg = make_unit("Byg")
    byg.leader = make_colleague("Lis", mail="lis@hvidklit.example")
    byg.save()
    return make_colleague("Karla", units=[byg], mail="karla@hvidklit.example")


def told(enquiry: Enquiry) -> list[str]:
    tell_holder(enquiry, occasion="x", subject="Virksomheden har skrevet", text="Se", now=NOW)
    recipients = OutgoingMail.objects.order_by("recipient").values_list("recipient", flat=True)
    return [recipient.partition("@")[0] for recipient in recipients]


def away(colleague: Colleague, substitute: Colleague | None) -> None:
    make_absence(colleague, substitute=substitute, first_date=NOW.date(), last_date=NOW.date())


def test_the_holder_is_told_while_at_work(karla: Colleague) -> None:
    assert told(make_enquiry(holder=karla)) == ["karla"]


def test_whoever_stands_in_is_told_while_the_holder_is_away(karla: Colleague) -> None:
    away(karla, make_colleague("Sune", mail="sune@hvidklit.example"))
    assert told(make_enquiry(holder=karla)) == ["sune"]


def test_the_entrance_is_told_where_nobody_stands_in(karla: Colleague) -> None:
    away(karla, None)
    assert told(make_enquiry(holder=karla)) == ["inga"]


def test_of_a_confidential_one_the_leader_is_told_as_the_entrance_may_not_read_it(karla: Colleague) -> None:
    away(karla, None)
    assert told(make_enquiry(holder=karla, is_confidential=True)) == ["lis"]


def test_the_one_address_is_told_where_there_is_nobody_else(karla: Colleague) -> None:
    rolf = make_colleague("Rolf", mail="")
    assert told(make_enquiry(holder=rolf, is_confidential=True)) == ["virksomhed"]
