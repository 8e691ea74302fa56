"""The index that finding searches: derived from the database by each process, and made anew when that has changed."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from indgang.catalogue.models import ExampleQuestion, KleSubject, LexiconEntry, OtherDoor, Task
from indgang.catalogue.queries.colleague_index import ColleagueIndex
from indgang.catalogue.queries.learned_model import DOOR, asked_by_task, learned_mark, learned_model
from indgang.catalogue.queries.person_cards import PersonCard, person_cards
from indgang.catalogue.queries.task_cards import TaskCard, task_cards
from indgang.finding.analysis import Analyser, unique
from indgang.finding.compounds import CompoundSplitter
from indgang.finding.index import FIELDS, Document, Index
from indgang.finding.lexicon import Entry, Lexicon
from indgang.finding.postings import FieldSetting
from indgang.shared.queries import change_number

TOPICS = ("people", "catalogue")
REGISTER_FIELD = "register"
REGISTER_MARK = "KLE"
ASKED_FIELD = "asked"
TASK_FIELDS: Mapping[str, FieldSetting] = {
    **FIELDS,
    REGISTER_FIELD: FieldSetting(1.0, 0.0),
    ASKED_FIELD: FieldSetting(1.0, 0.0),
}

Stamp = tuple[int, date, str, int]


@dataclass(frozen=True)
class ShownWords:
    """A task's words as an answer may show them, and by root which of them have it (by place)."""

    words: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, words: Iterable[str], register: Iterable[str], analyser: Analyser) -> ShownWords:
        """The task's own words, then those its number has in the KLE register, marked so."""
        told = [
            *((word, word) for word in words),
            *((word, f"{word} ({REGISTER_MARK})") for word in register),
        ]
        places: dict[str, list[int]] = {}
        for place, (word, _) in enumerate(told):
            for root in unique(root for term in analyser.terms(word) for root in term.roots):
                places.setdefault(root, []).append(place)
        shown = tuple(shown for _, shown in told)
        return cls(shown, {root: tuple(found) for root, found in places.items()})

    def met_by(self, roots: Iterable[str]) -> list[str]:
        """The words that have one of the roots, those with most of them first."""
        met = Counter(place for root in roots for place in self.places.get(root, ()))
        return [self.words[place] for place in sorted(met, key=lambda place: (-met[place], place))]


@dataclass(frozen=True)
class TaskIndex:
    """One reading of the catalogue. ``stamp`` tells which: the change number, the day, the database, what was learned.

    ``words`` holds each task's everyday words, and those of its KLE numbers, with what they are searched by, to tell
    which of them were met.
    ``drawn`` keeps what pages have drawn of the cards; it is forgotten together with them.
    """

    stamp: Stamp
    cards: Mapping[str, TaskCard]
    people: Mapping[int, PersonCard]
    everything: Index
    public: Index
    colleagues: ColleagueIndex
    words: Mapping[str, ShownWords]
    doors: Mapping[str, OtherDoor]
    drawn: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def day(self) -> date:
        return self.stamp[1]


@dataclass
class Newest:
    """The index this process holds."""

    index: TaskIndex | None = None


_lock = threading.Lock()
_newest = Newest()


def task_index(today: date) -> TaskIndex:
    """The index of the catalogue as it stands now. Costs one small read when nothing has changed."""
    index = _newest.index
    return index if index is not None and index.stamp == stamp_of(today) else _made_anew(today)


def stamp_of(today: date) -> Stamp:
    return change_number(TOPICS), today, str(settings.DATABASES["default"]["NAME"]), learned_mark()


def forget_task_index() -> None:
    """For tests, whose databases are rolled back to the same change number with other rows in them."""
    _newest.index = None


def _made_anew(today: date) -> TaskIndex:
    with _lock:  # one thread builds while the others wait for the same index
        # Read before anything else, so that a change while we read makes the index stale, never falsely fresh.
        stamp = stamp_of(today)
        index = _newest.index
        if index is None or index.stamp != stamp:
            index = _newest.index = build_task_index(stamp)
        return index


def build_task_index(stamp: Stamp, *, further: Mapping[str, Sequence[str]] | None = None) -> TaskIndex:
    """Reads the catalogue. ``further`` are words by task key that do not stand there, to see what they would do."""
    day = stamp[1]
    people = person_cards(day)
    cards = {card.key: card for card in task_cards(people)}
    analyser = danish_analyser(settings.COMPOUND_WORDS_FILE)
    texts = list(_texts(cards, further or {}))
    doors = {f"{DOOR}{door.key}": door for door in OtherDoor.objects.order_by("key")}
    lexicon, model = _lexicon(), learned_model()

    def index(*, is_public: bool) -> Index:
        documents = [*_documents(texts, cards, day, is_public=is_public), *_elsewhere(doors)]
        return Index.build(documents, TASK_FIELDS, analyser, lexicon).with_learned(model)

    return TaskIndex(
        stamp=stamp,
        cards=cards,
        people=people,
        everything=index(is_public=False),
        public=index(is_public=True),
        colleagues=ColleagueIndex(people.values(), day),
        words={
            key: ShownWords.of(cards[key].words, fields[REGISTER_FIELD], analyser) for key, fields in texts
        },
        doors=doors,
    )


def _lexicon() -> Lexicon:
    rows = LexiconEntry.objects.order_by("pk").values_list("word", "leads_to", "language")
    return Lexicon(Entry(*row) for row in rows)


def _elsewhere(doors: Mapping[str, OtherDoor]) -> Iterable[Document]:
    for key, door in doors.items():
        fields: Texts = {
            "title": f"{door.name} {door.title}",
            "words": door.word_list,
            "questions": door.question_list,
        }
        yield Document(key, fields, is_elsewhere=True)


@cache
def danish_analyser(compound_words: Path) -> Analyser:
    """The analyser with the derived list of compound parts; without the file words are only stemmed."""
    splitter = CompoundSplitter.load(compound_words) if compound_words.exists() else CompoundSplitter.none()
    return Analyser(splitter)


Texts = Mapping[str, str | list[str]]


def _texts(
    cards: Mapping[str, TaskCard], further: Mapping[str, Sequence[str]]
) -> Iterable[tuple[str, Texts]]:
    questions: dict[int, list[str]] = {}
    for task_id, text in ExampleQuestion.objects.order_by("pk").values_list("task_id", "text"):
        questions.setdefault(task_id, []).append(text)
    asked = asked_by_task()
    register = {subject.number: subject for subject in KleSubject.objects.filter(is_retired=False)}
    for task in Task.objects.filter(pk__in=[card.pk for card in cards.values()]).order_by("pk"):
        yield (
            task.key,
            {
                "title": task.title,
                "words": [*task.word_list, *task.wrong_term_list, *further.get(task.key, ())],
                "questions": questions.get(task.pk, []),
                ASKED_FIELD: asked.get(task.pk, []),
                "unit": cards[task.key].unit,
                "text": f"{task.description}\n{task.send_along}\n{task.next_step}",
                REGISTER_FIELD: list(_register_words(task, register)),
            },
        )


def _documents(
    texts: Iterable[tuple[str, Texts]], cards: Mapping[str, TaskCard], day: date, *, is_public: bool
) -> Iterable[Document]:
    """What can be found: of public tasks only, and by the names companies may see, where ``is_public``."""
    for key, fields in texts:
        card = cards[key]
        if card.is_public or not is_public:
            names = (doer.person.as_seen(is_public=is_public).name for doer in card.people_on(day))
            yield Document(key=key, fields=fields, numbers=card.kle, names=[name for name in names if name])


def _register_words(task: Task, register: Mapping[str, KleSubject]) -> Iterable[str]:
    for number in task.kle:
        if number in register:
            yield register[number].title
            yield from register[number].keyword_list
