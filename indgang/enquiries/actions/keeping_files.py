"""Files that wait beside a form that was not taken yet: a browser never fills in a file again by itself.

They lie in the data folder for a day at most, under the hash of the form's nonce: only whoever has the form knows it.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from indgang.enquiries.actions.creating import ReceivedFile

KEPT_FOR = timedelta(days=1)
MOST_KEPT = 500 * 1024 * 1024  # bytes of all forms together: whoever never sends cannot fill the disk

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class WaitingFile:
    """``token`` names it in its form."""

    token: str
    name: str
    content_type: str
    size: int
    path: Path

    def received(self) -> ReceivedFile:
        return ReceivedFile(self.name, self.content_type, self.path.read_bytes().partition(b"\n")[2])


def keep_waiting(*, nonce: str, files: Sequence[ReceivedFile], now: datetime) -> bool:
    """Keeps them until the form is taken; false where there is no room, and they must be chosen again."""
    try:
        forget_waiting(now=now)
        room = MOST_KEPT - sum(path.stat().st_size for path in _all())
        if sum(len(file.content) for file in files) > room:
            return False
        for file in files:
            _write(nonce, file, now)
    except OSError as fault:
        logger.warning("Files beside a form could not be kept: %s", type(fault).__name__)
        return False
    return True


def drop_waiting(*, nonce: str, token: str = "") -> None:
    """Deletes the one file, or all of the form's: it was taken."""
    for file in waiting_files(nonce=nonce):
        if token in {"", file.token}:
            file.path.unlink(missing_ok=True)


def waiting_files(*, nonce: str) -> list[WaitingFile]:
    """Those of one form, in the order in which they were chosen."""
    return [file for path in sorted(_folder().glob(f"{_digest(nonce)}.*")) if (file := _described(path))]


def forget_waiting(*, now: datetime) -> int:
    """Deletes those older than a day and returns how many."""
    old = [path for path in _all() if _written_at(path) + KEPT_FOR <= now]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _write(nonce: str, file: ReceivedFile, now: datetime) -> None:
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    order = f"{len(waiting_files(nonce=nonce)):02d}"
    name = f"{_digest(nonce)}.{int(now.timestamp())}{order}.{secrets.token_hex(8)}"
    unfinished = _folder() / f"unfinished-{name}"
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as kept:
        kept.write(json.dumps({"name": file.name, "content_type": file.content_type}).encode() + b"\n")
        kept.write(file.content)
    os.utime(unfinished, (now.timestamp(), now.timestamp()))
    unfinished.rename(_folder() / name)  # a crash leaves no half file in the form


def _described(path: Path) -> WaitingFile | None:
    """None where it is gone meanwhile: the same form was sent twice at once."""
    try:
        with path.open("rb") as kept:
            line = kept.readline()
        size = path.stat().st_size - len(line)
    except FileNotFoundError:
        return None
    told = json.loads(line)
    return WaitingFile(path.name.rpartition(".")[2], told["name"], told["content_type"], size, path)


def _written_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _all() -> Iterator[Path]:
    return _folder().glob("*.*.*")


def _digest(nonce: str) -> str:
    return sha256(nonce.encode()).hexdigest()


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "uploads" / "forms"
