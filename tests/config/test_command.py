from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from config import command
from config.command import COMMANDS, management_words, usage

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["demo", "--no-serve"], ["demo", "--no-serve"]),
        (["import", "people", "liste.csv", "--full"], ["import_people", "liste.csv", "--full"]),
        (["import"], ["import"]),
        (["create-administrator", "a-b@hvidklit.example"], ["create_administrator", "a-b@hvidklit.example"]),
        (["find", "import people"], ["find", "import people"]),
    ],
)
def test_words_become_a_management_command(words: list[str], expected: list[str]) -> None:
    assert management_words(words) == expected


def test_the_usage_names_every_command() -> None:
    lines = usage().splitlines()

    assert [line.split("  ")[1].removeprefix("indgang ") for line in lines[2 : 2 + len(COMMANDS)]] == list(
        COMMANDS
    )


def test_every_command_named_is_there() -> None:
    from django.core.management import get_commands

    known = {*get_commands(), "mix"}  # which never comes to Django
    assert [name for name in COMMANDS if management_words(name.split())[0] not in known] == []
    assert find_spec("config.management.commands.serve") is not None


@pytest.mark.parametrize("words", [[], ["help"], ["--help"], ["-h"]])
def test_without_words_it_tells_what_it_can(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["indgang", *words])

    command.main()

    assert capsys.readouterr().out == usage() + "\n"


def test_it_hands_the_words_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["indgang", "diffsettings", "--output", "unified"])

    command.main()

    assert "ROOT_URLCONF = 'config.urls'" in capsys.readouterr().out


def test_the_command_stands_on_its_own(tmp_path: Path) -> None:
    """From any folder, without anything set."""
    script = Path(sys.executable).parent / "indgang"

    ended = subprocess.run([script, "help"], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert ended.stdout == usage() + "\n"


def test_the_demonstration_is_known_as_one_before_the_settings_are_read() -> None:
    asks = (
        "import sys; from config import command; sys.argv = ['indgang', 'demo', '--help']\n"
        "try: command.main()\n"
        "except SystemExit: pass\n"
        "from django.conf import settings; print(settings.IS_DEMO, settings.SECOND_FACTOR_ASKED_OF)"
    )
    told = subprocess.run([sys.executable, "-c", asks], cwd=ROOT, capture_output=True, text=True, check=True)

    assert told.stdout.splitlines()[-1] == "True nobody"
