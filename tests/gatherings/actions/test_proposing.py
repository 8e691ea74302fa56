from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

import pytest

from indgang.catalogue.models import Responsibility
from indgang.gatherings.actions.asking_leaders import ask_leaders
from indgang.gatherings.actions.proposing import LAST, UnableToPropose, propose_guests
from indgang.gatherings.actions.settling import settle_guest
from indgang.gatherings.models import Gathering, Guest, GuestState
from indgang.gatherings.queries.guests import numbers_of, on_the_list, reserves_of
from indgang.gatherings.queries.proposals import labels_of, outcome_of
from indgang.gatherings.quotas import Quotas, UnitQuota
from indgang.people.models import Colleague, Membership, Unit
from indgang.people.queries import with_units
from tests.factories import make_absence, make_colleague, make_enquiry, make_task, make_unit, make_user
from tests.gatherings.plan_rows import NOW, STARTS_AT, Town, make_gathering, make_guest, make_town

pytestmark = pytest.mark.django_db


def names(guests: object) -> list[str]:
    return [guest.colleague.name for guest in guests]  # type: ignore[attr-defined]


def propose(gathering: Gathering, town: Town, **quotas: Any) -> None:
    propose_guests(gathering=gathering, by=town.secretary, now=NOW, quotas=Quotas(**quotas))


def test_as_many_are_proposed_as_there_is_room_for_each_with_a_reason() -> None:
    town = make_town(people=8)
    gathering = make_gathering(town, most_people=4)
    propose(gathering, town)
    assert len(on_the_list(gathering)) == 4
    assert gathering.guests.count() == 8
    assert not gathering.guests.filter(reason="").exists()
    assert all(guest.reason.startswith("På listen: ") for guest in on_the_list(gathering))
    outcome = outcome_of(Gathering.objects.get())
    assert outcome is not None
    assert (outcome.considered, len(outcome.top)) == (8, 4)
    assert outcome.new_meetings >= outcome.new_in_top


def test_nobody_else_is_named_in_a_reason() -> None:
    town = make_town(people=8)
    gathering = make_gathering(town, most_people=4)
    propose(gathering, town)
    for guest in gathering.guests.select_related("colleague"):
        assert "Kollega" not in guest.reason


def test_where_all_fit_all_are_on_the_list() -> None:
    town = make_town(people=3)
    gathering = make_gathering(town, most_people=50)
    propose(gathering, town)
    assert names(on_the_list(gathering)) == ["Kollega 00", "Kollega 01", "Kollega 02"]
    assert numbers_of(gathering).free == 47


def test_a_house_of_one_department_can_meet_too() -> None:
    town = make_town(people=7, departments=1)
    gathering = make_gathering(town, most_people=6)
    propose(gathering, town)
    assert len(on_the_list(gathering)) == 6
    outcome = outcome_of(Gathering.objects.get())
    assert outcome is not None
    assert (outcome.new_meetings, outcome.new_in_top) == (0, 0)


def test_two_of_the_same_name_are_told_apart() -> None:
    town = make_town(people=0)
    twins = [make_colleague("Anne Holm", units=[unit], title="Planlægger") for unit in town.units]
    same = make_colleague("Anne Holm", units=[town.units[0]], title="Leder")
    people = with_units(Colleague.objects.filter(pk__in=[*(one.pk for one in twins), same.pk]))
    labels = labels_of(list(people))
    assert labels[twins[1].pk] == "Anne Holm, Afdeling 2"
    assert labels[twins[0].pk] == "Anne Holm, Afdeling 1, Planlægger"
    assert labels[same.pk] == "Anne Holm, Afdeling 1, Leder"
    gathering = make_gathering(town)
    for one in (*twins, same):
        settle_guest(
            gathering=gathering, colleague=one, word="must", reason="Med", by=town.secretary, now=NOW
        )
    propose(gathering, town)
    assert names(on_the_list(gathering)) == ["Anne Holm"] * 3


def test_quotas_keep_departments_within_bounds() -> None:
    town = make_town(people=8)
    for colleague in town.staff:
        if int(colleague.name[-2:]) % 2 == 0:
            for _number in range(6):
                make_enquiry(holder=colleague, received_at=NOW - timedelta(days=30))
    gathering = make_gathering(town, most_people=4)
    propose(gathering, town, most=2, least=1)
    units = Membership.objects.filter(colleague__in=[guest.colleague for guest in on_the_list(gathering)])
    assert sorted(units.values_list("unit__name", flat=True)) == ["Afdeling 1"] * 2 + ["Afdeling 2"] * 2


def test_quotas_keep_sites_within_bounds_and_the_one_in_the_way_is_named() -> None:
    town = make_town(people=8, departments=4)
    for colleague in town.staff:
        colleague.place = "Rådhuset" if int(colleague.name[-2:]) < 4 else "Vejgården"
        colleague.save()
        for _number in range(6 if colleague.place == "Rådhuset" else 0):
            make_enquiry(holder=colleague, received_at=NOW - timedelta(days=30))
    gathering = make_gathering(town, most_people=4)
    propose(gathering, town, least_of_site=2)
    places = [guest.colleague.place for guest in on_the_list(gathering)]
    assert sorted(places) == ["Rådhuset"] * 2 + ["Vejgården"] * 2
    with pytest.raises(UnableToPropose, match="højst 1 fra Rådhuset"):
        propose(gathering, town, most_of_site=1)


def test_a_hidden_name_is_considered_where_they_want_to_come_or_must_and_else_not() -> None:
    town = make_town(people=6)
    gathering = make_gathering(town, most_people=6)
    for colleague in town.staff[:3]:
        colleague.name_visibility = "hidden"
        colleague.save()
    make_guest(gathering, town.staff[0], GuestState.CONSIDERED, wants_to_come=True)
    make_guest(gathering, town.staff[1], GuestState.CONSIDERED, leader_word="must")
    propose(gathering, town)
    listed = {guest.colleague for guest in on_the_list(gathering)}
    assert listed >= set(town.staff) - {town.staff[2]}
    assert not gathering.guests.filter(colleague=town.staff[2]).exists()


def test_wishes_that_collide_are_told_in_danish_with_names() -> None:
    town = make_town(people=8)
    gathering = make_gathering(town, most_people=4)
    with pytest.raises(UnableToPropose, match="højst 1 fra Afdeling 1") as refused:
        propose(gathering, town, most=1)
    assert "4 på listen" in refused.value.reason
    assert not gathering.guests.exists()


def test_what_has_been_settled_stands() -> None:
    town = make_town(people=6)
    gathering = make_gathering(town, most_people=4)
    stranger = make_colleague("Uden opgaver", units=[town.units[0]])
    settle_guest(
        gathering=gathering, colleague=stranger, word="must", reason="Ny leder", by=town.secretary, now=NOW
    )
    settle_guest(
        gathering=gathering,
        colleague=town.staff[0],
        word="must_not",
        reason="Var med sidst",
        by=town.secretary,
        now=NOW,
    )
    no = make_guest(gathering, town.staff[1], GuestState.LEADER_NO)
    invited = make_guest(gathering, town.staff[2], GuestState.INVITED)
    propose(gathering, town)
    listed = names(on_the_list(gathering))
    assert {"Uden opgaver", "Kollega 02"} <= set(listed)
    assert not {"Kollega 00", "Kollega 01"} & set(listed)
    reasons = {guest.colleague.name: guest.reason for guest in gathering.guests.select_related("colleague")}
    assert reasons["Uden opgaver"] == "På listen: Det er bestemt på forhånd. Ny leder"
    assert reasons["Kollega 00"].endswith("for denne gang. Var med sidst")
    no.refresh_from_db()
    invited.refresh_from_db()
    assert (no.state, invited.state) == (GuestState.LEADER_NO, GuestState.INVITED)


def test_whoever_is_away_that_day_is_not_proposed() -> None:
    town = make_town(people=5)
    make_absence(town.staff[0], STARTS_AT.date(), STARTS_AT.date())
    gathering = make_gathering(town, most_people=5)
    propose(gathering, town)
    assert "Kollega 00" not in names(on_the_list(gathering))
    assert gathering.guests.get(colleague=town.staff[0]).reason == "Ikke på listen: væk den dag."


def test_never_invited_come_first_among_equals() -> None:
    town = make_town(people=5)
    before = make_gathering(town, starts_at=STARTS_AT - timedelta(days=7))
    make_guest(before, town.staff[0], GuestState.COMING, invited_at=NOW - timedelta(days=100))
    make_guest(before, town.staff[2], GuestState.COMING, invited_at=NOW - timedelta(days=100))
    gathering = make_gathering(town, most_people=4)
    propose(gathering, town)
    out = gathering.guests.exclude(pk__in=on_the_list(gathering).values("pk")).get()
    assert out.colleague in (town.staff[0], town.staff[2])


def test_whoever_wants_to_come_is_considered_without_any_task() -> None:
    town = make_town(people=2)
    gathering = make_gathering(town)
    make_guest(
        gathering, make_colleague("Vil Gerne", units=[town.units[0]]), "considered", wants_to_come=True
    )
    make_colleague("Ukendt", units=[town.units[0]])
    propose(gathering, town)
    assert names(on_the_list(gathering)) == ["Kollega 00", "Kollega 01", "Vil Gerne"]


def test_reserves_stand_in_line_and_keep_what_their_leader_has_said() -> None:
    town = make_town(people=8)
    gathering = make_gathering(town, most_people=4)
    propose(gathering, town)
    ranks = list(reserves_of(gathering).values_list("reserve_rank", flat=True))
    assert ranks == [1, 2, 3, 4]
    ask_leaders(gathering=gathering, by=town.secretary, now=NOW)
    propose(gathering, town)
    assert len(on_the_list(gathering)) == 4
    assert set(gathering.guests.values_list("state", flat=True)) == {GuestState.ASKED_LEADER}


def test_a_reserve_who_was_asked_and_is_none_of_the_best_any_more_stands_last() -> None:
    town = make_town(people=14)
    gathering = make_gathering(town, most_people=4)
    propose(gathering, town)
    outside = gathering.guests.filter(state=GuestState.CONSIDERED).first()
    assert outside is not None
    Guest.objects.filter(pk=outside.pk).update(state=GuestState.APPROVED, reserve_rank=1)
    propose(gathering, town)
    outside.refresh_from_db()
    assert (outside.state, outside.reserve_rank) == (GuestState.APPROVED, LAST)


def test_there_must_be_somebody_to_propose() -> None:
    town = make_town(people=0)
    with pytest.raises(UnableToPropose, match="Fyld kataloget"):
        propose(make_gathering(town), town)


def test_where_everybody_must_not_come_it_is_said() -> None:
    town = make_town(people=1)
    gathering = make_gathering(town)
    make_guest(gathering, town.staff[0], GuestState.NOT_COMING)
    with pytest.raises(UnableToPropose, match="Disse ønsker kan ikke alle opfyldes"):
        propose(gathering, town)


def test_only_whoever_keeps_it_proposes() -> None:
    town = make_town()
    with pytest.raises(Exception, match="Kun den, der står for samlingen"):
        propose_guests(gathering=make_gathering(town), by=make_user(), now=NOW)


def test_three_hundred_are_proposed_within_some_seconds() -> None:
    town = make_town(people=0, departments=12)
    colleagues = Colleague.objects.bulk_create(Colleague(name=f"Kollega {n}") for n in range(300))
    Membership.objects.bulk_create(
        Membership(colleague=one, unit=town.units[n % 12], is_main=True) for n, one in enumerate(colleagues)
    )
    extra = make_task()
    Responsibility.objects.bulk_create(Responsibility(task=extra, colleague=one) for one in colleagues)
    gathering = make_gathering(town, most_people=50)
    began = time.process_time()
    propose(gathering, town)
    assert len(on_the_list(gathering)) == 50
    assert time.process_time() - began < 30


def test_a_gathering_of_three_hundred_can_be_proposed() -> None:
    town = make_town(people=0, departments=12)
    colleagues = Colleague.objects.bulk_create(Colleague(name=f"Kollega {n}") for n in range(310))
    Membership.objects.bulk_create(
        Membership(colleague=one, unit=town.units[n % 12], is_main=True) for n, one in enumerate(colleagues)
    )
    extra = make_task()
    Responsibility.objects.bulk_create(Responsibility(task=extra, colleague=one) for one in colleagues)
    gathering = make_gathering(town, most_people=300)
    propose(gathering, town)
    assert len(on_the_list(gathering)) == 300


def test_whoever_has_been_asked_about_keeps_the_reason_their_leader_has_read() -> None:
    town = make_town(people=6)
    gathering = make_gathering(town, most_people=4)
    told = make_guest(
        gathering, town.staff[0], GuestState.INVITED, reason="På listen: meget virksomhedskontakt."
    )
    propose(gathering, town)
    told.refresh_from_db()
    assert told.reason == "På listen: meget virksomhedskontakt."


def of_unit(gathering: Gathering, unit: Unit) -> int:
    return sum(guest.colleague.memberships.filter(unit=unit).exists() for guest in on_the_list(gathering))


def test_for_one_department_something_else_may_hold_and_it_is_remembered() -> None:
    town = make_town(people=12, departments=3)
    gathering = make_gathering(town, most_people=6)
    own = (UnitQuota(town.units[2].pk, least=4), UnitQuota(town.units[1].pk, most=0))
    propose(gathering, town, least=1, most=2, of_units=own)
    assert [of_unit(gathering, unit) for unit in town.units] == [2, 0, 4]
    outcome = outcome_of(Gathering.objects.get())
    assert outcome is not None
    assert outcome.quotas == Quotas(least=1, most=2, of_units=own)


def test_more_of_one_department_than_there_are_is_told_by_its_name() -> None:
    town = make_town(people=8)
    gathering = make_gathering(town, most_people=6)
    empty = make_unit("Havnekontoret")
    with pytest.raises(UnableToPropose, match="mindst 2 fra Havnekontoret"):
        propose(gathering, town, of_units=(UnitQuota(empty.pk, least=2),))
    with pytest.raises(UnableToPropose, match="mindst 5 fra Afdeling 2"):
        propose(gathering, town, of_units=(UnitQuota(town.units[1].pk, least=5),))
    assert not gathering.guests.exists()
