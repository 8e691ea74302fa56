from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from indgang.catalogue.models import Task
from indgang.catalogue.starter_catalogue import read_starter_catalogue
from indgang.history.models import Event
from tests.factories import make_catalogue, make_task, make_unit

pytestmark = pytest.mark.django_db

NUMBER = len(read_starter_catalogue().tasks)


def started(*words: str) -> str:
    told = StringIO()
    call_command("start_catalogue", *words, stdout=told)
    return told.getvalue()


def test_the_starter_is_put_in_and_what_was_not_matched_is_told() -> None:
    make_catalogue(slug="virksomheder")
    building, roads = make_unit("byg og industri"), make_unit("Vejene")
    told = started("--catalogue", "virksomheder", "--unit", "vej=Vejene")
    assert f"{NUMBER} opgaver lagt ind; 0 stod der i forvejen." in told
    assert "(byg)" not in told
    assert "(vej)" not in told
    assert "(plan)" in told
    assert Task.objects.get(key="nedrivning").answering_unit == building
    assert Task.objects.get(key="gravetilladelse").answering_unit == roads
    assert f"0 opgaver lagt ind; {NUMBER} stod der i forvejen." in started("--catalogue", "virksomheder")


def test_a_dry_run_saves_nothing() -> None:
    make_catalogue(slug="virksomheder")
    told = started("--catalogue", "virksomheder", "--dry-run")
    assert f"{NUMBER} opgaver lagt ind" in told
    assert "Intet er gemt." in told
    assert not Task.objects.exists()
    assert not Event.objects.exists()


def test_an_unknown_catalogue_is_refused_with_those_there_are() -> None:
    with pytest.raises(CommandError, match="Der er: ingen"):
        started("--catalogue", "findes-ikke")
    make_catalogue(slug="havne")
    with pytest.raises(CommandError, match="Der er: havne"):
        started("--catalogue", "findes-ikke")


def test_a_refusal_is_told() -> None:
    make_catalogue(slug="virksomheder")
    make_task("Vores egen", key="nedrivning", catalogue=make_catalogue("Havne"))
    with pytest.raises(CommandError, match="står allerede i kataloget Havne"):
        started("--catalogue", "virksomheder")


@pytest.mark.parametrize("pair", ["byg", "=navn", "byg="])
def test_a_unit_is_named_by_key_and_name(pair: str) -> None:
    make_catalogue(slug="virksomheder")
    with pytest.raises(CommandError, match="Skriv --unit som"):
        started("--catalogue", "virksomheder", "--unit", pair)
