"""A gathering in the small municipality: planned by the secretary, with Karla as stand-in and invited."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from indgang.gatherings.links import token_of
from indgang.gatherings.models import (
    CrossTask,
    Gathering,
    GatheringState,
    Guest,
    GuestState,
    PointKind,
    ProgrammePoint,
)

if TYPE_CHECKING:
    from tests.hvidklit import Hvidklit


def plan_a_gathering(house: Hvidklit) -> None:
    now = timezone.now()
    day = timezone.localdate() + timedelta(days=42)
    gathering = Gathering.objects.create(
        title="Vi løser det sammen", purpose="Kend dem, du skal ringe til.", place="Kulturhuset",
        starts_at=timezone.make_aware(datetime.combine(day, time(13))), most_people=6,
        organiser=house.colleagues["secretary"], stand_in=house.colleagues["karla"], uid="samling@hvidklit.example",
        day_token_seed="frø", state=GatheringState.INVITING,
    )  # fmt: skip
    for position, (kind, minutes) in enumerate(((PointKind.WELCOME, 10), (PointKind.TALK, 20)), start=1):
        ProgrammePoint.objects.create(
            gathering=gathering, position=position, kind=kind, title=str(kind.label), minutes=minutes,
            responsible=house.colleagues["leader"],
        )  # fmt: skip
    task = CrossTask.objects.create(
        title="Én blanket til havnen", description="Tre blanketter i dag.", wanted_outcome="Én blanket",
        owner=house.colleagues["karla"], source_label="Henvendelse 26-HVKLT4",
    )  # fmt: skip
    gathering.tasks.add(task)
    invited = Guest.objects.create(
        gathering=gathering, colleague=house.colleagues["karla"], state=GuestState.INVITED, token_seed="karla",
        leader=house.colleagues["leader"], leader_asked_at=now, invited_at=now, reason="På listen: meget kontakt.",
    )  # fmt: skip
    Guest.objects.create(
        gathering=gathering, colleague=house.colleagues["colleague"], state=GuestState.APPROVED, reserve_rank=1,
        token_seed="kai",
    )  # fmt: skip
    Guest.objects.create(
        gathering=gathering, colleague=house.colleagues["editor"], token_seed="rie", reason="Ikke på listen."
    )
    house.gathering_pk, house.cross_task_pk, house.guest_pk = gathering.pk, task.pk, invited.pk
    house.point_pk = gathering.points.get(position=1).pk
    house.guest_token = token_of(invited)


def things_of_gatherings(house: Hvidklit) -> dict[str, dict[str, object]]:
    """What stands in the addresses of gatherings."""
    of_gathering = [
        "show_gathering", "change_gathering", "take_over_gathering", "cancel_gathering", "add_point", "choose_tasks",
        "want_to_come", "list_guests", "propose_guests", "settle_guest", "ask_leaders", "invite_guests",
        "decide_guests",
    ]  # fmt: skip
    one: dict[str, object] = {"pk": house.gathering_pk}
    things = {f"gatherings:{name}": one for name in of_gathering}
    of_point = ["change_point", "move_point", "remove_point"]
    things |= {f"gatherings:{name}": {**one, "point": house.point_pk} for name in of_point}
    of_task = ["show_cross_task", "change_cross_task", "drop_cross_task"]
    things |= {f"gatherings:{name}": {"pk": house.cross_task_pk} for name in of_task}
    things["gatherings:decide_guest"] = {**one, "guest": house.guest_pk}
    things["gatherings:answer_invitation"] = {"token": house.guest_token}
    return things
