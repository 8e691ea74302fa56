"""Some 400 enquiries over 18 months: questions from the starter catalogue's examples, words from ``henvendelser.toml``.

Written straight to the database, as acts would have left them: sending 400 mails into the past would help nobody.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from config.demonstration.names import FIRST_NAMES, SURNAMES
from indgang.businesses.models import Business, Conversation
from indgang.catalogue.models import Responsibility, Task
from indgang.enquiries.actions.creating import summary_of
from indgang.enquiries.clocks import MeansClosed, contact_due_after, is_working_day, working_day_after
from indgang.enquiries.levels import level_of
from indgang.enquiries.links import LETTERS, REFERENCE_LENGTH
from indgang.enquiries.models import (
    Channel,
    Enquiry,
    HandOver,
    HandOverState,
    Involvement,
    InvolvementState,
    JointMeeting,
    Message,
    MessageKind,
    Outcome,
    State,
    WaitingTime,
)
from indgang.enquiries.queries.days import own_closing_days
from indgang.history.models import Event
from indgang.people.models import Colleague, Unit

WORDS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "henvendelser.toml").read_text(encoding="utf-8")
)
ENQUIRIES = 400
OPEN = 32  # of them; all of the last weeks
MONTHS_BACK = 545  # days
SHORTEST_VOICE = 70  # letters: shorter examples are words somebody looks up, not a company that writes
BY_PHONE, WITHOUT_COMPANY = 0.4, 0.12
OUTCOMES = [
    (Outcome.ANSWERED, 58),
    (Outcome.SOLVED, 26),
    (Outcome.REFERRED, 5),
    (Outcome.SILENT, 4),
    (Outcome.WITHDRAWN, 4),
    (Outcome.DOUBLE, 3),
]
ENDINGS = {
    Outcome.REFERRED: WORDS["referred"],
    Outcome.SILENT: WORDS["silent"],
    Outcome.WITHDRAWN: WORDS["withdrawn"],
    Outcome.DOUBLE: WORDS["double"],
}
Staff = Mapping[str, list[Colleague]]


@dataclass
class Case:
    """An enquiry and what hangs on it, before it is written."""

    enquiry: Enquiry
    rows: list[Any] = field(default_factory=list)  # messages, hand-overs, parts, waiting times, meetings
    acts: list[tuple[datetime, str, str]] = field(default_factory=list)  # when, act, who

    def say(
        self, kind: MessageKind, text: str, at: datetime, who: Colleague | None = None, **more: Any
    ) -> None:
        name = who.name if who else self.enquiry.contact_name
        self.rows.append(
            Message(
                enquiry=self.enquiry,
                kind=kind,
                text=text,
                author=who,
                author_name=name,
                written_at=at,
                **more,
            )
        )


@dataclass(frozen=True)
class Town:
    """What the cases are made of."""

    chance: random.Random
    tasks: Sequence[Task]
    voices: Mapping[int, Sequence[str]]
    doers: Mapping[int, Sequence[Colleague]]
    businesses: Sequence[Business]
    staff: Staff
    units: Mapping[str, Unit]
    is_closed: MeansClosed
    today: date

    def by_key(self, key: str) -> Task | None:
        return next((task for task in self.tasks if task.key == key), None)


def load_enquiries(units: Mapping[str, Unit], staff: Staff, *, today: date) -> list[Enquiry]:
    """All of them, oldest first."""
    town = _town(units, staff, today)
    cases = [_case(town, place) for place in range(ENQUIRIES)]
    enquiries = Enquiry.objects.bulk_create([case.enquiry for case in cases], batch_size=200)
    for model in (Message, HandOver, Involvement, WaitingTime, JointMeeting):
        rows = [row for case in cases for row in case.rows if isinstance(row, model)]
        model._default_manager.bulk_create(rows, batch_size=500)
    Event.objects.bulk_create([event for case in cases for event in _events(case)], batch_size=500)
    _note_on_cards(enquiries)
    return enquiries


def _town(units: Mapping[str, Unit], staff: Staff, today: date) -> Town:
    tasks = list(
        Task.objects.filter(catalogue__slug="virksomheder", responsibilities__isnull=False)
        .select_related("theme", "answering_unit")
        .prefetch_related("questions")
        .distinct()
        .order_by("key")
    )
    doers: dict[int, list[Colleague]] = {}
    shares = Responsibility.objects.select_related("colleague").order_by("task_id", "kind", "position", "pk")
    for share in shares:
        doers.setdefault(share.task_id, []).append(share.colleague)
    voices = {
        task.pk: [one.text for one in task.questions.all() if len(one.text) >= SHORTEST_VOICE]
        for task in tasks
    }
    known = Business.objects.filter(ended_date=None, last_spoken_date__isnull=False)
    return Town(
        chance=random.Random(1907),  # noqa: S311 – the same invented enquiries every time
        tasks=[task for task in tasks if voices[task.pk]],
        voices=voices,
        doers=doers,
        businesses=list(known.prefetch_related("contacts").order_by("cvr")),
        staff=staff,
        units=units,
        is_closed=own_closing_days(),
        today=today,
    )


# One case --------------------------------------------------------------------------------------------------


def _case(town: Town, place: int) -> Case:
    received_at = _received_at(town, place)
    kind, told = _special(town, place)
    task = town.by_key(told["task"]) if told else None
    task = task or town.chance.choice(town.tasks)
    question = told["question"] if told else town.chance.choice(town.voices[task.pk])
    enquiry = _enquiry(town, task, question, received_at)
    enquiry.is_confidential = kind == "confidential"
    case = Case(enquiry)
    if enquiry.taken_by is None:
        case.say(MessageKind.COMPANY, question, received_at)
    else:
        case.say(MessageKind.CALL, question, received_at, enquiry.taken_by)
    opened = "note_call" if enquiry.taken_by else "receive_enquiry"
    case.acts.append((received_at, opened, enquiry.taken_by.name if enquiry.taken_by else "Virksomheden"))
    if kind == "complex":
        _involve(town, case, told["parts"])
    if place >= ENQUIRIES - OPEN:
        _leave_open(town, case, ENQUIRIES - 1 - place)
    else:
        _close(town, case, told if kind == "refusal" else None)
    _reckon(case)
    return case


def _special(town: Town, place: int) -> tuple[str, Any]:
    """Every eleventh is a no, every twentieth confidential, and every twenty-third takes many."""
    for kind, name, every in (
        ("refusal", "refusal", 11),
        ("confidential", "confidential", 20),
        ("complex", "complex", 23),
    ):
        if place % every == every - 1:
            rows = WORDS[name]
            return kind, rows[place // every % len(rows)]
    return "", {}


def _received_at(town: Town, place: int) -> datetime:
    """More and more come in; each on a working day, in working hours, and none today."""
    part = 1 - (1 - place / ENQUIRIES) ** 1.15
    if place >= ENQUIRIES - OPEN:
        day = town.today - timedelta(days=1 + (ENQUIRIES - 1 - place) * 20 // OPEN)
    else:
        day = town.today - timedelta(days=22 + round((1 - part) * (MONTHS_BACK - 22)))
    while not is_working_day(day, town.is_closed):
        day -= timedelta(days=1)
    return _at(day, town.chance.randint(8, 15), town.chance.randint(0, 59))


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def _enquiry(town: Town, task: Task, question: str, received_at: datetime) -> Enquiry:
    chance = town.chance
    is_phone = chance.random() < BY_PHONE
    letters = "".join(chance.choice(LETTERS) for _one in range(REFERENCE_LENGTH))
    return Enquiry(
        reference=f"{received_at:%y}-{letters}",
        link_seed=f"{chance.getrandbits(192):048x}"[:32],
        channel=Channel.PHONE if is_phone else Channel.WEB,
        question=question,
        summary=summary_of(question),
        task=task,
        unit=task.answering_unit,
        taken_by=chance.choice(town.staff["vaekst"][1:4]) if is_phone else None,
        received_at=received_at,
        **_asker(town, is_phone=is_phone),
    )


def _asker(town: Town, *, is_phone: bool) -> dict[str, Any]:
    chance = town.chance
    name = f"{chance.choice(FIRST_NAMES)} {chance.choice(SURNAMES)}"
    number = chance.randint(100, 999)
    has_mail = not is_phone or chance.random() < 0.5
    told: dict[str, Any] = {
        "contact_name": name,
        "contact_mail": f"kontakt.{number}@firma-{number}.example" if has_mail else "",
        "contact_phone": f"19 72 {number // 100:02d} {number % 100:02d}" if is_phone else "",
    }
    if chance.random() < WITHOUT_COMPANY:
        return told | {"company_name": chance.choice(WORDS["company_names"])}
    business = chance.choice(town.businesses)
    contact = next(iter(business.contacts.all()), None)
    if contact is not None:
        told |= {"contact_name": contact.name, "contact_mail": contact.mail if has_mail else ""}
    return told | {"business": business, "company_name": business.name}


def _hold(town: Town, case: Case, at: datetime) -> Colleague:
    enquiry = case.enquiry
    doers = town.doers[enquiry.task_id or 0]
    enquiry.holder, enquiry.held_since, enquiry.state = doers[0], at, State.HELD
    case.acts.append((at, "take_enquiry", doers[0].name))
    if len(doers) > 1 and town.chance.random() < 0.25:
        _hand_over(town, case, doers[1], at + timedelta(minutes=40))
    return enquiry.holder


def _hand_over(town: Town, case: Case, receiver: Colleague, at: datetime) -> None:
    """One of four is declined, and stays where it was."""
    enquiry, says_no = case.enquiry, town.chance.random() < 0.25
    state = HandOverState.DECLINED if says_no else HandOverState.ACCEPTED
    case.rows.append(
        HandOver(
            enquiry=enquiry,
            giver=enquiry.holder,
            receiver=receiver,
            word=town.chance.choice(WORDS["hand_over_words"]),
            state=state,
            reply=town.chance.choice(WORDS["declines"]) if says_no else "",
            asked_at=at,
            ended_at=at + timedelta(hours=1),
        )
    )
    case.acts.append(
        (at + timedelta(hours=1), f"{'decline' if says_no else 'accept'}_enquiry", receiver.name)
    )
    if not says_no:
        enquiry.holder, enquiry.held_since = receiver, at + timedelta(hours=1)
        enquiry.transfers += 1


def _involve(town: Town, case: Case, parts: Iterable[Sequence[str]]) -> None:
    """Each unit's first colleague has a part, one after the other, and they meet the company together."""
    received = timezone.localdate(case.enquiry.received_at)
    before: Involvement | None = None
    for number, (unit, part) in enumerate(parts, start=1):
        state = InvolvementState.ACCEPTED if number > 1 else InvolvementState.DONE
        before = Involvement(
            enquiry=case.enquiry,
            colleague=town.staff[unit][1],
            unit=town.units[unit],
            part=part,
            state=state,
            due_date=working_day_after(received, town.is_closed, 5 * number),
            asked_at=case.enquiry.received_at + timedelta(hours=3),
            answered_at=case.enquiry.received_at + timedelta(hours=20),
            ended_at=case.enquiry.received_at + timedelta(days=4) if number == 1 else None,
        )
        case.rows.append(before)
    day = working_day_after(received, town.is_closed, 7)
    case.rows.append(
        JointMeeting(
            enquiry=case.enquiry,
            starts_at=_at(day, 10),
            place="Hos virksomheden",
            agenda="Hvad I vil, hvad det kræver, og hvem der gør hvad.",
            uid=f"{case.enquiry.reference}@hvidklit.example",
        )
    )


# How it ended, or where it stands --------------------------------------------------------------------------


def _close(town: Town, case: Case, refusal: Mapping[str, str] | None) -> None:
    enquiry, chance = case.enquiry, town.chance
    received_at = enquiry.received_at
    at_once = (
        enquiry.channel == Channel.PHONE
        and refusal is None
        and not case_has_parts(case)
        and chance.random() < 0.45
    )
    if at_once:
        answered = closed = received_at + timedelta(minutes=chance.randint(4, 12))
        holder = _hold(town, case, received_at)
    else:
        answered = received_at + timedelta(hours=min(chance.lognormvariate(2.2, 0.9), 120))
        closed = min(
            answered + timedelta(hours=chance.lognormvariate(5.2 if case_has_parts(case) else 3.6, 1.0)),
            _at(town.today - timedelta(days=1), 15),
        )
        holder = _hold(town, case, received_at + (answered - received_at) / 2)
        answered, closed = min(answered, closed), max(answered, closed)
    enquiry.first_answered_at, enquiry.answered_at_first_contact = answered, at_once
    outcome = Outcome.REFUSED if refusal else chance.choices(*zip(*OUTCOMES, strict=True))[0]
    enquiry.state, enquiry.closed_at, enquiry.outcome = State.CLOSED, closed, outcome
    enquiry.outcome_text = (
        refusal["answer"] if refusal else ENDINGS.get(outcome, chance.choice(WORDS["outcomes"]))
    )
    enquiry.possible_instead = refusal["instead"] if refusal else ""
    _talk(town, case, holder, answered, closed)
    for row in case.rows:
        if isinstance(row, Involvement):
            row.state, row.ended_at = InvolvementState.DONE, closed
    case.acts.append((closed, "close_enquiry", holder.name))


def case_has_parts(case: Case) -> bool:
    return any(isinstance(row, Involvement) for row in case.rows)


def _talk(town: Town, case: Case, holder: Colleague, answered: datetime, closed: datetime) -> None:
    """Our answer, now and then a word back, a call and a note, and what came of it."""
    enquiry, chance = case.enquiry, town.chance
    case.say(MessageKind.ANSWER, _answer(town, enquiry), answered, holder, counts_as_answer=True)
    between = (closed - answered) / 4
    if between > timedelta(hours=2):
        if chance.random() < 0.5:
            case.say(MessageKind.COMPANY, chance.choice(WORDS["thanks"]), answered + between)
        if chance.random() < 0.3:
            case.say(
                MessageKind.CALL,
                chance.choice(WORDS["calls"]),
                answered + 2 * between,
                holder,
                counts_as_answer=True,
            )
        if chance.random() < 0.3:
            case.say(MessageKind.NOTE, chance.choice(WORDS["notes"]), answered + 3 * between, holder)
    ending = "\n\n".join(filter(None, (enquiry.outcome_text, enquiry.possible_instead)))
    case.say(MessageKind.ANSWER, ending, closed, holder, counts_as_answer=True)


def _answer(town: Town, enquiry: Enquiry) -> str:
    task = enquiry.task
    parts = [
        f"Hej {enquiry.contact_name.partition(' ')[0]}",
        town.chance.choice(WORDS["openings"]),
        task.next_step if task else "",
        town.chance.choice(WORDS["closings"]),
    ]
    return "\n\n".join(part for part in parts if part)


def _leave_open(town: Town, case: Case, age: int) -> None:
    """The newest are new, two of them late; some wait for the company, one for long; some are late at their holder."""
    enquiry, chance, today = case.enquiry, town.chance, town.today
    enquiry.contact_due_at = contact_due_after(enquiry.received_at, town.is_closed)
    if age < 4 or age in {9, 14}:
        if age == 2:
            _ask(town, case)
        return
    holder = _hold(town, case, enquiry.received_at + timedelta(hours=2))
    answered = enquiry.received_at + timedelta(hours=chance.randint(3, 6))
    if age % 7 == 5:
        return  # held, and the company has not heard from anybody
    enquiry.contact_due_at, enquiry.first_answered_at = None, answered
    case.say(MessageKind.ANSWER, _answer(town, enquiry), answered, holder, counts_as_answer=True)
    enquiry.next_step = chance.choice(WORDS["next_steps"])
    enquiry.next_step_date = working_day_after(today, town.is_closed, 1 + age % 5)
    if age % 6 == 1:
        enquiry.next_step_date = today - timedelta(days=2)
    if age % 5 == 3:
        enquiry.state = State.WAITING
        first = timezone.localdate(answered) if age < 20 else today - timedelta(days=18)
        case.rows.append(
            WaitingTime(enquiry=enquiry, first_date=first, waited_for=chance.choice(WORDS["waiting_for"]))
        )
    elif age % 4 == 0:
        enquiry.complete_date, enquiry.answer_days = timezone.localdate(answered), 14 if age < 24 else 10
        enquiry.answer_due_date = enquiry.complete_date + timedelta(days=enquiry.answer_days)


def _ask(town: Town, case: Case) -> None:
    """A colleague has been asked to hold it, and has not answered yet."""
    receiver = town.doers[case.enquiry.task_id or 0][0]
    word, asked_at = (
        town.chance.choice(WORDS["hand_over_words"]),
        case.enquiry.received_at + timedelta(hours=1),
    )
    case.rows.append(HandOver(enquiry=case.enquiry, receiver=receiver, word=word, asked_at=asked_at))
    case.acts.append((asked_at, "ask_to_hold", town.staff["vaekst"][1].name))


def _reckon(case: Case) -> None:
    enquiry = case.enquiry
    parts = [row for row in case.rows if isinstance(row, Involvement)]
    units = {enquiry.unit_id, *(part.unit_id for part in parts)} - {None}
    enquiry.needs_decision = enquiry.outcome in {Outcome.SOLVED, Outcome.REFUSED}
    enquiry.level = level_of(
        units=len(units),
        needs_decision=enquiry.needs_decision,
        is_weighty=enquiry.is_confidential,
        missed_dates=0,
    )


# What history and the companies' cards tell ----------------------------------------------------------------


def _events(case: Case) -> Iterator[Event]:
    enquiry = case.enquiry
    for happened_at, act, who in case.acts:
        yield Event(
            happened_at=happened_at,
            actor_name=who,
            area="enquiries",
            act=act,
            target_key=enquiry.history_key,
            target_label=enquiry.history_label,
            target_link=enquiry.history_link,
        )


def _note_on_cards(enquiries: Iterable[Enquiry]) -> None:
    told = [one for one in enquiries if one.business and not one.is_confidential]
    Conversation.objects.bulk_create(
        Conversation(
            business=one.business,
            spoken_at=one.received_at,
            area="enquiries",
            key=one.history_key,
            label=one.summary,
            link=one.history_link,
            spoken_by=one.holder.name if one.holder else "Indgangen",
        )
        for one in told
    )
    latest: dict[int, Business] = {}
    for one in told:
        business, day = one.business, timezone.localdate(one.received_at)
        if business and (business.last_spoken_date is None or business.last_spoken_date <= day):
            business.last_spoken_date, business.last_spoken_about = day, one.summary
            latest[business.pk] = business
    Business.objects.bulk_update(latest.values(), ["last_spoken_date", "last_spoken_about"], batch_size=100)
