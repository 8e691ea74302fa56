from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from indgang.catalogue.models import Responsibility, Task
from tests.catalogue.views.conftest import SignedIn, page
from tests.factories import make_colleague, make_editor, make_task, make_unit, make_user

pytestmark = pytest.mark.django_db

URL = "/intern/katalog/opgaver/stillads/fordel/"


@pytest.fixture
def task() -> Task:
    return make_task("Stillads", key="stillads", answering_unit=make_unit("Vej"))


def shares_of(task: Task) -> list[tuple[str, str, str]]:
    rows = task.responsibilities.order_by("position")
    return list(rows.values_list("colleague__name", "part", "kind"))


def test_the_page_shows_who_does_it_and_room_for_more(signed_in: SignedIn, task: Task) -> None:
    ida = make_colleague("Ida Dahl", units=[make_unit("Byg")])
    Responsibility.objects.create(task=task, colleague=ida, part="I byerne")
    shown = page(signed_in(make_editor()), URL)
    assert 'value="Ida Dahl, Byg"' in shown
    assert 'value="I byerne"' in shown
    assert "share_2_colleague" in shown
    assert '<datalist id="colleague-names">' in shown


def test_the_task_is_given_to_those_named_in_their_order(signed_in: SignedIn, task: Task) -> None:
    make_colleague("Ida Dahl", units=[make_unit("Byg")])
    make_colleague("Bo Holm")
    answer = signed_in(make_editor()).post(
        URL,
        {
            "share_0_colleague": "bo",
            "share_0_part": "I byerne",
            "share_1_colleague": "",
            "share_2_colleague": "Ida Dahl, Byg",
            "share_2_kind": "substitute",
        },
        follow=True,
    )
    assert "Nu står der, hvem der løser opgaven." in answer.content.decode()
    assert shares_of(task) == [("Bo Holm", "I byerne", "does"), ("Ida Dahl", "", "substitute")]


def test_what_is_wrong_is_told_at_its_row(signed_in: SignedIn, task: Task) -> None:
    make_colleague("Ida Dahl")
    answer = signed_in(make_editor()).post(
        URL,
        {
            "share_0_colleague": "Ida",
            "share_1_colleague": "Ida",
            "share_2_colleague": "ukendt",
            "share_2_part": "Alt",
        },
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Den samme medarbejder står to gange." in shown
    assert "ukendt" in shown
    assert 'value="Alt"' in shown
    assert shares_of(task) == []


def test_somebody_who_has_left_must_be_replaced(signed_in: SignedIn, task: Task) -> None:
    left = make_colleague("Eva Friis", leaving_date=timezone.localdate() - timedelta(days=1))
    Responsibility.objects.create(task=task, colleague=left)
    client = signed_in(make_editor())
    assert 'value="Eva Friis"' in page(client, URL)
    answer = client.post(URL, {"share_0_colleague": "Eva Friis"})
    assert answer.status_code == 422
    assert "Eva Friis" in answer.content.decode()


def test_rows_are_moved_without_saving(signed_in: SignedIn, task: Task) -> None:
    answer = signed_in(make_editor()).post(
        URL, {"share_0_colleague": "A", "share_1_colleague": "B", "rearrange": "down-0"}
    )
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert shown.index('value="B"') < shown.index('value="A"')
    assert shares_of(task) == []


def test_a_change_made_meanwhile_is_shown_first(signed_in: SignedIn, task: Task) -> None:
    make_colleague("Ida Dahl")
    make_colleague("Bo Holm")
    client = signed_in(make_editor())
    client.post(URL, {"share_0_colleague": "Ida Dahl", "version": "0"})
    answer = client.post(URL, {"share_0_colleague": "Bo Holm", "version": "0"})
    assert answer.status_code == 422
    assert shares_of(task) == [("Ida Dahl", "", "does")]


def test_only_those_who_may_change_the_task(signed_in: SignedIn, task: Task) -> None:
    assert signed_in(make_user()).get(URL).status_code == 403
    assert signed_in(make_user(leads=task.answering_unit)).get(URL).status_code == 200
