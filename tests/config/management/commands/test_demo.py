from __future__ import annotations

import os
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from config.demonstration.people import PASSWORD
from indgang.people.models import Colleague, Municipality


def demo(*arguments: str) -> str:
    told = StringIO()
    call_command("demo", *arguments, stdout=told)
    return told.getvalue()


@pytest.mark.django_db(transaction=True)
def test_it_keeps_what_is_there_and_begins_again_when_told_to(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.DERIVED_DIR = tmp_path / "var", tmp_path / "derived"
    Municipality.objects.create(
        name="Hvidklit Kommune", phone="19 55 24 10", mail="virksomhed@hvidklit.example"
    )
    Colleague.objects.create(name="En ny kollega")

    first = demo("--no-serve")
    kept = Colleague.objects.filter(name="En ny kollega").count()
    second = demo("--no-serve", "--reset")

    assert "Databasen er fyldt i forvejen" in first
    assert "enheder" not in first
    assert kept == 1
    assert "Begynder forfra" in second
    assert "  + 17 enheder\n" in second
    assert "indgang@hvidklit.example           indgangen: svarer telefonen\n" in second
    assert PASSWORD in second
    assert Colleague.objects.filter(name="En ny kollega").count() == 0
    assert (tmp_path / "var").is_dir()


@pytest.mark.django_db
def test_it_is_shown_as_a_demonstration(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    Municipality.objects.create(
        name="Hvidklit Kommune", phone="19 55 24 10", mail="virksomhed@hvidklit.example"
    )
    monkeypatch.setenv("INDGANG_DEMO", "")
    served: list[dict[str, Any]] = []

    class Server:
        """Stands in for the web server, which would never come back."""

        def __init__(self, *_application: str, **options: Any) -> None:
            served.append(options)

        def serve(self) -> None: ...

    monkeypatch.setattr("granian.Granian", Server)

    demo()

    assert [options["port"] for options in served] == [8000]
    assert os.environ["INDGANG_DEMO"] == "1"
