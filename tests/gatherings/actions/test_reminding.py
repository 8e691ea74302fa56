from __future__ import annotations

import pytest

from indgang.gatherings.actions.reminding import remind_guests, remind_in_the_morning, tell_of_organisers_away
from indgang.gatherings.models import Gathering, GatheringState, GuestState
from indgang.shared.models import OutgoingMail
from tests.factories import make_absence, make_colleague
from tests.gatherings.plan_rows import (
    NOW,
    STARTS_AT,
    in_days,
    inviting_gathering,
    make_guest,
    make_town,
)

pytestmark = pytest.mark.django_db


def test_guests_are_reminded_once_for_each_reason() -> None:
    town = make_town()
    gathering = inviting_gathering(town)
    make_guest(gathering, town.staff[0], GuestState.INVITED, invited_at=NOW)
    make_guest(gathering, town.staff[1], GuestState.COMING, invited_at=NOW)
    make_guest(gathering, make_colleague("Uden mail"), GuestState.INVITED, invited_at=NOW)
    assert remind_guests(now=in_days(4)) == 0
    assert remind_guests(now=in_days(5)) == 1
    assert remind_guests(now=in_days(6)) == 0
    assert remind_in_the_morning(now=in_days(41)) == 1
    assert remind_guests(now=in_days(41)) == 0
    subjects = list(OutgoingMail.objects.order_by("pk").values_list("recipient", "subject"))
    assert subjects == [
        ("k0@hvidklit.example", "Kommer du? Vi løser det sammen"),
        ("k1@hvidklit.example", "Vi ses snart: Vi løser det sammen"),
    ]
    Gathering.objects.update(state=GatheringState.CANCELLED)
    OutgoingMail.objects.all().delete()
    assert remind_guests(now=in_days(41)) == 0


def told() -> list[tuple[str, str]]:
    return list(OutgoingMail.objects.order_by("pk").values_list("recipient", "subject"))


AWAY = "Den, der står for den, er væk: Vi løser det sammen"


def test_the_stand_in_is_told_once_that_the_organiser_is_away() -> None:
    town = make_town()
    gathering = inviting_gathering(town)
    assert tell_of_organisers_away(now=NOW) == 0
    make_absence(gathering.organiser, STARTS_AT.date(), STARTS_AT.date())
    assert [remind_in_the_morning(now=in_days(day)) for day in (1, 2)] == [1, 0]
    assert told() == [("leder1@hvidklit.example", AWAY)]
    assert "Du er stedfortræder. Overtag den med ét klik" in OutgoingMail.objects.get().text
    Gathering.objects.update(state=GatheringState.CANCELLED)
    OutgoingMail.objects.all().delete()
    assert tell_of_organisers_away(now=in_days(3)) == 0


@pytest.mark.parametrize("has_stand_in", [True, False])
def test_where_no_stand_in_is_there_the_secretary_is_told(has_stand_in: bool) -> None:
    town = make_town()
    organiser, stand_in = town.leaders[0].colleague, town.leaders[1].colleague
    inviting_gathering(town, organiser=organiser, stand_in=stand_in if has_stand_in else None)
    for one in (organiser, stand_in):
        assert one is not None
        make_absence(one, STARTS_AT.date(), STARTS_AT.date())
    assert tell_of_organisers_away(now=NOW) == 1
    assert told() == [("sten@hvidklit.example", AWAY)]
    assert "Ingen stedfortræder er der." in OutgoingMail.objects.get().text
