from __future__ import annotations

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from indgang.catalogue.models import AskedQuestion
from tests.small_town import found_town

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folders(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.DERIVED_DIR = tmp_path, tmp_path / "derived"


def told_by(name: str) -> list[str]:
    told = StringIO()
    call_command(name, stdout=told)
    return told.getvalue().splitlines()


def test_the_night_forgets_and_learns() -> None:
    found_town()
    old_day = timezone.localdate() - timedelta(days=800)
    AskedQuestion.objects.create(text="må vi grave", asked_date=old_day)
    lines = told_by("nightly")
    assert AskedQuestion.objects.count() == 0
    assert "     1  Spørgsmål fra skrivebordet, uden navne og numre" in lines
    assert lines[-1].startswith("Lært af 13 tekster om 3 opgaver og andre indgange (")


def test_learning_twice_is_told() -> None:
    found_town()
    told_by("learn")
    assert told_by("learn") == ["Intet nyt siden sidst: 13 tekster om 3 opgaver og andre indgange."]


def test_an_empty_catalogue_does_not_disturb_the_night() -> None:
    assert told_by("nightly")[-1].startswith("Der er for lidt at lære af")
    assert told_by("learn")[-1].startswith("Der er for lidt at lære af")
