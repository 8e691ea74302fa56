from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import OperationalError, connections

from indgang.shared.sqlite_in_turn.base import DatabaseWrapper

pytestmark = pytest.mark.django_db
Connect = Callable[..., DatabaseWrapper]


@pytest.fixture
def connect(tmp_path: Path) -> Iterator[Connect]:
    """Connections of their own to one file; ``timeout`` is how many seconds they wait."""
    sqlite3.connect(tmp_path / "one.sqlite3").execute("CREATE TABLE line (who TEXT)")
    opened = []

    def connect(timeout: float = 20) -> DatabaseWrapper:
        usual = connections["default"].settings_dict
        options = {"timeout": timeout, "transaction_mode": "IMMEDIATE"}
        settings = {**usual, "NAME": str(tmp_path / "one.sqlite3"), "OPTIONS": options, "TIME_ZONE": None}
        opened.append(DatabaseWrapper(settings, "one"))
        return opened[-1]

    yield connect
    for connection in opened:
        connection.inc_thread_sharing()
        connection.close()


def begin(connection: DatabaseWrapper) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def write(connection: DatabaseWrapper, who: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO line VALUES (%s)", [who])


def is_free(connect: Connect) -> bool:
    """Whether another can begin at once."""
    other = connect(timeout=0)
    try:
        begin(other)
    except OperationalError:
        return False
    other.rollback()
    return True


def test_whoever_comes_second_waits_and_then_writes(connect: Connect) -> None:
    first = connect()
    begin(first)
    write(first, "first")
    has_begun, is_done = threading.Event(), threading.Event()

    def be_second() -> None:
        second = connect()
        second.inc_thread_sharing()
        has_begun.set()
        begin(second)
        write(second, "second")
        second.commit()
        is_done.set()

    thread = threading.Thread(target=be_second)
    thread.start()
    assert has_begun.wait(10)
    assert not is_done.wait(0.2)
    first.commit()
    assert is_done.wait(10)
    thread.join()
    with first.cursor() as cursor:
        cursor.execute("SELECT who FROM line ORDER BY rowid")
        assert cursor.fetchall() == [("first",), ("second",)]


@pytest.mark.parametrize("end", ["commit", "rollback", "close"])
def test_the_turn_goes_on_however_a_transaction_ends(connect: Connect, end: str) -> None:
    first = connect()
    begin(first)
    assert not is_free(connect)
    getattr(first, end)()
    assert is_free(connect)


def test_where_another_process_writes_sqlite_says_so_and_no_turn_is_kept(
    connect: Connect, tmp_path: Path
) -> None:
    stranger = sqlite3.connect(tmp_path / "one.sqlite3", isolation_level=None)
    stranger.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        begin(connect(timeout=0))
    stranger.execute("ROLLBACK")
    assert is_free(connect)


def test_whoever_has_waited_too_long_is_told_and_takes_nobodys_turn(connect: Connect) -> None:
    first = connect()
    begin(first)
    late = connect(timeout=0.05)
    with pytest.raises(OperationalError, match="locked"):
        begin(late)
    late.close()
    assert not is_free(connect)
    first.commit()
    assert is_free(connect)
