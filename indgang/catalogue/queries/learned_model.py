"""What finding has learned of this database's catalogue: where the derived file lies, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from indgang.catalogue.models import AskedQuestion, ExampleQuestion, OtherDoor, Task
from indgang.finding.learned import Learned
from indgang.finding.learning import Example

DOOR = "door:"
"""Before the key of another door, so that it is never taken for a task."""
MOST_ASKED = 50
"""Confirmed questions of one task that finding reads: the newest. More are not kept."""


def learned_file() -> Path:
    """Each database has a file of its own, so that a trial beside the real one never mixes with it."""
    database = settings.DATABASES["default"]
    named = "\n".join(str(database.get(part, "")) for part in ("HOST", "PORT", "NAME"))
    return Path(settings.DERIVED_DIR) / f"learned-{sha256(named.encode()).hexdigest()[:12]}.npz"


def learned_mark() -> int:
    """Changes whenever the file does; 0 where nothing was learned yet. Costs no reading of it."""
    try:
        return learned_file().stat().st_mtime_ns
    except OSError:
        return 0


def learned_model() -> Learned | None:
    """The model as it stands on disk; None where there is none, or none that this program can read."""
    mark = learned_mark()
    return _read(learned_file(), mark) if mark else None


@lru_cache(maxsize=1)
def _read(file: Path, mark: int) -> Learned | None:  # noqa: ARG001 – a new mark is a new file, to be read anew
    try:
        return Learned.load(file)
    except (OSError, ValueError):
        return None


def learning_examples() -> Iterator[Example]:
    """Every text that leads to a task or to another door: questions, words, titles, descriptions."""
    tasks = Task.objects.filter(is_published=True).order_by("pk")
    key_of = {task.pk: task.key for task in tasks}
    for task in tasks:
        yield from (Example(text, task.key) for text in (*task.word_list, *task.wrong_term_list, task.title))
        if task.description:
            yield Example(task.description, task.key)
    for task_id, text in ExampleQuestion.objects.order_by("pk").values_list("task_id", "text"):
        if task_id in key_of:
            yield Example(text, key_of[task_id])
    for task_id, texts in asked_by_task().items():
        if task_id in key_of:
            yield from (Example(text, key_of[task_id]) for text in texts)
    for door in OtherDoor.objects.order_by("key"):
        told = (*door.word_list, *door.question_list, door.title)
        yield from (Example(text, f"{DOOR}{door.key}") for text in told)


def asked_by_task() -> dict[int, list[str]]:
    """The newest confirmed questions of each task, at most fifty of each."""
    asked: dict[int, list[str]] = {}
    rows = AskedQuestion.objects.filter(task__isnull=False).order_by("-asked_date", "-pk")
    for task_id, text in rows.values_list("task_id", "text"):
        texts = asked.setdefault(task_id or 0, [])
        if len(texts) < MOST_ASKED:
            texts.append(text)
    return asked
