from __future__ import annotations

import io
import json
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command

from tests.small_town import NOW, SmallTown, found_town

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("town")]


@pytest.fixture
def town() -> SmallTown:
    return found_town()


def find(*arguments: str) -> str:
    out = StringIO()
    with time_machine.travel(NOW, tick=False):
        call_command("find", *arguments, stdout=out)
    return out.getvalue()


def test_json_is_a_list_of_tasks_with_colleagues() -> None:
    rows = json.loads(find("fiberkabel", "--limit", "5", "--format", "json"))
    assert [set(row) for row in rows] == [
        {"rank", "task", "kle", "unit", "colleagues", "score", "confident", "matched"}
    ]
    assert rows[0]["colleagues"][0] == {
        "name": "Kirsten Munk",
        "role": "I byerne",
        "phone": "19 55 40 64",
        "mail": "",
    }


def test_text_is_for_people() -> None:
    assert find("fiberkabel").splitlines() == [
        "1. Gravetilladelse  [05.12.00]  Teknik og Anlæg",
        "     Kirsten Munk (I byerne)  19 55 40 64  ",
        "     Anders Vad (Stedfortræder)  19 55 40 65  ",
    ]


def test_unsure_answer_says_so() -> None:
    assert find("xyzzy") == "Vi fandt ikke noget. Prøv andre ord.\n"
    assert find("parasoller og raketter og flyvemaskiner og giraffer").startswith(
        "Vi er ikke sikre. Det nærmeste er:"
    )


def test_file_answers_each_question_in_order(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": 1, "text": "fiberkabel"}\n\n{"text": "xyzzy"}\n', encoding="utf-8")
    answers = [json.loads(line) for line in find("--file", str(file), "--format", "jsonl").splitlines()]
    assert [(answer["id"], [row["task"] for row in answer["results"]]) for answer in answers] == [
        (1, ["Gravetilladelse"]),
        (None, []),
    ]


def test_dash_reads_from_standard_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": "a", "text": "grave"}\n'))
    assert json.loads(find("--file", "-"))["id"] == "a"


@pytest.mark.parametrize("arguments", [(), ("grave", "--file", "questions.jsonl")])
def test_either_text_or_file(arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="Skriv enten en tekst eller --file"):
        find(*arguments)


def test_missing_file_is_named() -> None:
    with pytest.raises(CommandError, match=r"Kan ikke læse /nowhere\.jsonl"):
        find("--file", "/nowhere.jsonl")


@pytest.mark.parametrize(
    ("line", "reason"),
    [("{", "Linje 1 er ikke JSON"), ("[]", "Linje 1 har ikke"), ('{"text": 1}', "Linje 1 har ikke")],
)
def test_faulty_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(CommandError, match=reason):
        find("--file", str(file))
