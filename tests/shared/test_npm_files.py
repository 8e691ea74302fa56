from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders
from pytest_django import Settings

from indgang.shared.npm_files import NpmFinder


def test_finds_the_style_sheet() -> None:
    assert str(finders.find("dkfds/css/dkfds.min.css")).endswith("node_modules/dkfds/dist/css/dkfds.min.css")


def test_finds_every_copy() -> None:
    assert len(NpmFinder().find("dkfds/js/dkfds.min.js", find_all=True)) == 1
    assert NpmFinder().find("dkfds/js/nothing.js", find_all=True) == []


def test_does_not_serve_what_was_not_chosen() -> None:
    finder = NpmFinder()
    assert finder.find("dkfds/css/dkfds-virkdk.css") is None
    assert finder.find("dkfds/img/svg-icons/../../css/dkfds.css") is None
    assert finder.find("other/css/dkfds.min.css") is None


def test_lists_what_it_serves() -> None:
    names = [name for name, _ in NpmFinder().list(None)]
    assert "css/dkfds.min.css" in names
    assert "css/dkfds-virkdk.css" not in names
    assert names == sorted(names)


def test_check_is_quiet_when_the_files_are_there() -> None:
    assert NpmFinder().check() == []


def test_check_says_what_to_run_when_they_are_not(settings: Settings, tmp_path: Path) -> None:
    settings.PROJECT_DIR = tmp_path
    [error] = NpmFinder().check()
    assert error.id == "shared.E001"
    assert error.hint is not None
    assert "make setup" in error.hint
