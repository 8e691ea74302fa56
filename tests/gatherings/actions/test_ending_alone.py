from __future__ import annotations

from datetime import timedelta

import pytest

from indgang.gatherings.actions.day import check_in, start_day
from indgang.gatherings.actions.ending_alone import end_what_was_left
from indgang.gatherings.actions.evaluating import ask_in_the_morning
from indgang.gatherings.models import Gathering, GatheringState
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.people.models import Colleague
from indgang.relations.models import Encounter
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague
from tests.gatherings.day_rows import NOW, a_gathering, guests_of

pytestmark = pytest.mark.django_db

MORNING_AFTER = NOW.replace(hour=5) + timedelta(days=1)


def a_running_day() -> Gathering:
    gathering = a_gathering(
        organiser=make_colleague("Sif", mail="sif@hvidklit.example"),
        stand_in=make_colleague("Inga", mail="inga@hvidklit.example"),
        starts_at=NOW,
    )
    for guest in guests_of(gathering, 5):
        Colleague.objects.filter(pk=guest.colleague_id).update(mail=f"gaest{guest.pk}@hvidklit.example")
        check_in(guest=guest, by=SYSTEM, now=NOW)
    return start_day(gathering=gathering, by=SYSTEM, now=NOW)


def test_a_day_that_nobody_ended_is_ended_the_morning_after_with_all_that_follows() -> None:
    gathering = a_running_day()

    assert end_what_was_left(now=MORNING_AFTER) == 1

    gathering.refresh_from_db()
    assert gathering.state == GatheringState.HELD
    assert Event.objects.get(act="end_gathering").actor_name == "Indgang"
    assert {tie.happened_date for tie in Encounter.objects.filter(kind="gathering")} == {NOW.date()}
    mails = OutgoingMail.objects.order_by("pk")
    assert [(mail.recipient, mail.subject) for mail in mails] == [
        ("sif@hvidklit.example", f"Afsluttet: {gathering.title}"),
        ("inga@hvidklit.example", f"Afsluttet: {gathering.title}"),
    ]
    assert gathering.get_absolute_url() in mails[0].text
    assert end_what_was_left(now=MORNING_AFTER + timedelta(days=1)) == 0
    assert ask_in_the_morning(now=MORNING_AFTER + timedelta(hours=1)) == 5


def test_the_same_day_it_is_left_to_those_who_see_to_it() -> None:
    a_running_day()
    assert end_what_was_left(now=NOW + timedelta(hours=4)) == 0
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("state", [GatheringState.INVITING, GatheringState.HELD, GatheringState.CANCELLED])
def test_only_a_day_that_has_begun_is_ended(state: GatheringState) -> None:
    gathering = a_running_day()
    Gathering.objects.update(state=state)
    assert end_what_was_left(now=MORNING_AFTER) == 0
    gathering.refresh_from_db()
    assert gathering.state == state


def test_without_a_stand_in_the_organiser_is_told() -> None:
    gathering = a_running_day()
    Gathering.objects.update(stand_in=None)
    end_what_was_left(now=MORNING_AFTER)
    assert OutgoingMail.objects.get().recipient == gathering.organiser.mail
