from __future__ import annotations

import pytest

from indgang.gatherings.actions.reminding import remind_guests, remind_in_the_morning
from indgang.gatherings.models import Gathering, GatheringState, GuestState
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague
from tests.gatherings.plan_rows import (
    NOW,
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
