from __future__ import annotations

from pathlib import Path

import pytest

from config.translations.__main__ import main
from tests.config.translations.conftest import PEOPLE_PO, write


def test_extract_shows_every_msgid(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract"], root) == 0
    assert "people: 'The one who answers'\n" in capsys.readouterr().out


def test_update_tells_what_lacks_danish(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["update"], root) == 0
    assert capsys.readouterr().out == "config: 0 without Danish\npeople: 5 without Danish\n"


def test_update_may_be_of_one_area(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["update", "people"], root) == 0
    assert capsys.readouterr().out == "people: 5 without Danish\n"


def test_check_refuses_until_the_danish_is_whole(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"], root) == 1
    assert capsys.readouterr().out.endswith("Translations: 5 faults.\n")
    write(root, "locale/da/LC_MESSAGES/people.po", PEOPLE_PO)
    assert main(["check"], root) == 0
    assert capsys.readouterr().out == "Translations: complete.\n"


def test_compile_writes_the_file_django_reads(root: Path) -> None:
    assert main(["compile"], root) == 0
    assert (root / "locale/da/LC_MESSAGES/django.mo").exists()


def test_another_word_tells_how_it_is_used(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translate"], root) == 2
    assert "extract | update [AREA …] | compile | check" in capsys.readouterr().out
