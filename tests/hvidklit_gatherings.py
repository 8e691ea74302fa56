"""Four gatherings in the small municipality of tests/hvidklit.py.

One is planned by the secretary, with Karla as stand-in and invited; of those that Inga sees to one runs today, one
was half a year ago, and one was the day before yesterday, with nothing noted of it.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from indgang.gatherings.evaluation import QUESTIONS
from indgang.gatherings.links import evaluation_token_of, leader_token_of, quotes_token_of, token_of
from indgang.gatherings.models import (
    CardAnswer,
    CrossTask,
    Gathering,
    GatheringState,
    Group,
    GroupResult,
    Guest,
    GuestState,
    PointKind,
    ProgrammePoint,
    SpeedMeeting,
    SpeedRound,
)
from indgang.surveys.models import Tally

if TYPE_CHECKING:
    from tests.hvidklit import Hvidklit

# What stands in an address: the gathering that runs, one of its guests, or a guest's own link.
DAY_PAGES = (
    "show_day", "receive_guests", "show_clock", "show_badges", "show_table_cards", "show_table_lists",
)  # fmt: skip
DAY_FORMS = ("edit_cards", "type_results")
DAY_ACTS = (
    "draw_speed_dates",
    "draw_groups",
    "start_day",
    "redraw_rest",
    "begin_round",
    "begin_turn",
    "end_gathering",
)
ON_GUESTS = ("check_in", "note_left")
MINE = ("show_my_day", "write_answers", "take_pen")
# What comes after: the gathering that was held, one of its tables, one of its groups.
AFTER_FOR_ALL = ("compare_gatherings", "show_evaluation", "list_follow_ups")
AFTER_PAGES = ("list_pairs", "list_quotes")
AFTER_ACTS = ("ask_speakers", "ask_how_it_was")


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


def hold_a_gathering(house: Hvidklit) -> None:
    """Inga sees to it; Karla and Kai sit together, and Karla writes for their group."""
    now, people = timezone.now(), house.colleagues
    gathering = Gathering.objects.create(
        title="Mød dem du ringer til", purpose="At vi kender hinanden", starts_at=now, place="Kantinen",
        state="running", organiser=people["entrance"], uid="dagen@hvidklit.example", day_token_seed="dag",
    )  # fmt: skip
    gathering.cards.create(text="Hvem ringer du til?", position=0)
    guests = [
        Guest.objects.create(
            gathering=gathering,
            colleague=people[who],
            state="coming",
            token_seed=f"{who}-dag",
            checked_in_at=now,
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
    look_back_at_a_gathering(house)
    leave_a_gathering_unnoted(house)


def look_back_at_a_gathering(house: Hvidklit) -> None:
    """Inga saw to one half a year ago: what Karla and Kai said is to be quoted, and one result has nobody."""
    now, people = timezone.now(), house.colleagues
    gathering = Gathering.objects.create(
        title="Get-together", purpose="At vi mødes", starts_at=now - timedelta(days=200), place="Biografen",
        state=GatheringState.HELD, organiser=people["entrance"], uid="foer@hvidklit.example", day_token_seed="foer",
        evaluation_asked_at=now - timedelta(days=1), figures={"pairs": 20, "new": 12, "bridged": 3, "alive_6": 5},
    )  # fmt: skip
    card = gathering.cards.create(text="Hvem ringer du til?", position=0)
    guests = [
        Guest.objects.create(
            gathering=gathering, colleague=people[who], state=GuestState.COMING, token_seed=f"foer-{who}",
            checked_in_at=now - timedelta(days=200),
        )
        for who in ("karla", "colleague", "editor", "leader", "other_leader")
    ]  # fmt: skip
    begun = SpeedRound.objects.create(gathering=gathering, number=1, began_at=now - timedelta(days=200))
    tables = [
        SpeedMeeting.objects.create(round=begun, table=table, first=one, second=other, took_place=True)
        for table, (one, other) in enumerate((guests[:2], guests[2:4]), start=1)
    ]
    theme = gathering.themes.create(name="Telefonen", position=1)
    CardAnswer.objects.create(
        card=card, meeting=tables[0], text="Karla tager telefonen", theme=theme, in_booklet=True, asked_at=now
    )
    CardAnswer.objects.create(card=card, meeting=tables[1], text="Ingen tager telefonen")
    for question in QUESTIONS:
        for number, choice in enumerate(question.choices, start=2):
            Tally.objects.create(
                area="gatherings", target_key=gathering.history_key, question=question.key, choice=choice,
                number=number, asked_date=gathering.starts_at.date(),
            )  # fmt: skip
    task = CrossTask.objects.create(
        title="Gravearbejde", description="Tre svarer", wanted_outcome="Ét svar", owner=people["leader"]
    )
    group = Group.objects.create(gathering=gathering, table=1, task=task)
    GroupResult.objects.create(group=group, text="Ét nummer på skiltet")


def leave_a_gathering_unnoted(house: Hvidklit) -> None:
    """Inga saw to it, Karla and Kai had said yes, and nobody began it here."""
    gathering = Gathering.objects.create(
        title="Havnen rundt", purpose="At vi kender havnen", starts_at=timezone.now() - timedelta(days=2),
        place="Havnen", state=GatheringState.INVITING, organiser=house.colleagues["entrance"],
        uid="havn@hvidklit.example", day_token_seed="havn",
    )  # fmt: skip
    for who in ("karla", "colleague"):
        Guest.objects.create(
            gathering=gathering,
            colleague=house.colleagues[who],
            state=GuestState.COMING,
            token_seed=f"havn-{who}",
        )


def things_of_gatherings(house: Hvidklit) -> dict[str, dict[str, object]]:
    """What stands in the addresses of gatherings."""
    of_gathering = [
        "change_gathering", "take_over_gathering", "cancel_gathering", "add_point", "choose_tasks",
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
    things["gatherings:rate_by_link"] = {"token": house.guest_token}
    things["gatherings:decide_by_link"] = {"token": leader_token_of(Guest.objects.get(pk=house.guest_pk))}
    return things | _things_of_day(house) | _things_afterwards()


def _things_of_day(house: Hvidklit) -> dict[str, dict[str, object]]:
    guest = Guest.objects.get(colleague=house.colleagues["karla"], gathering__state=GatheringState.RUNNING)
    one: dict[str, object] = {"pk": guest.gathering_id}
    things = {f"gatherings:{name}": one for name in ("show_gathering", *DAY_PAGES, *DAY_FORMS, *DAY_ACTS)}
    things |= {f"gatherings:{name}": one | {"guest": guest.pk} for name in ON_GUESTS}
    return things | {f"gatherings:{name}": {"token": token_of(guest)} for name in MINE}


def _things_afterwards() -> dict[str, dict[str, object]]:
    guest = Guest.objects.get(token_seed="foer-karla")
    one: dict[str, object] = {"pk": guest.gathering_id}
    alike = ("code_answers", "note_learned", "show_evaluation", "list_follow_ups", *AFTER_PAGES, *AFTER_ACTS)
    things = {f"gatherings:{name}": one for name in alike}
    things["gatherings:type_answers"] = one | {"meeting": SpeedMeeting.objects.get(first=guest).pk}
    things["gatherings:give_follow_up"] = one | {"group": Group.objects.get(gathering=guest.gathering).pk}
    things["gatherings:say_of_quotes"] = {"token": quotes_token_of(guest)}
    things["gatherings:note_held"] = {"pk": Gathering.objects.get(title="Havnen rundt").pk}
    things["gatherings:evaluate"] = {"token": evaluation_token_of(guest)}
    return things
