"""Some 400 enquiries over 18 months: questions from the starter catalogue's examples, words from ``henvendelser.toml``.

Written straight to the database, as acts would have left them: sending 400 mails into the past would help nobody.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from config.demonstration.enquiry_cases import WORDS, Case, Staff, Town, at
from config.demonstration.enquiry_courses import close, involve, leave_open, reckon
from config.demonstration.names import FIRST_NAMES, SURNAMES
from indgang.businesses.models import Business, Conversation
from indgang.catalogue.models import Responsibility, Task
from indgang.enquiries.clocks import is_working_day
from indgang.enquiries.links import LETTERS, REFERENCE_LENGTH
from indgang.enquiries.models import (
    Channel,
    Enquiry,
    HandOver,
    Involvement,
    JointMeeting,
    Message,
    MessageKind,
    WaitingTime,
)
from indgang.enquiries.queries.days import own_closing_days
from indgang.enquiries.summaries import summary_of
from indgang.history.models import Event
from indgang.people.models import Colleague, Unit

ENQUIRIES = 400
OPEN = 32  # of them; all of the last weeks
MONTHS_BACK = 545  # days
SHORTEST_VOICE = 70  # letters: shorter examples are words somebody looks up, not a company that writes
BY_PHONE, WITHOUT_COMPANY = 0.4, 0.12


def load_enquiries(units: Mapping[str, Unit], staff: Staff, *, today: date) -> list[Enquiry]:
    """All of them, oldest first."""
    town = _town(units, staff, today)
    cases = [_case(town, place) for place in range(ENQUIRIES)]
    enquiries = Enquiry.objects.bulk_create([case.enquiry for case in cases], batch_size=200)
    for model in (Message, HandOver, Involvement, WaitingTime, JointMeeting):
        rows: list[Any] = [row for case in cases for row in case.rows if isinstance(row, model)]
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
    kind, told = _special(place)
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
        involve(town, case, told["parts"])
    if place >= ENQUIRIES - OPEN:
        leave_open(town, case, ENQUIRIES - 1 - place)
    else:
        close(town, case, told if kind == "refusal" else None)
    reckon(case)
    return case


def _special(place: int) -> tuple[str, Any]:
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
    part = min(1.0, place / (ENQUIRIES - OPEN)) ** 0.87
    if place >= ENQUIRIES - OPEN:
        day = town.today - timedelta(days=1 + (ENQUIRIES - 1 - place) * 20 // OPEN)
    else:
        day = town.today - timedelta(days=22 + round((1 - part) * (MONTHS_BACK - 22)))
    while not is_working_day(day, town.is_closed):
        day -= timedelta(days=1)
    return at(day, town.chance.randint(8, 15), town.chance.randint(0, 59))


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
