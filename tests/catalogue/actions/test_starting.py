from __future__ import annotations

import pytest

from indgang.catalogue.actions.starting import UnableToStartCatalogue, start_catalogue
from indgang.catalogue.models import LexiconEntry, OtherDoor, Situation, Task, TaskLink
from indgang.catalogue.starter_catalogue import StarterCatalogue, read_starter_catalogue
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from tests.factories import make_catalogue, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def starter() -> StarterCatalogue:
    return read_starter_catalogue()


def test_the_whole_starter_is_laid_in(starter: StarterCatalogue) -> None:
    roads = make_unit()
    tasks = start_catalogue(catalogue=make_catalogue(), starter=starter, unit_of={"vej": roads}, by=SYSTEM)
    assert {task.key for task in tasks} == {task.key for task in starter.tasks}
    digging = Task.objects.get(key="gravetilladelse")
    assert (digging.kle, digging.answering_unit) == (["05.12.00"], roads)
    assert digging.questions.count() >= 20
    assert Task.objects.get(key="nedrivning").answering_unit is None
    assert TaskLink.objects.filter(kind=TaskLink.Kind.NOT_THIS).exists()
    assert OtherDoor.objects.get(key="skat-moms").name == "Skattestyrelsen"
    assert LexiconEntry.objects.filter(language="pl", word="pozwoleni*").exists()
    assert Situation.objects.get(key="cafe").steps.filter(task__key="alkoholbevilling").exists()


def test_a_second_time_adds_what_is_missing_and_touches_nothing_else(starter: StarterCatalogue) -> None:
    catalogue = make_catalogue()
    start_catalogue(catalogue=catalogue, starter=starter, unit_of={}, by=SYSTEM)
    Task.objects.filter(key="gravetilladelse").update(title="Vores egne ord")
    Task.objects.filter(key="olietank").delete()
    OtherDoor.objects.filter(key="skat-moms").update(text="Ring til os.")
    LexiconEntry.objects.all().delete()
    added = start_catalogue(catalogue=catalogue, starter=starter, unit_of={}, by=SYSTEM)
    assert [task.key for task in added] == ["olietank"]
    assert Task.objects.get(key="gravetilladelse").title == "Vores egne ord"
    assert OtherDoor.objects.get(key="skat-moms").text == "Ring til os."
    assert LexiconEntry.objects.count() == len(starter.words)
    assert start_catalogue(catalogue=catalogue, starter=starter, unit_of={}, by=SYSTEM) == []
    assert Event.objects.filter(act="start_catalogue").count() == 2


def test_a_task_that_stands_in_another_catalogue_is_not_taken_from_it(starter: StarterCatalogue) -> None:
    start_catalogue(catalogue=make_catalogue(name="Virksomheder"), starter=starter, unit_of={}, by=SYSTEM)
    with pytest.raises(UnableToStartCatalogue, match="Virksomheder"):
        start_catalogue(catalogue=make_catalogue(name="Et nyt"), starter=starter, unit_of={}, by=SYSTEM)
