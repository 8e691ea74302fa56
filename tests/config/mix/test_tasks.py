from __future__ import annotations

import json
from pathlib import Path

import pytest

from config.mix.verbs import main

TASKS = """\
id,name,hours,needs,unit,site,only,second_hours,holder,second
t1,Skure,10,byggesag:3 | miljø:1,Byg,Nord,,1,bo,
t2,Skilte,8,byggesag:1,Vej,,Vej | Byg,1,,
t3,Havn,99,,,,,,,
"""
COLLEAGUES = """\
id,name,hours,unit,site,skills,wishes,rather_not,never,most
ane,Ane,12,Byg,Nord,byggesag:3 | miljø:2,t1,,,
bo,Bo,"12,5",Vej,Syd,byggesag:2 | miljø:1,,t1,t3,2
"""


@pytest.fixture
def words(tmp_path: Path) -> list[str]:
    (tmp_path / "tasks.csv").write_text(TASKS, encoding="utf-8")
    (tmp_path / "colleagues.csv").write_text(COLLEAGUES, encoding="utf-8")
    return ["tasks", "--tasks", str(tmp_path / "tasks.csv"), "--colleagues", str(tmp_path / "colleagues.csv")]


def test_tasks_are_told_in_danish(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "Skure: Ane, 1,00 point (kunnen 0,55, enhed 0,15, sted 0,10, ønske 0,20)." in told
    assert "1 opgaver flyttes, 1 er uden kollega" in told
    assert "Ingen til Havn. Dette støder sammen:" in told
    assert "  – ingen, der må løse Havn, har timer nok til den" in told


def test_tasks_are_told_as_json(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(line["task"], line["holder"], line["second"]) for line in told["lines"]] == [
        ("t1", "ane", "bo"),
        ("t2", "bo", "ane"),
        ("t3", None, "ane"),
    ]
    assert told["missing"] == ["t3"]
    assert told["moves"] == 1
    assert told["total"] <= told["bound"]


def test_nothing_moves_when_nothing_may(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--most-moves", "0", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["lines"][0]["holder"] == "bo"


def test_the_cost_of_another_choice(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--what-if", "t1", "ane"]) == 0
    assert capsys.readouterr().out == "Helheden taber 0,00 point.\n"
    assert main([*words, "--what-if", "t1", "ane", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["cost"] == pytest.approx(0, abs=0.01)
    assert main([*words, "--what-if", "t3", "ane"]) == 1
    assert capsys.readouterr().err == "Ane må ikke få Havn eller har aldrig timerne.\n"
    assert main([*words, "--what-if", "t9", "ane"]) == 2
    assert capsys.readouterr().err == "Der er ingen opgave t9 eller ingen kollega ane.\n"


def test_enough_hours_have_no_price(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tasks.csv").write_text("id,hours\nt1,1\n", encoding="utf-8")
    (tmp_path / "colleagues.csv").write_text("id,hours\nane,90\n", encoding="utf-8")
    files = ["--tasks", str(tmp_path / "tasks.csv"), "--colleagues", str(tmp_path / "colleagues.csv")]
    assert main(["tasks", *files]) == 0
    assert "En time mere" not in capsys.readouterr().out


def test_what_cannot_be_read_names_the_line(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tasks.csv").write_text("id,hours,needs\nt1,-1,miljø\n", encoding="utf-8")
    assert main(words) == 2
    assert capsys.readouterr().err.splitlines() == [
        "tasks.csv, linje 2: »-1« under hours kan ikke være under 0.",
        "tasks.csv, linje 2: »miljø« under needs skal være kunnen:trin, fx miljø:2.",
    ]
    assert main([*words, "--most-moves", "-1"]) == 2
    assert capsys.readouterr().err == "--most-moves kan ikke være under 0.\n"
