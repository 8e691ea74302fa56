from __future__ import annotations

from datetime import date

import pytest

from indgang.enquiries.models import HandOver, Involvement, InvolvementState
from indgang.enquiries.queries.parts import main_unit_id_of, open_hand_over, parts_of, units_in
from indgang.people.models import Role
from tests.factories import make_colleague, make_enquiry, make_task, make_unit, make_user

pytestmark = pytest.mark.django_db


def test_the_units_it_takes() -> None:
    own, other, gone = make_unit(), make_unit(), make_unit()
    enquiry = make_enquiry(unit=own)
    for unit, state in (
        (other, InvolvementState.DONE),
        (own, InvolvementState.ASKED),
        (gone, InvolvementState.DECLINED),
        (gone, InvolvementState.STOPPED),
        (None, InvolvementState.ACCEPTED),
    ):
        Involvement.objects.create(
            enquiry=enquiry, colleague=make_colleague(), unit=unit, part="Brand", state=state
        )
    assert units_in(enquiry) == {own.pk, other.pk}


def test_the_holders_unit_counts_beside_the_tasks() -> None:
    """Byg's task, a holder from Natur, and a part of Vej's."""
    building, nature, roads = make_unit("Byg"), make_unit("Natur"), make_unit("Vej")
    enquiry = make_enquiry(
        unit=building, task=make_task(answering_unit=building), holder=make_colleague(units=[nature])
    )
    assert units_in(enquiry) == {building.pk, nature.pk}
    Involvement.objects.create(enquiry=enquiry, colleague=make_colleague(), unit=roads, part="Brand")
    assert units_in(enquiry) == {building.pk, nature.pk, roads.pk}


def test_one_at_the_entrance_is_no_unit_beside_the_tasks() -> None:
    building, service = make_unit("Byg"), make_unit("Borgerservice")
    inga = make_colleague(units=[service])
    make_user(Role.ENTRANCE, colleague=inga)
    enquiry = make_enquiry(unit=building, task=make_task(answering_unit=building), holder=inga)
    assert units_in(enquiry) == {building.pk}


def test_without_a_task_it_is_the_holders_unit_and_no_longer_that_of_the_first_holder() -> None:
    unit, first = make_unit(), make_unit()
    assert units_in(make_enquiry(holder=make_colleague(units=[unit]))) == {unit.pk}
    assert units_in(make_enquiry(unit=first, holder=make_colleague(units=[unit]))) == {unit.pk}
    assert units_in(make_enquiry()) == set()
    assert main_unit_id_of(make_colleague()) is None


def test_who_is_asked_to_hold_it() -> None:
    enquiry, receiver = make_enquiry(), make_colleague()
    assert open_hand_over(enquiry) is None
    asked = HandOver.objects.create(enquiry=enquiry, receiver=receiver)
    assert open_hand_over(enquiry) == asked


def test_parts_by_their_day() -> None:
    enquiry = make_enquiry()
    later, sooner = (
        Involvement.objects.create(
            enquiry=enquiry, colleague=make_colleague(), part="Brand", due_date=date(2026, 6, day)
        )
        for day in (9, 4)
    )
    assert list(parts_of(enquiry)) == [sooner, later]
