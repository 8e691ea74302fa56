from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from indgang.history.models import Event
from indgang.people.models import Colleague, Unit
from tests.people.lists import COLLEAGUES, UNITS, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "enheder.csv", tmp_path / "medarbejdere.csv"]
    for path, text in zip(paths, (UNITS, COLLEAGUES), strict=True):
        path.write_text(text, encoding="cp1252")
    return [str(path) for path in paths]


def said(*words: str) -> list[str]:
    console = StringIO()
    call_command("import_people", *words, stdout=console)
    return console.getvalue().splitlines()


def test_a_dry_run_tells_what_would_happen_and_writes_nothing(lists: list[str]) -> None:
    assert said(*lists, "--dry-run") == [
        "Enheder: 2 nye, 0 ændret, 0 slutter, 0 som før",
        "  + Teknik og Miljø (10)",
        "  + Byg (11)",
        "Medarbejdere: 2 nye, 0 ændret, 0 slutter, 0 som før",
        "  + Åse Østergård (1)",
        "  + Bo Kær (2)",
        "Intet er indlæst endnu.",
    ]
    assert (Unit.objects.count(), Colleague.objects.count()) == (0, 0)


def test_the_lists_are_imported_by_the_console(lists: list[str]) -> None:
    assert said(*lists)[-1] == "Det er indlæst."

    assert (Unit.objects.count(), Colleague.objects.count()) == (2, 2)
    assert set(Event.objects.values_list("actor_name", flat=True)) == {"Indlæsning fra kommandolinjen"}


def test_a_full_list_tells_who_ends_and_what_changes(lists: list[str], tmp_path: Path) -> None:
    said(*lists)
    Colleague.objects.create(name="Uden nummer")
    shorter = tmp_path / "kortere.csv"
    shorter.write_text("Medarbejdernr;Navn;Titel;Enhed;Sko\n1;Åse Holm;Leder;11;42", encoding="utf-8")

    lines = said(str(shorter), "--full")

    assert lines[:5] == [
        "Kolonnen Sko i kortere.csv kendes ikke og læses ikke.",
        "Medarbejdere: 0 nye, 1 ændret, 1 slutter, 0 som før, 1 uden nummer lades være",
        "  ~ Åse Holm (1)",
        "      navn: Åse Østergård → Åse Holm",
        "  - Bo Kær (2)",
    ]


def test_every_fault_is_told_and_the_command_fails(lists: list[str], tmp_path: Path) -> None:
    faulty = tmp_path / "fejl.xlsx"
    rows = [["Id", "Navn", "Enhed", "Telefon"], ["1", "", "11", ""], ["2", "Bo", "99", "12"]]
    faulty.write_bytes(workbook(Medarbejdere=rows, Noter=[["Kære alle"]]))
    console = StringIO()

    with pytest.raises(CommandError, match=r"3 fejl\. Intet er indlæst\.") as failure:
        call_command("import_people", lists[0], str(faulty), stdout=console)

    assert failure.value.returncode == 1
    problem = "Skriv et dansk telefonnummer på otte cifre, for eksempel 12 34 56 78."
    assert console.getvalue().splitlines() == [
        "Arket Noter er hverken enheder eller medarbejdere og læses ikke.",
        "fejl.xlsx, arket Medarbejdere, linje 2, Navn: Navnet mangler.",
        "fejl.xlsx, arket Medarbejdere, linje 3, Enhed: Ingen åben enhed hedder sådan. Der står: 99",
        f"fejl.xlsx, arket Medarbejdere, linje 3, Telefon: {problem} Der står: 12",
    ]
    assert Unit.objects.count() == 0


@pytest.mark.parametrize("content", [None, b"", b"ikke en liste"])
def test_a_file_that_is_not_there_or_not_a_list_fails(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "liste.csv"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(CommandError, match=r"liste\.csv: "):
        call_command("import_people", str(path))
