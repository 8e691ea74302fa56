"""How the demonstration's enquiries went: who held them, who had a part, what was said, and how they ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from config.demonstration.enquiry_cases import WORDS, Case, Town, at
from indgang.enquiries.clocks import contact_due_after, working_day_after
from indgang.enquiries.levels import level_of
from indgang.enquiries.models import (
    Channel,
    Enquiry,
    HandOver,
    HandOverState,
    Involvement,
    InvolvementState,
    JointMeeting,
    MessageKind,
    Outcome,
    State,
    WaitingTime,
)
from indgang.people.models import Colleague

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


def _hold(town: Town, case: Case, moment: datetime) -> Colleague:
    enquiry = case.enquiry
    doers = town.doers[enquiry.task_id or 0]
    enquiry.holder, enquiry.held_since, enquiry.state = doers[0], moment, State.HELD
    case.acts.append((moment, "take_enquiry", doers[0].name))
    if len(doers) > 1 and town.chance.random() < 0.25:
        _hand_over(town, case, doers[1], moment + timedelta(minutes=40))
    return enquiry.holder


def _hand_over(town: Town, case: Case, receiver: Colleague, moment: datetime) -> None:
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
            asked_at=moment,
            ended_at=moment + timedelta(hours=1),
        )
    )
    case.acts.append(
        (moment + timedelta(hours=1), f"{'decline' if says_no else 'accept'}_enquiry", receiver.name)
    )
    if not says_no:
        enquiry.holder, enquiry.held_since = receiver, moment + timedelta(hours=1)
        enquiry.transfers += 1


def involve(town: Town, case: Case, parts: Iterable[Sequence[str]]) -> None:
    """Each unit's first colleague has a part, each with a later day, and they meet the company together."""
    received = timezone.localdate(case.enquiry.received_at)
    for number, (unit, part) in enumerate(parts, start=1):
        state = InvolvementState.ACCEPTED if number > 1 else InvolvementState.DONE
        part_of_unit = Involvement(
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
        case.rows.append(part_of_unit)
    day = working_day_after(received, town.is_closed, 7)
    case.rows.append(
        JointMeeting(
            enquiry=case.enquiry,
            starts_at=at(day, 10),
            place="Hos virksomheden",
            agenda="Hvad I vil, hvad det kræver, og hvem der gør hvad.",
            uid=f"{case.enquiry.reference}@hvidklit.example",
        )
    )


# How it ended, or where it stands --------------------------------------------------------------------------


def close(town: Town, case: Case, refusal: Mapping[str, str] | None) -> None:
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
            at(town.today - timedelta(days=1), 15),
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


def leave_open(town: Town, case: Case, age: int) -> None:
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


def reckon(case: Case) -> None:
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
