from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as runs
from hypothesis import strategies as st
from PIL import Image

from indgang.history.models import Event
from indgang.people.actions.picturing import UnableToChangePicture, put_up_picture, take_down_picture
from indgang.people.models import Colleague, User
from tests.factories import make_administrator, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def pictures(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "pictures"


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (600, 300), **options: Any) -> bytes:
    target = BytesIO()
    Image.new("RGB", size, "#1f5a4c").save(target, kind, **options)
    return target.getvalue()


def own(user: User) -> Colleague:
    assert user.colleague is not None
    return user.colleague


def put_up(user: User, source: bytes) -> Colleague:
    return put_up_picture(colleague=own(user), source=source, has_consented=True, by=user, now=NOW)


def stored(colleague: Colleague) -> bytes:
    with colleague.picture.open() as file:
        content: bytes = file.read()
    return content


def refused(user: User, source: bytes) -> UnableToChangePicture | None:
    """The refusal, or nothing where the picture was put up."""
    try:
        put_up(user, source)
    except UnableToChangePicture as refusal:
        return refusal
    return None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_cut_square(kind: str) -> None:
    colleague = put_up(make_user(), a_picture(kind))
    colleague.refresh_from_db()
    with Image.open(BytesIO(stored(colleague))) as picture:
        assert (picture.format, picture.size) == ("JPEG", (400, 400))
    assert colleague.picture_consent_at == NOW
    assert Event.objects.get().act == "put_up_picture"


def test_what_the_camera_wrote_is_left_out() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Kamera fra Aslund"
    colleague = put_up(make_user(), a_picture(exif=exif))
    assert b"Aslund" not in stored(colleague)


def test_a_new_picture_deletes_the_old_file(pictures: Path, django_capture_on_commit_callbacks: Any) -> None:
    user = make_user()
    put_up(user, a_picture())
    with django_capture_on_commit_callbacks(execute=True):
        colleague = put_up(user, a_picture("PNG"))
    assert [file.name for file in pictures.iterdir()] == [Path(str(colleague.picture.name)).name]


def test_consent_is_needed() -> None:
    user = make_user()
    with pytest.raises(UnableToChangePicture) as refusal:
        put_up_picture(colleague=own(user), source=a_picture(), has_consented=False, by=user, now=NOW)
    assert refusal.value.field == "has_consented"
    assert not own(user).picture


def test_nobody_consents_for_another() -> None:
    colleague = own(make_user())
    with pytest.raises(UnableToChangePicture):
        put_up_picture(
            colleague=colleague, source=a_picture(), has_consented=True, by=make_administrator(), now=NOW
        )
    with pytest.raises(UnableToChangePicture):
        take_down_picture(colleague=colleague, by=make_administrator())


def test_a_picture_is_taken_down_and_deleted(pictures: Path, django_capture_on_commit_callbacks: Any) -> None:
    user = make_user()
    put_up(user, a_picture())
    with django_capture_on_commit_callbacks(execute=True):
        take_down_picture(colleague=own(user), by=user)
    colleague = Colleague.objects.get()
    assert (bool(colleague.picture), colleague.picture_consent_at) == (False, None)
    assert list(pictures.iterdir()) == []


def test_taking_down_where_there_is_none_is_fine() -> None:
    user = make_user()
    assert not take_down_picture(colleague=own(user), by=user).picture


@pytest.mark.parametrize("size", [(8000, 6000), (10_000, 9_500)])
def test_a_picture_with_too_many_pixels_is_refused(size: tuple[int, int]) -> None:
    source = BytesIO()
    Image.new("1", size).save(source, "PNG")
    with pytest.raises(UnableToChangePicture) as refusal:
        put_up(make_user(), source.getvalue())
    assert refusal.value.field == "picture"


def test_what_is_no_picture_is_refused() -> None:
    user = make_user()
    for source in (b"", b"<svg/>", b"GIF89a", a_picture()[:400]):
        with pytest.raises(UnableToChangePicture) as refusal:
            put_up(user, source)
        assert refusal.value.field == "picture"
    assert not Event.objects.exists()


@runs(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(["JPEG", "PNG", "WEBP"]),
    at=st.floats(0, 1),
    spoilt=st.binary(min_size=1, max_size=40),
)
def test_a_spoilt_picture_is_shown_or_refused(kind: str, at: float, spoilt: bytes) -> None:
    whole = a_picture(kind, (40, 30))
    place = int(at * len(whole))
    user = User.objects.first() or make_user()
    refusal = refused(user, whole[:place] + spoilt + whole[place + len(spoilt) :])
    assert refusal is None or refusal.field == "picture"
