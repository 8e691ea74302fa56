from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from indgang.history.models import Event
from indgang.people.models import Colleague, Role, RoleGrant, User, Visibility

pytestmark = pytest.mark.django_db

PAGE = "/intern/historik/"


@pytest.fixture
def secretary() -> User:
    secretary = User.objects.create_user("sekretaer@hvidklit.example")
    RoleGrant.objects.create(user=secretary, role=Role.SECRETARY)
    return secretary


@pytest.fixture
def at_desk(secretary: User) -> Client:
    client = Client()
    client.force_login(secretary)
    return client


def an_event(number: int, *, area: str = "catalogue", actor: str = "Lone Krogh") -> Event:
    return Event.objects.create(
        actor_name=actor,
        area=area,
        act="edit_task" if area == "catalogue" else "edit_colleague",
        target_key=f"{area}.{'task' if area == 'catalogue' else 'colleague'}:{number}",
        target_label=f"Sag {number}",
        target_link=f"/intern/sag/{number}/",
        changes={"title": ["før", f"nu {number}"]},
    )


def shown(client: Client, **asked: str) -> str:
    answer = client.get(PAGE, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_address_is_known() -> None:
    assert reverse("home:list_events") == PAGE


def test_who_changed_what_from_what_to_what(at_desk: Client) -> None:
    an_event(7)

    page = shown(at_desk)

    assert "Lone Krogh" in page
    assert '<a href="/intern/sag/7/">Sag 7</a>' in page
    assert "<del>før</del> <ins>nu 7</ins>" in page


def test_by_area_by_person_and_by_what_it_concerns(at_desk: Client) -> None:
    an_event(1)
    an_event(2, area="people")
    an_event(3, actor="Per Toft")

    assert [f"Sag {n}" in shown(at_desk, area="people") for n in (1, 2, 3)] == [False, True, False]
    assert [f"Sag {n}" in shown(at_desk, person="toft") for n in (1, 2, 3)] == [False, False, True]
    assert [f"Sag {n}" in shown(at_desk, text="sag 1") for n in (1, 2, 3)] == [True, False, False]


def test_an_area_that_is_none_shows_everything(at_desk: Client) -> None:
    an_event(1)

    assert "Sag 1" in shown(at_desk, area="moon")


def test_where_nothing_fits_the_way_back_is_shown(at_desk: Client) -> None:
    an_event(1)

    page = shown(at_desk, text="findes ikke")

    assert "Sag 1" not in page
    assert f'href="{PAGE}"' in page


def test_more_than_a_page_is_turned_and_keeps_the_filter(at_desk: Client) -> None:
    for number in range(41):
        an_event(number)

    first, second = shown(at_desk, area="catalogue"), shown(at_desk, area="catalogue", page="2")

    assert "?area=catalogue&amp;page=2" in first
    assert ("Sag 40" in first, "Sag 0<" in first) == (True, False)
    assert ("Sag 40" in second, "Sag 0<" in second) == (False, True)


@pytest.mark.parametrize("count", [1, 3])
def test_many_events_cost_no_more_than_one(
    at_desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        colleague = Colleague.objects.create(name=f"Kollega {number}")
        an_event(colleague.pk, area="people")

    with django_assert_num_queries(10):
        shown(at_desk)


def test_what_a_colleague_hides_is_not_told(at_desk: Client) -> None:
    lone = Colleague.objects.create(name="Lone", mobile_visibility=Visibility.HIDDEN)
    event = an_event(lone.pk, area="people")
    Event.objects.filter(pk=event.pk).update(changes={"mobile": ["", "19 66 40 01"]})

    assert "19 66 40 01" not in shown(at_desk)


def test_a_colleague_without_a_role_is_refused() -> None:
    client = Client()
    client.force_login(User.objects.create_user("kollega@hvidklit.example"))

    assert client.get(PAGE).status_code == 403


def test_somebody_who_is_not_signed_in_is_asked_to() -> None:
    answer = Client().get(PAGE)

    assert (answer.status_code, "next=/intern/historik/" in answer.headers["Location"]) == (302, True)


def test_the_past_is_only_read(at_desk: Client) -> None:
    assert at_desk.post(PAGE).status_code == 405
