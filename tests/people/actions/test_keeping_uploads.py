from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils.translation import gettext_lazy
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from indgang.people.actions.keeping_uploads import (
    Purpose,
    UnableToKeepUpload,
    Upload,
    drop_upload,
    forget_uploads,
    keep_upload,
    open_upload,
)
from indgang.people.models import Role, RoleGrant, User

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
FILES = (("enheder.csv", b"Id;Navn\n"), ("medarbejdere.xlsx", b"PK\x03\x04\xff"))
GONE = "Filen er her ikke længere. Vælg den igen."


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "uploads"


def administrator(mail: str = "administrator@hvidklit.example") -> User:
    user = User.objects.create(email=mail)
    RoleGrant.objects.create(user=user, role=Role.ADMINISTRATOR)
    return user


def kept(by: User, at: datetime = NOW) -> Upload:
    return keep_upload(files=FILES, is_full=True, by=by, now=at)


def test_what_is_kept_is_opened_as_it_was(folder: Path) -> None:
    by = administrator()
    upload = kept(by)

    opened = open_upload(token=upload.token, by=by, now=NOW + timedelta(hours=23))

    assert (opened.files, opened.is_full, opened) == (FILES, True, upload)


def test_only_the_program_itself_can_read_what_is_kept(folder: Path) -> None:
    kept(administrator())

    [path] = folder.iterdir()
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(folder.stat().st_mode)) == (0o600, 0o700)


def test_another_administrator_does_not_get_it(folder: Path) -> None:
    upload = kept(administrator())

    with pytest.raises(UnableToKeepUpload, match=GONE):
        open_upload(token=upload.token, by=administrator("en.anden@hvidklit.example"), now=NOW)


def test_it_is_gone_after_a_day(folder: Path) -> None:
    by = administrator()
    upload = kept(by)

    with pytest.raises(UnableToKeepUpload, match=GONE):
        open_upload(token=upload.token, by=by, now=NOW + timedelta(days=1))


@pytest.mark.parametrize("token", ["", "x", "../../etc/passwd", "x" * 43, "a\0b", "æ" * 43, "x" * 43 + "\n"])
def test_a_token_that_nobody_gave_out_opens_nothing(folder: Path, token: str) -> None:
    with pytest.raises(UnableToKeepUpload, match=GONE):
        open_upload(token=token, by=administrator(), now=NOW)


def test_only_administrators_keep_open_and_drop(folder: Path) -> None:
    upload = kept(administrator())
    colleague = User.objects.create(email="kollega@hvidklit.example")

    with pytest.raises(UnableToKeepUpload, match="Kun en administrator kan indlæse"):
        kept(colleague)
    with pytest.raises(UnableToKeepUpload, match="Kun en administrator kan indlæse"):
        open_upload(token=upload.token, by=colleague, now=NOW)
    with pytest.raises(UnableToKeepUpload, match="Kun en administrator kan indlæse"):
        drop_upload(upload=upload, by=colleague)


def test_lists_for_one_purpose_are_not_opened_for_another(folder: Path) -> None:
    by = administrator()
    upload = kept(by)
    boats = Purpose(
        "boats", lambda user: user == by, gettext_lazy("The file is not here any more. Choose it again.")
    )

    with pytest.raises(UnableToKeepUpload, match=GONE):
        open_upload(token=upload.token, by=by, now=NOW, purpose=boats)
    with pytest.raises(UnableToKeepUpload, match=GONE):
        keep_upload(files=FILES, is_full=True, by=administrator("b@hvidklit.example"), now=NOW, purpose=boats)
    of_boats = keep_upload(files=FILES, is_full=False, by=by, now=NOW, purpose=boats)
    assert open_upload(token=of_boats.token, by=by, now=NOW, purpose=boats) == of_boats


def test_what_is_dropped_is_deleted_when_all_else_stands(
    folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    by = administrator()
    upload = kept(by)

    with django_capture_on_commit_callbacks() as waiting:
        drop_upload(upload=upload, by=by)
    assert len(list(folder.iterdir())) == 1

    for callback in waiting * 2:  # twice does no harm
        callback()
    assert list(folder.iterdir()) == []


def test_the_old_ones_are_forgotten_when_the_next_is_kept(
    folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    by = administrator()
    kept(by, NOW - timedelta(hours=25))

    with django_capture_on_commit_callbacks(execute=True):
        fresh = kept(by)

    assert [path.stem for path in folder.iterdir()] == [fresh.token]


def test_forgetting_tells_how_many(
    folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    by = administrator()
    assert forget_uploads(now=NOW) == 0
    kept(by)
    kept(by)

    with django_capture_on_commit_callbacks(execute=True):
        assert forget_uploads(now=NOW + timedelta(days=2)) == 2

    assert list(folder.iterdir()) == []
