"""What the demonstration's colleagues have said of finding: check questions, and what was asked at the desk."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from indgang.catalogue.actions.asking import note_nothing_fits, note_right_task
from indgang.catalogue.actions.checking import add_check_question
from indgang.catalogue.models import Task
from indgang.people.models import User

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
    """Some weeks at the desk: what was right, what stood too far down, and what nothing fitted."""
    tasks = {task.key: task for task in Task.objects.all()}
    for number, (text, key) in enumerate(WAS_RIGHT):
        day = today - timedelta(days=3 + 5 * number)
        note_right_task(text=text, task=tasks[key], rank=1, was_confident=True, today=day)
    for number, (text, key, rank) in enumerate(STOOD_FURTHER_DOWN):
        day = today - timedelta(days=2 + 6 * number)
        note_right_task(text=text, task=tasks[key], rank=rank, was_confident=False, today=day)
    for number, text in enumerate(NOTHING_FITTED):
        note_nothing_fits(text=text, was_confident=False, today=today - timedelta(days=1 + 4 * number))
