from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from indgang.people.forms import pictures as form_of_pictures
from indgang.people.models import Colleague, User, Visibility
from tests.factories import make_administrator, make_user
from tests.people.views.conftest import errors_of, signed_in, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def a_file(content: bytes = b"") -> SimpleUploadedFile:
    if not content:
        target = BytesIO()
        Image.new("RGB", (500, 500), "#1f5a4c").save(target, "PNG")
        content = target.getvalue()
    return SimpleUploadedFile("mig.png", content, "image/png")


def address(user: User, what: str = "billede/") -> str:
    return f"/intern/medarbejdere/{user.colleague_id}/{what}"


def shown_at(user: User) -> str:
    return f"/billeder/{user.colleague_id}.jpg"


@pytest.fixture
def pictured() -> User:
    """Somebody whose picture is up, for colleagues to see."""
    user = make_user()
    response = signed_in(user).post(address(user), {"picture": a_file(), "has_consented": "on"})
    assert response.status_code == 302
    return user


def test_a_picture_is_put_up_seen_and_taken_down(pictured: User) -> None:
    client = signed_in(pictured)
    assert "Du gav lov til, at det vises" in words_of(client.get(address(pictured)))
    shown = client.get(shown_at(pictured))
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert shown["Cache-Control"] == "private, no-cache"
    response = client.post(address(pictured, "billede/fjern/"), follow=True)
    assert "Dit billede er taget ned og slettet." in words_of(response)
    assert client.get(shown_at(pictured)).status_code == 404


def test_an_unchanged_picture_is_not_sent_again(pictured: User) -> None:
    client = signed_in(pictured)
    shown = client.get(shown_at(pictured))
    again = client.get(shown_at(pictured), headers={"If-None-Match": shown["ETag"]})
    assert (again.status_code, again["ETag"]) == (304, shown["ETag"])


def test_colleagues_see_it_but_the_public_does_not(pictured: User) -> None:
    shown = signed_in(make_user()).get(shown_at(pictured))
    assert shown.status_code == 200
    assert Client().get(shown_at(pictured)).status_code == 404
    assert Client().post(shown_at(pictured)).status_code == 405


def test_a_public_picture_is_seen_by_all_without_a_cookie_until_its_owner_leaves(pictured: User) -> None:
    Colleague.objects.update(picture_visibility=Visibility.PUBLIC)
    shown = Client().get(shown_at(pictured))
    assert (shown.status_code, shown["Cache-Control"]) == (200, "public, no-cache")
    assert "Vary" not in shown
    Colleague.objects.update(leaving_date=date(2020, 1, 1))
    assert Client().get(shown_at(pictured)).status_code == 404
    assert signed_in(pictured).get(shown_at(pictured)).status_code == 404


def test_a_hidden_picture_is_for_its_owner(pictured: User) -> None:
    Colleague.objects.update(picture_visibility=Visibility.HIDDEN)
    assert signed_in(make_user()).get(shown_at(pictured)).status_code == 404
    shown = signed_in(pictured).get(shown_at(pictured))
    assert shown.status_code == 200


def test_a_picture_whose_file_is_gone_is_not_found(pictured: User, media: Path) -> None:
    for file in (media / "pictures").iterdir():
        file.unlink()
    assert signed_in(pictured).get(shown_at(pictured)).status_code == 404


def test_nobody_without_a_picture_is_shown() -> None:
    user = make_user()
    assert signed_in(user).get(shown_at(user)).status_code == 404
    assert signed_in(user).get("/billeder/999.jpg").status_code == 404


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"has_consented": "on"}, "Vælg et billede."),
        (
            {"has_consented": "on", "picture": SimpleUploadedFile("a.png", b"")},
            "Filen er tom. Vælg en anden.",
        ),
        ({"picture": a_file()}, "Sæt kryds ved, at du er indforstået med, at billedet vises."),
        (
            {"has_consented": "on", "picture": a_file(b"<svg/>")},
            "Det er ikke et billede, vi kan læse. Brug JPEG, PNG eller WebP.",
        ),
    ],
)
def test_a_refused_picture_says_why_at_its_field(sent: dict[str, Any], error: str) -> None:
    user = make_user()
    for value in sent.values():
        if isinstance(value, SimpleUploadedFile):
            value.seek(0)
    response = signed_in(user).post(address(user), sent)
    assert (response.status_code, errors_of(response)) == (422, [error])
    assert not Colleague.objects.exclude(picture="").exists()


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_of_pictures, "LARGEST_FILE", 10)
    user = make_user()
    response = signed_in(user).post(address(user), {"picture": a_file(), "has_consented": "on"})
    assert errors_of(response) == ["Filen fylder mere end 10 MB. Vælg en mindre."]


def test_nobody_puts_up_or_takes_down_the_picture_of_another(pictured: User) -> None:
    client = signed_in(make_administrator())
    assert client.get(address(pictured)).status_code == 403
    assert client.post(address(pictured, "billede/fjern/")).status_code == 403
    assert client.get(address(pictured, "billede/fjern/")).status_code == 405
