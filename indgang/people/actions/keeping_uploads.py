"""Lists that wait between the moment they are looked through and the moment they are imported: for a day at most."""

from __future__ import annotations

import json
import os
import re
import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.people.models import User
from indgang.people.rules import may_import_people
from indgang.shared.refusals import Refused

UPLOADS_KEPT_FOR = timedelta(days=1)
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


class UnableToKeepUpload(Refused):
    """The lists were not kept, or are not there for this person."""


@dataclass(frozen=True)
class Purpose:
    """What the lists are for, who may import such, and what others are told. Areas above have lists of their own."""

    key: str
    is_allowed: Callable[[User], bool]
    refusal: Promise


PEOPLE = Purpose(
    "people", may_import_people, gettext_lazy("Only an administrator may import units and colleagues.")
)


@dataclass(frozen=True)
class Upload:
    """The lists as they came, (name, content), and whether they are the whole."""

    token: str
    files: tuple[tuple[str, bytes], ...]
    is_full: bool


def keep_upload(
    *,
    files: Sequence[tuple[str, bytes]],
    is_full: bool,
    by: User,
    now: datetime,
    purpose: Purpose = PEOPLE,
) -> Upload:
    """Keeps the lists under a name nobody can guess, readable by this program alone; forgets the old ones."""
    _refuse_others(by, purpose)
    forget_uploads(now=now)
    token = secrets.token_urlsafe(32)
    content = [[name, b64encode(content).decode()] for name, content in files]
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(_path(token), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"for": purpose.key, "by": by.pk, "is_full": is_full, "files": content}, file)
    os.utime(_path(token), (now.timestamp(), now.timestamp()))
    return Upload(token, tuple(files), is_full)


def open_upload(*, token: str, by: User, now: datetime, purpose: Purpose = PEOPLE) -> Upload:
    """The lists of whoever kept them, until they are a day old."""
    _refuse_others(by, purpose)
    gone = UnableToKeepUpload(_("The file is not here any more. Choose it again."))
    if TOKEN.fullmatch(token) is None or not _is_kept(_path(token), now):
        raise gone
    kept = json.loads(_path(token).read_text(encoding="utf-8"))
    if (kept["for"], kept["by"]) != (purpose.key, by.pk):
        raise gone
    return Upload(
        token, tuple((name, b64decode(content)) for name, content in kept["files"]), kept["is_full"]
    )


def drop_upload(*, upload: Upload, by: User, purpose: Purpose = PEOPLE) -> None:
    """Deletes the lists when what is done with them stands, or when they are given up."""
    _refuse_others(by, purpose)
    transaction.on_commit(partial(_path(upload.token).unlink, missing_ok=True))


def forget_uploads(*, now: datetime) -> int:
    """Deletes those older than a day and returns how many."""
    old = [path for path in _kept() if not _is_kept(path, now)]
    for path in old:
        transaction.on_commit(partial(path.unlink, missing_ok=True))
    return len(old)


def _refuse_others(by: User, purpose: Purpose) -> None:
    if not purpose.is_allowed(by):
        raise UnableToKeepUpload(str(purpose.refusal))


def _is_kept(path: Path, now: datetime) -> bool:
    try:
        kept_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return False
    return kept_at + UPLOADS_KEPT_FOR > now


def _kept() -> Iterator[Path]:
    return _folder().glob("*.json")


def _path(token: str) -> Path:
    return _folder() / f"{token}.json"


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "uploads"
