from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from config.mix.danish import DANISH
from config.mix.printing import in_danish, number, percent, say, table, told_apart
from config.mix.verbs import BAD_INPUT, NO_PLAN, STOPPED, VERBS, main, verbs_there
from indgang.mixing.errors import Impossible
from indgang.mixing.people import Person
from indgang.mixing.words import Words

ROOT = Path(__file__).resolve().parents[3]
PEOPLE = (
    "id,name,unit,site\n1,Åse,Byg,Nord\n2,Bo,Byg,Nord\n3,Bo,Vej,Syd\n4,Ida,Vej,Syd\n5,Ida,Vej,Syd\n6,Per,,\n"
)
VALUES = "a,b,value,forbidden\n1,3,1.5,\n4,1,0.5,0\n2,5,-1,\n1,2,,1\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "values.csv").write_text(VALUES, encoding="utf-8")
    return ["--people", str(tmp_path / "people.csv"), "--values", str(tmp_path / "values.csv")]


def test_a_plan_as_json(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pairs", *files, "--rounds", "3", "--floor", "0", "--format", "json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert [len(groups) for groups in told["rounds"]] == [3, 3, 3]
    pairs = [tuple(sorted(pair)) for groups in told["rounds"] for pair in groups]
    assert len(pairs) == len(set(pairs))
    assert told["total"] == told["bound"] == 2.0
    assert (told["gap"], told["repeats"], told["forbidden_used"]) == (0, 0, 0)
    assert told["worst_off"]["value"] == 0
    assert told["pauses"] == [[], [], []]


def test_a_plan_to_read_and_to_print(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pairs", *files, "--rounds", "5"]) == 0

    told = capsys.readouterr().out
    assert "Runde 5\n  bord 1: " in told
    assert "Bordliste\n\nNavn" in told
    assert "Bo (Byg)" in told
    assert "Ida (4)" in told
    assert "Ingen møder den samme to gange.\n" in told
    assert "Det kunne ikke lade sig gøre:\n  – Åse og Bo (Byg) mødes, selvom de ikke skulle." in told
    assert "Samlet værdi 1,00, afstand til det bedst mulige højst 0,00 %." in told


def test_an_odd_number_gets_a_pause_or_three(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE.rsplit("6,", 1)[0], encoding="utf-8")

    main(["pairs", *files, "--rounds", "2"])
    with_pause = capsys.readouterr().out
    main(["pairs", *files, "--rounds", "1", "--odd", "triple", "--format", "json"])

    assert with_pause.count("  pause: ") == 2
    assert sorted(map(len, json.loads(capsys.readouterr().out)["rounds"][0])) == [2, 3]


def test_too_many_rounds_are_refused_in_danish(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pairs", *files, "--rounds", "9"]) == NO_PLAN

    assert capsys.readouterr().err == "Åse har kun 5 tilbage at møde i 9 runder. Bed om højst 5 runder.\n"


@pytest.mark.parametrize(
    ("people", "values", "told"),
    [
        (PEOPLE, "a,b,value\n1,9,1\n", "values.csv, linje 2: 9 er ikke blandt personerne."),
        (PEOPLE, "a,b,value\n1,1,1\n", "values.csv, linje 2: 1 kan ikke møde sig selv."),
        (PEOPLE, "a,b,value\n1,2,1\n\n2,1,3\n", "values.csv, linje 4: 2 og 1 står også på linje 2."),
        (PEOPLE, "a,b,value\n1,2,meget\n", "values.csv, linje 2: »meget« under value er ikke et tal."),
        (PEOPLE, "a,b,value\n1,2,inf\n", "values.csv, linje 2: »inf« under value er ikke et tal."),
        (PEOPLE, "a,b,forbidden\n1,2,måske\n", "linje 2: »måske« under forbidden er hverken ja eller nej."),
        (PEOPLE, "a,value\n1,2\n", "values.csv, linje 1: kolonnen b mangler."),
        (PEOPLE, "a,b,value\n1,,1\n", "values.csv, linje 2: en tom celle er ikke blandt personerne."),
        (PEOPLE, 'a,b,value\n"1,2,3\n', "values.csv, linje 2: et anførselstegn lukkes ikke."),
        ("", VALUES, "people.csv er tom. Øverst skal der stå id."),
        ("id,name\n1,A\n1,B\n", VALUES, "people.csv, linje 3: id 1 står også på linje 2."),
        ("id,name\n,A\n", VALUES, "people.csv, linje 2: id mangler."),
        ("id,name\n1,A,B\n", VALUES, "people.csv, linje 2: der er 3 celler, men kun 2 overskrifter."),
    ],
)
def test_what_cannot_be_read_names_its_line(
    people: str, values: str, told: str, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "people.csv").write_text(people, encoding="utf-8")
    (tmp_path / "values.csv").write_text(values, encoding="utf-8")

    assert main(["pairs", *files, "--rounds", "1"]) == BAD_INPUT

    assert told in capsys.readouterr().err


def test_many_faults_are_told_at_once_and_the_rest_counted(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "values.csv").write_text("a,b\n" + "1,99\n" * 25, encoding="utf-8")

    main(["pairs", *files, "--rounds", "1"])

    assert len(capsys.readouterr().err.splitlines()) == 21


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pairs", "--people", "væk.csv", "--values", "væk.csv", "--rounds", "1"]) == BAD_INPUT

    assert capsys.readouterr().err.startswith("væk.csv kan ikke læses: ")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_saved_by_a_danish_spreadsheet(
    encoding: str, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE.replace(",", ";"), encoding=encoding)
    (tmp_path / "values.csv").write_text("A;B;Value\n1;4;0,25\n", encoding=encoding)

    assert main(["pairs", *files, "--rounds", "5", "--format", "json"]) == 0

    assert json.loads(capsys.readouterr().out)["total"] == 0.25


def test_coffee_pairs(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "met.csv").write_text("round,a,b\n3,1,3\n1,1,4\n3,1,77\n", encoding="utf-8")
    words = ["coffee", *files, "--met", str(tmp_path / "met.csv"), "--absent", "6", "--cool-down", "5"]

    assert main(words) == 0
    to_read = capsys.readouterr().out
    assert main([*words, "--format", "json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert ["1", "3"] not in told["pairs"]
    assert len(told["pairs"]) == 2
    assert len(told["waiting"]) == 1
    assert "Ingen denne gang til " in to_read


def test_coffee_without_anything_before_and_for_strangers(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "met.csv").write_text("round,a,b\n", encoding="utf-8")

    assert main(["coffee", *files, "--met", str(tmp_path / "met.csv")]) == 0
    assert "Samlet værdi" in capsys.readouterr().out
    assert main(["coffee", *files, "--absent", "77"]) == BAD_INPUT
    assert capsys.readouterr().err == "77 under --absent er ikke blandt personerne.\n"


def test_only_verbs_that_are_there_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"pairs", "coffee"} <= set(verbs_there()) <= set(VERBS)

    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    assert ended.value.code == 0
    assert "runder af samtaler to og to" in capsys.readouterr().out


def test_somebody_who_stops_it_is_told_so(
    files: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("config.mix.pairs.plan_pairs", stop)

    assert main(["pairs", *files, "--rounds", "1"]) == STOPPED
    assert capsys.readouterr().err == "Afbrudt.\n"


def test_every_sentence_in_danish_has_the_same_values() -> None:
    import string

    def names(template: str) -> set[str | None]:
        return {name for _text, name, _shape, _conversion in string.Formatter().parse(template) if name}

    assert [english for english, danish in DANISH.items() if names(danish) - names(english)] == []


def test_a_sentence_without_danish_is_shown_as_it_is() -> None:
    assert say(Words("{count} ducks", count=2)) == "2 ducks"
    assert say("plain") == "plain"


def test_wishes_that_collide_each_have_a_line() -> None:
    fault = Impossible(Words("{people} people cannot meet two and two.", people=1), wishes=("a", "b"))

    assert in_danish(fault) == "1 kan ikke mødes to og to. Der skal være mindst to personer.\n  – a\n  – b"


def test_people_of_one_name_are_told_apart_by_unit_and_then_by_id() -> None:
    people = [Person("1", "Bo", "Byg"), Person("2", "Bo", "Vej"), Person("3", "Bo", "Vej"), Person("4", "Ib")]

    assert [person.name for person in told_apart(people)] == ["Bo (Byg)", "Bo (2)", "Bo (3)", "Ib"]


def test_numbers_and_tables_are_as_danes_write_them() -> None:
    assert number(1.005, 1) == "1,0"
    assert percent(0.1234) == "12,3 %"
    assert table(["Navn", "R1"], [["Åse", "10"]]) == "Navn  R1\n----  --\nÅse   10"


def test_it_starts_without_django() -> None:
    asks = (
        "import sys; from config import command; sys.argv = ['indgang', 'mix', '--help']\n"
        "try: command.main()\n"
        "except SystemExit: pass\n"
        "print('django' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", asks], cwd=ROOT, capture_output=True, text=True, check=True)

    assert told.stdout.splitlines()[-1] == "False"
