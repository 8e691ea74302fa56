"""The register as it stands, what a new edition would change in it, and what that means for our own tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Q, QuerySet, When

from indgang.catalogue.kle_files import ReadRegister, ReadSubject
from indgang.catalogue.models import KleEdition, KleSubject, Task
from indgang.shared.containing import containing

CASE_NUMBER = re.compile(r"(\b\d\d\.\d\d\.\d\d)-[\w-]*")


@dataclass(frozen=True)
class UsedNumber:
    """A number one of our tasks stands under, and what the edition does with it."""

    task: Task
    number: str
    before: str
    after: str
    is_retired: bool
    successor: str


@dataclass(frozen=True)
class KleChanges:
    """What an edition changes: numbers that are new, have another title, or are no longer in use."""

    added: tuple[ReadSubject, ...]
    renamed: tuple[tuple[ReadSubject, str], ...]
    retired: tuple[str, ...]
    same: int
    used: tuple[UsedNumber, ...]


def newest_edition() -> KleEdition | None:
    return KleEdition.objects.order_by("-published_date").first()


def subjects_by_number(numbers: Iterable[str]) -> dict[str, KleSubject]:
    return {
        subject.number: subject
        for subject in KleSubject.objects.filter(number__in=list(numbers)).order_by("pk")
    }


def tasks_by_number(numbers: Iterable[str]) -> dict[str, list[Task]]:
    """Our tasks that stand under each of the numbers, by title."""
    wanted = set(numbers)
    found: dict[str, list[Task]] = {}
    for task in (
        Task.objects.exclude(kle_numbers="").only("key", "title", "kle_numbers").order_by("title", "pk")
    ):
        for number in wanted.intersection(task.kle):
            found.setdefault(number, []).append(task)
    return found


def find_subjects(text: str, *, with_retired: bool = True) -> QuerySet[KleSubject]:
    """Numbers that begin so, or whose title, keywords or guidance hold every word; the nearest first.

    A whole case number (``05.14.05-P19-1-26``) is asked for by its subject.
    """
    subjects = KleSubject.objects.all() if with_retired else KleSubject.objects.filter(is_retired=False)
    in_title, in_keywords = Q(), Q()
    for word in CASE_NUMBER.sub(r"\1", text).split():
        title = Q(number__startswith=word) | containing("title", word)
        keywords = title | containing("keywords", word)
        subjects = subjects.filter(keywords | containing("guidance", word))
        in_title, in_keywords = in_title & title, in_keywords & keywords
    if not in_title:
        return subjects.order_by("is_retired", "number")
    nearness = Case(When(in_title, then=0), When(in_keywords, then=1), default=2)
    return subjects.order_by("is_retired", nearness, "number")


def kle_changes(register: ReadRegister) -> KleChanges:
    """Holds the edition against the register as it stands, before anything is saved."""
    subjects = KleSubject.objects.only("number", "title", "is_retired", "successor").order_by("number")
    known = {subject.number: subject for subject in subjects}
    read = {subject.number: subject for subject in register.subjects}
    both = [(read[number], known[number].title) for number in read if number in known]
    renamed = tuple((subject, title) for subject, title in both if subject.title != title)
    return KleChanges(
        added=tuple(subject for subject in read.values() if subject.number not in known),
        renamed=renamed,
        retired=tuple(
            number for number, subject in known.items() if not subject.is_retired and _ends(read.get(number))
        ),
        same=len(both) - len(renamed),
        used=tuple(_used(known, read)),
    )


def _ends(subject: ReadSubject | None) -> bool:
    """Later editions leave out what is no longer in use; earlier ones mark it."""
    return subject is None or subject.is_retired


def _used(known: dict[str, KleSubject], read: dict[str, ReadSubject]) -> Iterable[UsedNumber]:
    for task in Task.objects.exclude(kle_numbers="").order_by("title", "pk"):
        for number in task.kle:
            subject, before = read.get(number), known.get(number)
            is_renamed = subject is not None and before is not None and before.title != subject.title
            if is_renamed or _ends(subject):
                yield UsedNumber(
                    task=task,
                    number=number,
                    before=before.title if before else "",
                    after=subject.title if subject else "",
                    is_retired=_ends(subject),
                    successor=(subject.successor if subject else "") or (before.successor if before else ""),
                )
