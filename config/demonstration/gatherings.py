"""Two gatherings that have been, the first too long and badly sorted, the second better; and one in six weeks.

Written straight to the database, as acts would have left it; the ties they left are noted by the act itself, and the
list of the one to come is a real proposal. The same every time; only its days move with today.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from config.demonstration.gathering_rows import held_rows, meet_at_tables, sit_in_groups
from indgang.duties.actions.finishing import finish_duty
from indgang.duties.actions.giving import Concern, give_duty
from indgang.gatherings.actions.ending import write_ties
from indgang.gatherings.actions.measuring import note_figures
from indgang.gatherings.actions.proposing import propose_guests
from indgang.gatherings.evaluation import OPEN_FOR
from indgang.gatherings.models import (
    CardAnswer,
    Consent,
    CrossTask,
    CrossTaskState,
    Gathering,
    GatheringState,
    GroupResult,
    Guest,
    GuestState,
    ProgrammePoint,
    QuoteWord,
    SpeedMeeting,
    Theme,
)
from indgang.gatherings.queries.day import people_of
from indgang.gatherings.queries.figures import talked_pairs
from indgang.gatherings.queries.follow_ups import once_key_of
from indgang.history.actions.recording import SYSTEM, NamedActor
from indgang.people.models import Colleague, Unit
from indgang.relations.models import Encounter, TieKind
from indgang.shared.secret_links import new_seed
from indgang.surveys.models import Remark, Tally

DATA: dict[str, Any] = tomllib.loads((Path(__file__).parent / "samlinger.toml").read_text(encoding="utf-8"))
AT_CINEMA = {"byg": 12, "plan": 7, "vej": 8, "job": 8, "service": 5, "oekonomi": 4, "borger": 3}
ABSENT_FROM_CINEMA = {"vand": 5, "ejendom": 6, "sygedagpenge": 6}
IN_CANTEEN = {
    "byg": 4, "plan": 3, "natur": 2, "landbrug": 3, "vand": 3, "forsyning": 2, "vej": 4, "beredskab": 2, "ejendom": 2,
    "vaekst": 3, "job": 4, "sygedagpenge": 2, "service": 1, "oekonomi": 1,
}  # fmt: skip
ABSENT_FROM_CANTEEN = {"borger": 4, "service": 2, "by-og-land": 2}
CAME = {"biograf": (AT_CINEMA, ABSENT_FROM_CINEMA), "kantine": (IN_CANTEEN, ABSENT_FROM_CANTEEN)}
KNEW_EACH_OTHER = 0.8  # of those of one department who came to the cinema
HAD_TO_DO = {"biograf": 0.1, "kantine": 0.4}  # of the pairs that talked, in the half year after
CONSENTS = (Consent.NAMED, Consent.NAMED, Consent.NAMED, Consent.UNNAMED, "", Consent.NO)

Staff = Mapping[str, Sequence[Colleague]]


def load_gatherings(staff: Staff, *, today: date) -> int:
    """All three; returns how many guests came to the two that have been."""
    chance = random.Random(2016)  # noqa: S311 – the same invented gatherings every time
    tasks = _tasks(staff, today)
    came = 0
    for row in DATA["gathering"]:
        gathering = _gathering(row, staff, today)
        gathering.tasks.set([task for at, task in tasks if at == row["key"]])
        if row["days"] < 0:
            came += len(_hold(row, gathering, staff, chance, today))
        else:
            _invite(gathering, today)
    note_figures(now=timezone.now())
    return came


def _moment(today: date, days: int, hour: int = 9) -> datetime:
    """Never on a weekend, so that the calendar says nothing against it."""
    day = today + timedelta(days=days)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _who(staff: Staff, at: Sequence[Any]) -> Colleague:
    unit, place = at
    colleague: Colleague = staff[unit][place]
    return colleague


def _tasks(staff: Staff, today: date) -> list[tuple[str, CrossTask]]:
    days = {row["key"]: row["days"] for row in DATA["gathering"]}
    return [
        (
            row["at"],
            CrossTask.objects.create(
                title=row["title"],
                description=f"Flere afdelinger har en del af det. {row['wanted']}",
                wanted_outcome=row["wanted"],
                owner=_who(staff, row["owner"]),
                state=CrossTaskState.USED if days[row["at"]] < 0 else CrossTaskState.OPEN,
                created_at=_moment(today, min(days[row["at"]], 0) - 30),
            ),
        )
        for row in DATA["task"]
    ]


def _gathering(row: Mapping[str, Any], staff: Staff, today: date) -> Gathering:
    gathering = Gathering.objects.create(
        title=row["title"],
        purpose=row["purpose"],
        place=row["place"],
        starts_at=_moment(today, row["days"], row["begins"]),
        minutes=row["minutes"],
        most_people=row.get("most", row.get("invited", 50)),
        organiser=_who(staff, row["organiser"]),
        stand_in=_who(staff, row["stand_in"]),
        state=GatheringState.HELD if row["days"] < 0 else GatheringState.INVITING,
        rounds=row["rounds"],
        round_minutes=row["round_minutes"],
        uid=f"samling-{row['key']}@hvidklit.example",
        day_token_seed=new_seed(),
        learned=row.get("learned", ""),
        created_at=_moment(today, min(row["days"], 0) - 50),
    )
    for position, (kind, title, minutes) in enumerate(row["points"], start=1):
        ProgrammePoint.objects.create(
            gathering=gathering, position=position, kind=kind, title=title, minutes=minutes
        )
    for position, text in enumerate(row["cards"]):
        gathering.cards.create(text=text, position=position)
    return gathering


def _hold(
    row: Mapping[str, Any], gathering: Gathering, staff: Staff, chance: random.Random, today: date
) -> list[Guest]:
    here, away = CAME[row["key"]]
    came = _people(staff, here)
    held = held_rows(gathering, came, [one for unit, count in away.items() for one in staff[unit][-count:]])
    if row["together"]:
        meet_at_tables(held, across=True)
    else:
        _let_know(came, gathering, chance)
        meet_at_tables(held, across=False)
    sit_in_groups(
        held,
        list(CrossTask.objects.filter(gatherings=gathering).order_by("pk")),
        chance,
        across=row["together"],
    )
    write_ties(gathering=gathering, on=timezone.localdate(gathering.starts_at))
    _have_to_do(row["key"], gathering, chance, today)
    _follow_up(gathering, staff, today)
    _answer(row, gathering, chance)
    _evaluate(row, gathering)
    return held.guests


def _people(staff: Staff, counts: Mapping[str, int]) -> list[Colleague]:
    """Those of the units, their leaders last."""
    return [one for unit, count in counts.items() for one in [*staff[unit][1:], staff[unit][0]][:count]]


def _let_know(came: Sequence[Colleague], gathering: Gathering, chance: random.Random) -> None:
    """Most of one department had worked together in the months before."""
    day = timezone.localdate(gathering.starts_at)
    unit = {one.pk: one.memberships.get(is_main=True).unit_id for one in came}
    pairs = [
        (one, other)
        for place, one in enumerate(came)
        for other in came[place + 1 :]
        if unit[one.pk] == unit[other.pk] and chance.random() < KNEW_EACH_OTHER
    ]
    _note(pairs, "foer", lambda: day - timedelta(days=chance.randrange(20, 200)))


def _have_to_do(key: str, gathering: Gathering, chance: random.Random, today: date) -> None:
    """Some of those who talked had to do with each other since, the others not."""
    day = timezone.localdate(gathering.starts_at)
    pairs = sorted(talked_pairs(gathering))
    people = Colleague.objects.in_bulk({pk for pair in pairs for pk in pair})
    chosen = [(people[one], people[other]) for one, other in pairs if chance.random() < HAD_TO_DO[key]]
    _note(chosen, key, lambda: min(day + timedelta(days=chance.randrange(20, 170)), today))


def _note(pairs: Sequence[tuple[Colleague, Colleague]], key: str, day: Any) -> None:
    """Enquiries handled together, one for each pair."""
    Encounter.objects.bulk_create(
        Encounter(
            first=min(pair, key=lambda one: one.pk),
            second=max(pair, key=lambda one: one.pk),
            kind=TieKind.ENQUIRY,
            happened_date=day(),
            area="enquiries",
            about_key=f"samling:{key}:{number}",
            about_label="En henvendelse fra dengang",
            once_key=f"samling:{key}:{number}",
        )
        for number, pair in enumerate(pairs)
    )


def _follow_up(gathering: Gathering, staff: Staff, today: date) -> None:
    """What the tables wrote, and what became of it: done, under way, late, and one that nobody has."""
    rows = {row["title"]: row for row in DATA["task"]}
    written = set()
    for group in gathering.groups.select_related("task").order_by("table"):
        row = rows[group.task.title]
        text = row["result"] if group.task_id not in written else ""
        written.add(group.task_id)
        result = GroupResult.objects.create(group=group, text=text, first_step=row.get("step", ""), version=1)
        if text and row.get("follower"):
            _give(gathering, group, result, row, _who(staff, row["follower"]), today)


def _give(
    gathering: Gathering,
    group: Any,
    result: GroupResult,
    row: Mapping[str, Any],
    owner: Colleague,
    today: date,
) -> None:
    due_date = timezone.localdate(_moment(today, row["due"]))
    result.owner, result.due_date = owner, due_date
    result.save(update_fields=["owner", "due_date"])
    link = f"/intern/samlinger/{gathering.pk}/opfoelgning/#group-{group.pk}"
    duty = give_duty(
        values={"title": row["step"], "details": result.text, "owner": owner, "due_date": due_date},
        by=SYSTEM,
        today=timezone.localdate(gathering.starts_at),
        about=Concern("gatherings", gathering.history_key, f"{gathering.title}: {group.task.title}", link),
        kind="gathering",
        once_key=once_key_of(group),
    )
    if "done" in row:
        finish_duty(
            duty=duty,
            outcome=row["outcome"],
            by=NamedActor(owner.name, owner.history_key),
            now=_moment(today, row["done"], 14),
        )


def _answer(row: Mapping[str, Any], gathering: Gathering, chance: random.Random) -> None:
    themes = [
        Theme.objects.create(gathering=gathering, name=name, position=position)
        for position, name in enumerate(row["themes"], start=1)
    ]
    meetings = list(SpeedMeeting.objects.filter(round__gathering=gathering, took_place=True).order_by("pk"))
    chance.shuffle(meetings)
    answers = CardAnswer.objects.bulk_create(_answers(row, gathering, themes, meetings))
    consents = [word for answer in answers if answer.in_booklet for word in _words(answer, chance)]
    QuoteWord.objects.bulk_create(consents)


def _answers(
    row: Mapping[str, Any], gathering: Gathering, themes: Sequence[Theme], meetings: list[SpeedMeeting]
) -> Iterator[CardAnswer]:
    cards, number = list(gathering.cards.all()), 0
    for some in DATA["answers"]:
        for text in some["texts"] if some["at"] == row["key"] else ():
            is_coded = some["theme"] >= 0
            is_chosen = is_coded and number % row["chosen_every"] == 0
            yield CardAnswer(
                card=cards[some["card"]],
                meeting=meetings[number],
                text=text,
                theme=themes[some["theme"]] if is_coded else None,
                in_booklet=is_chosen,
                asked_at=gathering.ends_at + timedelta(hours=2) if is_chosen else None,
                written_at=gathering.starts_at + timedelta(minutes=30),
                version=1,
            )
            number += 1


def _words(answer: CardAnswer, chance: random.Random) -> Iterator[QuoteWord]:
    """Mostly all of them alike."""
    consent = chance.choice(CONSENTS)
    for place, guest in enumerate(people_of(answer.meeting)):
        if consent and not (consent == Consent.NO and place):
            said_at = answer.written_at + timedelta(days=1)
            yield QuoteWord(answer=answer, guest=guest, consent=consent, said_at=said_at)


def _evaluate(row: Mapping[str, Any], gathering: Gathering) -> None:
    """Counted long ago: the links have run out, so nobody knows any more who answered."""
    day = timezone.localdate(gathering.starts_at)
    about = {"area": "gatherings", "target_key": gathering.history_key, "asked_date": day}
    Tally.objects.bulk_create(
        Tally(question=question, choice=choice, number=number, **about)
        for question, counts in row["evaluation"].items()
        for choice, number in counts.items()
    )
    Remark.objects.bulk_create(Remark(text=text, **about) for text in row["remarks"])
    gathering.evaluation_asked_at = min(gathering.ends_at + timedelta(hours=18), timezone.now() - OPEN_FOR)
    gathering.save(update_fields=["evaluation_asked_at"])


def _invite(gathering: Gathering, today: date) -> None:
    """Leaders have said yes to most; some guests are coming, some have said no, some have not answered."""
    propose_guests(gathering=gathering, by=SYSTEM, now=_moment(today, -20))
    asked_at, invited_at = _moment(today, -18), _moment(today, -10)
    on_list = list(gathering.guests.filter(state=GuestState.PROPOSED, reserve_rank=None).order_by("pk"))
    states = [GuestState.COMING] * 5 + [GuestState.INVITED, GuestState.ASKED_LEADER, GuestState.APPROVED]
    for place, guest in enumerate(on_list):
        guest.state = GuestState.NOT_COMING if place % 17 == 16 else states[place % len(states)]
        guest.leader_asked_at = asked_at
        guest.leader = _leader_of(guest.colleague)
        if guest.state in {GuestState.COMING, GuestState.INVITED, GuestState.NOT_COMING}:
            guest.invited_at = invited_at
        if guest.state in {GuestState.COMING, GuestState.NOT_COMING}:
            guest.answered_at = invited_at + timedelta(days=2)
    fields = ["state", "leader_asked_at", "leader", "invited_at", "answered_at"]
    Guest.objects.bulk_update(on_list, fields)


def _leader_of(colleague: Colleague) -> Colleague | None:
    """The leader of the main unit, or of the one above for whoever leads it."""
    unit: Unit | None = colleague.memberships.get(is_main=True).unit
    while unit is not None and unit.leader == colleague:
        unit = unit.parent
    return unit.leader if unit is not None else None
