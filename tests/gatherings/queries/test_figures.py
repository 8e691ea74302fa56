from __future__ import annotations

from datetime import timedelta

import pytest

from indgang.gatherings.queries.figures import (
    Figures,
    bridged_departments,
    figures_of,
    talked_pairs,
    tied_on,
)
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import TieKind
from indgang.surveys.intervals import share_of
from tests.gatherings.after_rows import a_held_gathering, a_result
from tests.gatherings.day_rows import NOW, a_guest

pytestmark = pytest.mark.django_db


def test_what_was_noted_is_told_as_shares_and_the_rest_is_not_known() -> None:
    gathering, _guests = a_held_gathering(figures={"pairs": 40, "new": 30, "bridged": 12, "alive_6": 31})
    assert figures_of(gathering) == Figures(40, share_of(30, 40), 12, share_of(30, 30), None)
    gathering.figures = {}
    assert figures_of(gathering) == Figures(None, None, None, None, None)


def test_those_who_talked_are_pairs_also_where_three_sat_together() -> None:
    gathering, guests = a_held_gathering()
    meeting = gathering.speed_rounds.get().meetings.get(table=1)
    meeting.third = guests[4]
    meeting.save()
    gathering.speed_rounds.get().meetings.filter(table=2).update(took_place=False)
    ids = [guest.colleague_id for guest in guests]
    assert talked_pairs(gathering) == {
        (ids[0], ids[1]), (ids[0], ids[4]), (ids[1], ids[4]), (ids[4], ids[5]),
    }  # fmt: skip


def test_departments_are_bridged_by_talks_and_groups_of_those_who_came() -> None:
    gathering, guests = a_held_gathering(people=6, departments=6)
    group = a_result(gathering)
    stayed = a_guest(gathering, "Blev hjemme")
    for guest in (guests[0], guests[2], stayed):
        group.seats.create(guest=guest)
    units = [guest.colleague.memberships.get().unit_id for guest in guests]
    bridged = bridged_departments(gathering, talked_pairs(gathering))
    assert bridged == {tuple(sorted((units[a], units[b]))) for a, b in ((0, 1), (2, 3), (4, 5), (0, 2))}
    lonely, people = a_held_gathering(people=2, departments=1)
    assert bridged_departments(lonely, talked_pairs(lonely)) == set()
    people[0].colleague.memberships.all().delete()
    assert bridged_departments(lonely, talked_pairs(lonely)) == set()


def test_only_ties_as_strong_as_asked_for_are_told() -> None:
    gathering, guests = a_held_gathering()
    pairs = talked_pairs(gathering)
    note_encounter(
        people=[guests[0].colleague, guests[1].colleague], kind=TieKind.ENQUIRY, about=Concern("enquiries", "e"),
        once_key="e", on=NOW.date(),
    )  # fmt: skip
    met = (guests[0].colleague_id, guests[1].colleague_id)
    assert tied_on(NOW.date(), pairs, 0.6) == {met}
    assert tied_on(NOW.date(), pairs, 0.7) == set()
    assert tied_on(NOW.date() - timedelta(days=1), pairs, 0.1) == set()
