"""A gathering that runs today in the small municipality of tests/hvidklit.py, and who meets what at its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from indgang.gatherings.links import token_of
from indgang.gatherings.models import CrossTask, Gathering, Group, Guest, SpeedMeeting, SpeedRound

if TYPE_CHECKING:
    from tests.hvidklit import Hvidklit

PAGES = (
    "show_day", "receive_guests", "show_clock", "show_badges", "show_table_cards", "show_table_lists",
)  # fmt: skip
FORMS = ("edit_cards", "type_results")
ACTS = ("draw_speed_dates", "draw_groups", "start_day", "redraw_rest", "begin_round", "end_gathering")
ON_GUESTS = ("check_in", "note_left")
MINE = ("show_my_day", "write_answers", "take_pen")


def hold_a_gathering(house: Hvidklit) -> None:
    """Inga sees to it; Karla and Kai sit together, and Karla writes for their group."""
    now, people = timezone.now(), house.colleagues
    gathering = Gathering.objects.create(
        title="Mød dem du ringer til", purpose="At vi kender hinanden", starts_at=now, place="Kantinen",
        state="running", organiser=people["entrance"], uid="samling@hvidklit.example", day_token_seed="dag",
    )  # fmt: skip
    gathering.cards.create(text="Hvem ringer du til?", position=0)
    guests = [
        Guest.objects.create(
            gathering=gathering, colleague=people[who], state="coming", token_seed=who, checked_in_at=now
        )
        for who in ("karla", "colleague")
    ]
    begun = SpeedRound.objects.create(gathering=gathering, number=1, began_at=now)
    SpeedMeeting.objects.create(
        round=begun, table=1, first=guests[0], second=guests[1], about="Skilte", took_place=True
    )
    task = CrossTask.objects.create(
        title="Nye skilte", description="Tre svarer", wanted_outcome="Ét svar", owner=people["leader"]
    )
    group = Group.objects.create(gathering=gathering, table=1, task=task, why="I kommer fra 2 afdelinger.")
    for guest in guests:
        group.seats.create(guest=guest, is_scribe=guest == guests[0])


def things_of_day(house: Hvidklit) -> dict[str, dict[str, object]]:
    guest = Guest.objects.get(colleague=house.colleagues["karla"], gathering__state="running")
    kept = {"pk": guest.gathering_id}
    return (
        {f"gatherings:{name}": dict(kept) for name in (*PAGES, *FORMS, *ACTS)}
        | {f"gatherings:{name}": kept | {"guest": guest.pk} for name in ON_GUESTS}
        | {f"gatherings:{name}": {"token": token_of(guest)} for name in MINE}
    )
