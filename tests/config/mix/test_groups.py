"""``indgang mix groups``: from files to a plan in words or JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from config.mix.verbs import main

PEOPLE = """\
id,name,unit,site,skills,host
a,Ane,Byg,Nord,kort,
b,Bo,Byg,Nord,,
c,Cia,Vej,Syd,kort,
d,Dan,Vej,Syd,,
"""
VALUES = "a,b,value,forbidden\na,d,2.5,\nb,c,1,\na,b,9,1\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "values.csv").write_text(VALUES)
    return [
        "groups",
        "--people",
        str(tmp_path / "people.csv"),
        "--values",
        str(tmp_path / "values.csv"),
        "--effort",
        "0.1",
    ]


def plan_of(capsys: pytest.CaptureFixture[str], words: list[str]) -> dict[str, Any]:
    assert main([*words, "--format", "json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_a_plan_as_json(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    told = plan_of(capsys, [*files, "--sizes", "2x2"])

    seating: list[list[str]] = told["groups"][0]
    assert sorted(sorted(group) for group in seating) == [["a", "d"], ["b", "c"]]
    assert {key: told[key] for key in ("total", "repeats", "forbidden_used", "broken", "seed")} == {
        "total": 3.5,
        "repeats": 0,
        "forbidden_used": 0,
        "broken": [],
        "seed": 1,
    }
    assert told["worst_off"] == {"id": "b", "value": 1.0}
    assert told["bound"] == pytest.approx(3.5)


def test_a_plan_to_read(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*files, "--tables", "2", "--rotations", "3", "--hosts", "choose"]) == 0

    told = capsys.readouterr().out
    assert "Rotation 3\nBord  Ved bordet" in told
    assert "(vært)" in told
    assert "4 personer, 2 borde, antal rotationer: 3." in told


def test_without_values_it_is_enough_that_nobody_meets_twice(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert plan_of(capsys, [*files[:3], "--sizes", "2,2", "--rotations", "3"])["repeats"] == 0


def test_wishes_are_read(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    told = plan_of(
        capsys, [*files, "--sizes", "2x2", "--needs", "kort", "--together", "a+b", "--apart", "b+c"]
    )

    seating: list[list[str]] = told["groups"][0]
    assert sorted(sorted(group) for group in seating) == [["a", "b"], ["c", "d"]]
    assert told["forbidden_used"] == 1


def test_a_host_by_the_file_stays(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE.replace("b,Bo,Byg,Nord,,", "b,Bo,Byg,Nord,,2"))

    told = plan_of(capsys, [*files, "--sizes", "2x2", "--rotations", "2"])

    assert told["hosts"] == [None, "b"]
    assert [seating[1][0] for seating in told["groups"]] == ["b", "b"]


@pytest.mark.parametrize(
    ("hosts", "message"),
    [
        (("3", ""), "people.csv, linje 2: der er intet bord 3."),
        (("1", "1"), "people.csv, linje 3: bord 1 har allerede en vært."),
    ],
)
def test_a_host_without_a_table(
    files: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    hosts: tuple[str, str],
    message: str,
) -> None:
    (tmp_path / "people.csv").write_text(
        PEOPLE.replace("Nord,kort,", f"Nord,kort,{hosts[0]}").replace("Nord,,", f"Nord,,{hosts[1]}")
    )

    assert main([*files, "--sizes", "2x2"]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["--sizes", "2x3"],
            "Der er 6 pladser ved bordene, men 4 personer. Ret --sizes, eller brug --tables.",
        ),
        (["--tables", "5"], "Sig med --sizes eller --tables, hvordan de 4 personer skal sidde."),
        ([], "Sig med --sizes eller --tables, hvordan de 4 personer skal sidde."),
        (["--sizes", "2x2", "--apart", "a+q"], "»a+q« er ikke to af personernes id'er med + imellem."),
        (["--sizes", "2x2", "--rotations", "0"], "Der skal være mindst én rotation."),
    ],
)
def test_what_cannot_be_read_is_told_in_danish(
    files: list[str], capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert main([*files, *words]) == 2
    assert capsys.readouterr().err == f"{message}\n"


def test_sizes_that_are_no_sizes(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([*files, "--sizes", "to borde"])

    assert "er ikke borde gange pladser, fx 10x5 eller 6x5,5x4." in capsys.readouterr().err


def test_wishes_that_collide_are_named(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*files, "--sizes", "2x2", "--unit-cap", "1", "--together", "a+b"]) == 1

    assert capsys.readouterr().err == (
        "Ingen plan kan holde disse ønsker på én gang:\n  – højst 1 af 2 fra Vej ved et bord\n  – Ane og Bo sammen\n"
    )


def test_what_is_not_kept_is_said(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*files, "--sizes", "2x2", "--together", "a+b"]) == 0

    assert "Ikke holdt: Ane og Bo sidder hver for sig." in capsys.readouterr().out
