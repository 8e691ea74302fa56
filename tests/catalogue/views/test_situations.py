from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import Situation, SituationTask
from tests.catalogue.views.conftest import SignedIn, page
from tests.factories import make_editor, make_task, make_user

pytestmark = pytest.mark.django_db

LIST, NEW = "/intern/situationer/", "/intern/situationer/ny/"


def make_situation(key: str = "bygge", **values: object) -> Situation:
    return Situation.objects.create(**({"key": key, "title": key.capitalize()} | values))


def test_the_list_tells_how_far_each_is(signed_in: SignedIn) -> None:
    make_situation(is_published=False)
    shown = page(signed_in(make_user()), LIST)
    assert "Ikke udgivet" in shown
    assert "Ingen endnu" in shown
    assert "/ret/" not in shown


def test_where_there_is_none_one_can_be_written(signed_in: SignedIn) -> None:
    assert "Der er ingen virksomhedssituationer endnu" in page(signed_in(make_editor()), LIST)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(
    signed_in: SignedIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for one in range(number):
        SituationTask.objects.create(situation=make_situation(f"s{one}"), task=make_task())
    client = signed_in(make_editor())
    with django_assert_num_queries(6):
        client.get(LIST)


def test_a_situation_is_written_with_its_tasks_in_order(signed_in: SignedIn) -> None:
    make_task("Alkohol")
    make_task("Byg")
    make_situation(position=4)
    client = signed_in(make_editor())
    assert 'value="5"' in page(client, NEW)
    answer = client.post(
        NEW,
        {
            "title": "Åbne café",
            "position": "5",
            "is_published": "on",
            "step_0_task": "Byg",
            "step_0_note": "Først",
            "step_1_task": "Alkohol",
        },
        follow=True,
    )
    assert "Virksomhedssituationen er skrevet." in answer.content.decode()
    steps = Situation.objects.get(key="aabne-cafe").steps.values_list("task__title", "note")
    assert list(steps) == [("Byg", "Først"), ("Alkohol", "")]


def test_what_is_wrong_is_told_and_kept(signed_in: SignedIn) -> None:
    make_task("Byg")
    client = signed_in(make_editor())
    answer = client.post(
        NEW, {"title": "", "position": "x", "step_0_task": "Byg", "step_1_task": "Byg", "step_1_note": "Igen"}
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Den samme opgave står to gange." in shown
    assert 'value="Igen"' in shown


def test_a_situation_is_changed_and_its_history_shown(signed_in: SignedIn) -> None:
    make_situation()
    client = signed_in(make_editor())
    url = f"{LIST}bygge/ret/"
    answer = client.post(url, {"title": "Bygge nyt", "position": "0", "version": "0"}, follow=True)
    assert "Virksomhedssituationen er rettet." in answer.content.decode()
    shown = page(client, url)
    assert "Rettede virksomhedssituationen" in shown
    assert "Bygge nyt" in shown
    assert client.get(f"{LIST}findes-ikke/ret/").status_code == 404


def test_rows_are_moved_without_saving(signed_in: SignedIn) -> None:
    client = signed_in(make_editor())
    answer = client.post(NEW, {"step_0_task": "A", "step_1_task": "B", "rearrange": "down-0"})
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert shown.index('value="B"') < shown.index('value="A"')


def test_others_write_none(signed_in: SignedIn) -> None:
    make_situation()
    client = signed_in(make_user())
    assert client.get(NEW).status_code == 403
    assert client.get(f"{LIST}bygge/ret/").status_code == 403
