"""SQLite with one write lock a process: whoever writes waits in line, where SQLite itself looks again now and then.

SQLite lets one transaction write at a time, and whoever finds it busy sleeps, up to a tenth of a second each, while
others come first. With eight who send the form at once, the slowest in twenty waited five times as long as they do in
turn (docs/decisions). The threads of one process need not guess: a lock wakes the next as soon as the one before ends.
Between processes SQLite's own lock decides, as ever.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from typing import Any

from django.db.backends.sqlite3 import base

_locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes its turn when a transaction begins, and gives it on when that ends, however it ends."""

    _has_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs tell no private names
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]  # the stubs tell no private names
        finally:
            self._end_turn()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]  # the stubs tell no private names
        finally:
            self._end_turn()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]  # the stubs tell no private names
        finally:
            self._end_turn()

    def _take_turn(self) -> None:
        """Waits as long as SQLite itself would; then it is left to that to say that the database is locked."""
        seconds = float(self.settings_dict.get("OPTIONS", {}).get("timeout", 5))
        self._has_turn = not self._has_turn and self._lock.acquire(timeout=seconds)

    def _end_turn(self) -> None:
        if self._has_turn:
            self._has_turn = False
            self._lock.release()

    @property
    def _lock(self) -> threading.Lock:
        return _locks[str(self.settings_dict["NAME"])]
