from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from indgang.enquiries.actions import keeping_files
from indgang.enquiries.actions.creating import ReceivedFile
from indgang.enquiries.actions.keeping_files import drop_waiting, forget_waiting, keep_waiting, waiting_files

NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
PLAN = ReceivedFile("plan.pdf", "application/pdf", b"%PDF-1.7\nlinje\n")
PICTURE = ReceivedFile("foto.png", "image/png", b"\x89PNG\r\n\x1a\n\n\n")


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "uploads" / "forms"


def test_files_wait_beside_their_own_form_in_order() -> None:
    assert keep_waiting(nonce="en", files=[PLAN], now=NOW)
    assert keep_waiting(nonce="en", files=[PICTURE], now=NOW)
    assert keep_waiting(nonce="anden", files=[PICTURE], now=NOW)

    waiting = waiting_files(nonce="en")
    assert [file.received() for file in waiting] == [PLAN, PICTURE]
    assert [(file.name, file.size) for file in waiting] == [("plan.pdf", 15), ("foto.png", 10)]
    assert waiting_files(nonce="ukendt") == []


def test_nobody_else_on_the_machine_reads_them_and_their_names_tell_nothing(folder: Path) -> None:
    keep_waiting(nonce="en", files=[PLAN], now=NOW)

    (path,) = folder.iterdir()
    assert (path.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)
    assert "plan" not in path.name


def test_one_is_removed_and_then_all() -> None:
    keep_waiting(nonce="en", files=[PLAN, PICTURE, PLAN], now=NOW)

    drop_waiting(nonce="en", token=waiting_files(nonce="en")[1].token)
    left = [file.name for file in waiting_files(nonce="en")]
    drop_waiting(nonce="en")

    assert (left, waiting_files(nonce="en")) == (["plan.pdf", "plan.pdf"], [])


def test_another_forms_file_is_not_removed() -> None:
    keep_waiting(nonce="en", files=[PLAN], now=NOW)

    drop_waiting(nonce="anden", token=waiting_files(nonce="en")[0].token)

    assert len(waiting_files(nonce="en")) == 1


def test_they_are_gone_a_day_later() -> None:
    keep_waiting(nonce="en", files=[PLAN], now=NOW)

    assert forget_waiting(now=NOW + timedelta(hours=23)) == 0
    assert forget_waiting(now=NOW + timedelta(days=1)) == 1
    assert waiting_files(nonce="en") == []


def test_where_there_is_no_room_they_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_files, "MOST_KEPT", 80)

    assert keep_waiting(nonce="en", files=[PLAN], now=NOW)
    assert not keep_waiting(nonce="en", files=[PLAN], now=NOW)
    assert len(waiting_files(nonce="en")) == 1


def test_where_the_folder_cannot_be_written_they_are_not_kept(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    settings.DATA_DIR = tmp_path / "fil"

    assert not keep_waiting(nonce="en", files=[PLAN], now=NOW)


def test_a_file_that_goes_while_it_is_looked_at_is_left_out(folder: Path) -> None:
    keep_waiting(nonce="en", files=[PLAN, PICTURE], now=NOW)
    first = waiting_files(nonce="en")[0]
    first.path.unlink()
    first.path.symlink_to(folder / "findes-ikke")

    assert [file.name for file in waiting_files(nonce="en")] == ["foto.png"]
    assert forget_waiting(now=NOW + timedelta(days=1)) == 1
