from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from indgang.catalogue.models import KleSubject
from indgang.history.models import Event
from tests.catalogue.kle_editions import VERSION_1_3, VERSION_2_0
from tests.factories import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    path = tmp_path / "ny.xml"
    path.write_text(VERSION_1_3, encoding="utf-8")
    return path


@pytest.fixture
def older(tmp_path: Path) -> Path:
    path = tmp_path / "gammel.xml"
    path.write_text(VERSION_2_0, encoding="utf-8")
    return path


def told_by(path: Path, *options: str) -> list[str]:
    told = StringIO()
    call_command("import_kle", str(path), *options, stdout=told)
    return told.getvalue().splitlines()


def test_the_register_is_read_and_what_changed_is_told(newer: Path) -> None:
    assert told_by(newer) == [
        "Udgave 01.05.2026, format 1.3",
        "3 nye numre, 0 med ny titel, 0 udgået, 0 som før",
    ]
    assert KleSubject.objects.count() == 3
    assert Event.objects.get().actor_name == "Indgang"


def test_a_dry_run_tells_the_same_and_saves_nothing(newer: Path) -> None:
    assert told_by(newer, "--dry-run") == [*told_by(newer), "Intet er gemt."]


def test_a_dry_run_saves_nothing(newer: Path) -> None:
    told_by(newer, "--dry-run")

    assert (KleSubject.objects.count(), Event.objects.count()) == (0, 0)


def test_what_it_means_for_our_tasks_is_told(older: Path, newer: Path) -> None:
    make_task("Fylde tran på", kle_numbers="91.02.04")
    make_task("Hænge spejle op", kle_numbers="91.02.99")
    make_task("Passe fyret", kle_numbers="91")
    told_by(older)
    KleSubject.objects.filter(number="91").update(title="Kystens lys")

    assert told_by(newer)[2:] == [
        "  91.02.04  Fylde tran på: udgået, se 91.02.03 91.02.05",
        "  91.02.99  Hænge spejle op: står ikke i registeret",
        "  91  Passe fyret: hedder nu Fyrtårne",
    ]


def test_a_format_that_is_not_named_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "plan.xml"
    path.write_text(VERSION_1_3.replace("-version-1-3", ""), encoding="utf-8")

    assert told_by(path)[0] == "Udgave 01.05.2026, format ukendt"


def test_an_older_edition_is_refused_unless_forced(older: Path, newer: Path) -> None:
    told_by(newer)

    with pytest.raises(CommandError, match=r"1\. august 2025"):
        told_by(older)

    assert told_by(older, "--force")[0] == "Udgave 01.08.2025, format 2.0"


def test_a_file_that_is_no_register_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "liste.xml"
    path.write_text("Nr;Titel", encoding="utf-8")

    with pytest.raises(CommandError, match="XML"):
        told_by(path)


def test_a_file_that_is_not_there_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="kan ikke læses"):
        told_by(tmp_path / "findes-ikke.xml")
