from __future__ import annotations

from io import StringIO
from pathlib import Path

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from pytest_django import Settings


def test_every_file_is_named_by_its_content(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "indgang.shared.static_storage.NamedByContentStorage"},
    }
    call_command("collectstatic", interactive=False, stdout=StringIO())
    address = staticfiles_storage.url("dkfds/css/dkfds.min.css")
    assert address.startswith("/static/dkfds/css/dkfds.min.")
    assert address != "/static/dkfds/css/dkfds.min.css"
    assert (tmp_path / address.removeprefix("/static/")).is_file()
