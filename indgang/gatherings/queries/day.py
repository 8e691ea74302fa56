"""The day as it stands: who is in the room, which round runs, and where somebody sits next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Q, QuerySet, Sum

from indgang.gatherings.models import Gathering, GroupSeat, Guest, GuestState, PointKind, SpeedMeeting

MAY_COME = (GuestState.COMING, GuestState.INVITED, GuestState.NOT_COMING, GuestState.SILENT)
"""Their leader has said yes; who had said no, or nothing, may change their mind on the day."""

USUAL_TURN = 20
"""Minutes that groups work where the programme does not say."""


def locked_gathering(gathering: Gathering) -> Gathering:
    """As it stands now; two who act at once come one after the other. Inside a transaction only."""
    return Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)


def guests_of_day(gathering: Gathering) -> QuerySet[Guest]:
    """Those who may be received, with their departments."""
    return (
        gathering.guests.filter(state__in=MAY_COME)
        .select_related("colleague")
        .prefetch_related("colleague__memberships__unit")
        .order_by("colleague__name", "pk")
    )


def guests_to_draw(gathering: Gathering, *, is_the_day: bool) -> list[Guest]:
    """Those who come; on the day those who have come and not left."""
    guests = guests_of_day(gathering)
    if is_the_day:
        guests = guests.filter(checked_in_at__isnull=False, left_at__isnull=True)
    else:
        guests = guests.filter(state=GuestState.COMING)
    return list(guests.order_by("pk"))


def turns_begun(gathering: Gathering) -> int:
    """How many turns of the groups have begun."""
    begun = gathering.groups.filter(began_at__isnull=False)
    return begun.aggregate(most=Max("rotation"))["most"] or 0


def department_of(guest: Guest) -> str:
    """The name of their main unit; empty where they have none."""
    main = next((one for one in guest.colleague.memberships.all() if one.is_main), None)
    return main.unit.name if main else ""


def people_of(meeting: SpeedMeeting) -> list[Guest]:
    return [one for one in (meeting.first, meeting.second, meeting.third) if one is not None]


def meetings_with_people() -> QuerySet[SpeedMeeting]:
    people = ("first", "second", "third")
    return SpeedMeeting.objects.select_related(
        "round", *(f"{one}__colleague" for one in people)
    ).prefetch_related(*(f"{one}__colleague__memberships__unit" for one in people))


@dataclass(frozen=True)
class Clock:
    """Which round or turn runs and until when; ``next_number`` is empty after the last, ``number`` before the first."""

    number: int | None
    ends_at: datetime | None
    next_number: int | None
    rounds: int
    began_at: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        return self.ends_at is None or self.ends_at <= now


def clock_of(gathering: Gathering) -> Clock:
    rounds = list(gathering.speed_rounds.order_by("number"))
    begun = [one for one in rounds if one.began_at is not None]
    ahead = [one.number for one in rounds if one.began_at is None]
    last = begun[-1] if begun else None
    ends_at = last.began_at + timedelta(minutes=gathering.round_minutes) if last and last.began_at else None
    return Clock(
        last.number if last else None,
        ends_at,
        ahead[0] if ahead else None,
        len(rounds),
        last.began_at if last else None,
    )


def turn_minutes(gathering: Gathering) -> int:
    """How long the groups work in each turn: the programme's minutes for them, shared by the turns."""
    points = gathering.points.filter(kind=PointKind.GROUPS)
    planned = points.aggregate(minutes=Sum("minutes"))["minutes"] or 0
    return planned // max(1, gathering.rotations) or USUAL_TURN


def turn_clock_of(gathering: Gathering) -> Clock:
    """The clock of the groups, turn by turn."""
    began = dict(gathering.groups.order_by("rotation").values_list("rotation", "began_at"))
    last = max((number for number, moment in began.items() if moment), default=None)
    moment = began[last] if last else None
    ends_at = moment + timedelta(minutes=turn_minutes(gathering)) if moment else None
    ahead = min((number for number, at in began.items() if at is None), default=None)
    return Clock(last, ends_at, ahead, len(began), moment)


def meetings_of(guest: Guest) -> list[SpeedMeeting]:
    """The guest's own, round for round; a pause is among them."""
    theirs = Q(first=guest) | Q(second=guest) | Q(third=guest)
    return list(meetings_with_people().filter(theirs).order_by("round__number", "pk"))


def seats_of(guest: Guest) -> list[GroupSeat]:
    return list(
        guest.seats.select_related("group__task", "group__gathering")
        .prefetch_related("group__seats__guest__colleague__memberships__unit")
        .order_by("group__rotation")
    )
