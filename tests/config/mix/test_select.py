from __future__ import annotations

import json
from pathlib import Path

import pytest

from config.mix.verbs import main

PEOPLE = """\
id;name;unit;site;tasks;enquiries;own;leader;contact;must;never;invited
a;Ane Berg;Byg;Nord;3;5;3;3;;;;0
b;Ane Berg;Vej;Nord;3;5;3;;;;;1
c;Carl Dam;Byg;Syd;;;;;0,9;;;0
d;Dina Eg;Vej;Syd;;;;;0,1;ja;;0
e;Erik Fog;Job;Syd;9;9;3;3;;;ja;0
"""


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_select_tells_the_list_in_danish(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = written(tmp_path, "values.csv", "a,b,value\na,b,1\nc,d,0.5\n")
    quotas = written(tmp_path, "quotas.csv", "of,name,low,high\nenhed,Byg,1,1\nsted,Nord,,2\n")
    words = ["select", "--people", str(people), "--size", "3", "--values", values, "--quotas", quotas]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "På listen (3)" in told
    assert "Ane Berg (Byg)" in told
    assert "Dina Eg er med, fordi det er et krav." in told
    assert "Erik Fog er ikke med, fordi det er et krav." in told
    assert "Carl Dam er ikke med: kontakt 0,90." in told


def test_select_tells_the_list_as_json(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["select", "--people", str(people), "--size", "2", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["chosen"] == ["c", "d"]
    assert told["top_list"]["chosen"] == ["c", "d"]
    assert told["total"] <= told["bound"]
    assert [reason["why"] for reason in told["reasons"]] == ["less", "less", "best", "must", "never"]
    assert told["broken_wishes"] == []


def test_nobody_left_is_no_reserve(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["select", "--people", str(people), "--size", "4", "--reserves", "1"]) == 0
    assert "Der er ingen, der kan komme i stedet." in capsys.readouterr().out


def test_wishes_that_collide_are_named(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quotas = written(tmp_path, "quotas.csv", "of,name,low,high\nunit,Vej,,0\nunit,Byg,,2\n")
    assert main(["select", "--people", str(people), "--size", "2", "--quotas", quotas]) == 1
    assert capsys.readouterr().err == (
        "Disse ønsker kan ikke alle opfyldes på én gang:\n  – højst 0 fra enheden Vej\n  – Dina Eg skal med\n"
    )


def test_what_cannot_be_read_names_line_and_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = written(tmp_path, "people.csv", "id,tasks,own\na,-3,7\nb,x,1\n")
    assert main(["select", "--people", bad, "--size", "1"]) == 2
    assert sorted(capsys.readouterr().err.splitlines()) == [
        "people.csv, linje 2: »-3« under tasks kan ikke være under 0.",
        "people.csv, linje 2: »7« under own er over 3.",
        "people.csv, linje 3: »x« under tasks er ikke et tal.",
    ]


def test_an_empty_file_and_no_places_are_refused(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = written(tmp_path, "empty.csv", "id,name\n")
    assert main(["select", "--people", empty, "--size", "1"]) == 2
    assert capsys.readouterr().err == "empty.csv nævner ingen personer.\n"
    assert main(["select", "--people", str(people), "--size", "0"]) == 2
    assert capsys.readouterr().err == "Listen skal have mindst én plads.\n"


def test_quotas_that_cannot_be_read(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quotas = written(tmp_path, "quotas.csv", "of,name,low\nhold,Byg,1\nunit,Byg,-1\nunit,Byg,1\n")
    assert main(["select", "--people", str(people), "--size", "2", "--quotas", quotas]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "quotas.csv, linje 2: »hold« under of er hverken unit eller site.",
        "quotas.csv, linje 3: »-1« under low kan ikke være under 0.",
        "quotas.csv, linje 4: Byg har en kvote på en tidligere linje.",
    ]
