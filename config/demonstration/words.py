"""What the demonstration's colleagues have said of finding: check questions, and what was asked at the desk."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from indgang.catalogue.actions.checking import add_check_question
from indgang.catalogue.models import AskedQuestion, Task
from indgang.people.models import User
from indgang.shared.actions.counting import count_change

CHECK_QUESTIONS = Path(__file__).parent / "proevespoergsmaal.jsonl"
NOTHING_FITTED = [
    "må vi flyve med drone over vores egen byggeplads",
    "vi vil gerne låne kommunens tegneserieheste til vores åbent hus",
    "hvem bestemmer over klokken på kirketårnet, den ringer under vores møder",
]
STOOD_FURTHER_DOWN = [
    ("vi skal have en flisehugger stående i rabatten en uge", "raaden-over-vej", 3),
    ("kan man få et tilskud når man tager en ældre ind i mesterlære", "voksenlaerling", 2),
]
WAS_RIGHT = [
    ("der er kommet et dyk i asfalten ud for porten", "vejvedligeholdelse"),
    ("vi vil sælge juletræer fra en skurvogn", "stadeplads"),
    ("vores kok kan ikke stå op mere men vil gerne blive", "fastholdelse-sygdom"),
]


def load_check_questions(*, by: User) -> int:
    """Lays in the gold set; returns how many questions."""
    rows = [json.loads(line) for line in CHECK_QUESTIONS.read_text(encoding="utf-8").splitlines()]
    tasks = {task.key: task for task in Task.objects.all()}
    for row in rows:
        add_check_question(text=row["text"], tasks=[tasks[key] for key in row["keys"]], by=by)
    return len(rows)


def load_asked_questions(*, today: date) -> None:
    """Some weeks at the desk: what was right, what stood too far down, and what nothing fitted.

    Written straight to the database: as they hold no persons, the acts would keep them as they stand. Acts of eight
    different days would read the whole catalogue eight times.
    """
    tasks = {task.key: task for task in Task.objects.all()}
    asked = [
        AskedQuestion(
            text=text, task=tasks[key], rank=1, was_confident=True, asked_date=_before(today, 3 + 5 * number)
        )
        for number, (text, key) in enumerate(WAS_RIGHT)
    ]
    asked += [
        AskedQuestion(text=text, task=tasks[key], rank=rank, asked_date=_before(today, 2 + 6 * number))
        for number, (text, key, rank) in enumerate(STOOD_FURTHER_DOWN)
    ]
    asked += [
        AskedQuestion(text=text, asked_date=_before(today, 1 + 4 * number))
        for number, text in enumerate(NOTHING_FITTED)
    ]
    AskedQuestion.objects.bulk_create(asked)
    count_change(topic="catalogue")


def _before(today: date, days: int) -> date:
    return today - timedelta(days=days)
