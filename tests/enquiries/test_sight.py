"""Whatever id stands in an address or a form is looked for under the enquiry that was opened, by whoever may see it.

The addresses are walked as they stand: one that is added is tried too. What is not theirs is not there (404), and
nothing is changed by asking for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model, QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from indgang.businesses.models import Conversation
from indgang.duties.models import Duty
from indgang.enquiries.models import AttachedFile, Enquiry, HandOver, Involvement, JointMeeting
from indgang.history.models import Event
from indgang.people.models import User
from indgang.shared.models import OutgoingMail
from tests.factories import (
    make_colleague,
    make_enquiry,
    make_municipality,
    make_task,
    make_unit,
    make_user,
)
from tests.hvidklit import every_url

pytestmark = pytest.mark.django_db

DESK = "intern/henvendelser/<str:reference>/"
OF_ENQUIRY = sorted(name for name, route in every_url().items() if route.startswith(DESK))
WITH_THING = sorted(name for name in OF_ENQUIRY if "<int:pk>" in every_url()[name])
KEPT: list[type[Model]] = [
    Event,
    OutgoingMail,
    Duty,
    Conversation,
    *apps.get_app_config("enquiries").get_models(),
]


def all_that_is_kept() -> dict[str, list[tuple[object, ...]]]:
    return {model.__name__: list(model._default_manager.order_by("pk").values_list()) for model in KEPT}


def signed_in(user: User) -> Client:
    make_municipality()
    client = Client()
    client.force_login(user)
    return client


def with_everything(holder: User) -> Enquiry:
    """Held by the user, with a file, a hand-over, a part and a meeting."""
    enquiry = make_enquiry(holder=holder.colleague, unit=make_unit())
    AttachedFile.objects.create(
        message=enquiry.messages.get(), name="a.pdf", content_type="application/pdf", size=1, content=b"x"
    )
    HandOver.objects.create(enquiry=enquiry, giver=holder.colleague, receiver=make_colleague())
    part(enquiry)
    JointMeeting.objects.create(
        enquiry=enquiry, starts_at=timezone.now() + timedelta(days=2), place="Rådhuset", uid=enquiry.reference
    )
    return enquiry


def part(enquiry: Enquiry) -> Involvement:
    return Involvement.objects.create(
        enquiry=enquiry, colleague=make_colleague(), part="Se på vejen", due_date=timezone.localdate()
    )


def thing_of(enquiry: Enquiry, name: str) -> int:
    """The id of what an address is about: by what stands before it."""
    kind = every_url()[name].removeprefix(DESK).partition("/")[0]
    things: dict[str, QuerySet[Any]] = {
        "fil": AttachedFile.objects.filter(message__enquiry=enquiry),
        "overdragelser": enquiry.hand_overs.all(),
        "dele": enquiry.involvements.all(),
        "moede": enquiry.meetings.all(),
    }
    return int(things[kind].values_list("pk", flat=True).get())


def answers(client: Client, path: str, values: Mapping[str, object] | None = None) -> Iterator[int]:
    yield client.get(path).status_code
    yield client.post(path, values or {}).status_code


@pytest.fixture
def karla() -> User:
    return make_user(colleague=make_colleague("Karla", units=[make_unit("Byg")]))


def test_the_walk_finds_the_addresses() -> None:
    """Else all that follows would be quiet for nothing."""
    assert {"enquiries:show_enquiry", "enquiries:send_back", "enquiries:change_part"} <= set(OF_ENQUIRY)
    assert {"enquiries:show_file", "enquiries:accept_enquiry", "enquiries:finish_part"} <= set(WITH_THING)


@pytest.mark.parametrize("name", OF_ENQUIRY)
def test_who_may_not_see_an_enquiry_finds_nothing_and_changes_nothing(karla: User, name: str) -> None:
    enquiry = with_everything(karla)
    things = {"pk": thing_of(enquiry, name)} if name in WITH_THING else {}
    client = signed_in(make_user(colleague=make_colleague("Kai", units=[make_unit("Vej")])))
    before = all_that_is_kept()
    for reference in (enquiry.reference, "26-FINDES"):
        path = reverse(name, kwargs={"reference": reference, **things})
        assert set(answers(client, path)) <= {404, 405}, path
    assert all_that_is_kept() == before


@pytest.mark.parametrize("name", OF_ENQUIRY)
def test_a_confidential_one_is_not_there_for_its_own_unit(karla: User, name: str) -> None:
    unit = make_unit("Byg og Miljø")
    enquiry = with_everything(karla)
    Enquiry.objects.filter(pk=enquiry.pk).update(unit=unit, is_confidential=True)
    things = {"pk": thing_of(enquiry, name)} if name in WITH_THING else {}
    client = signed_in(make_user(colleague=make_colleague("Ida", units=[unit])))
    before = all_that_is_kept()
    path = reverse(name, kwargs={"reference": enquiry.reference, **things})
    assert set(answers(client, path)) <= {404, 405}
    assert all_that_is_kept() == before


@pytest.mark.parametrize("name", WITH_THING)
def test_a_thing_of_another_enquiry_is_not_there(karla: User, name: str) -> None:
    """Also where the user may see both enquiries."""
    enquiry, other = with_everything(karla), with_everything(karla)
    client, before = signed_in(karla), all_that_is_kept()
    values = {"word": "Nej", "reply": "Nej", "reason": "Syg", "due_date": "24-12-2099"}
    for pk in (thing_of(other, name), 999_999):
        path = reverse(name, kwargs={"reference": enquiry.reference, "pk": pk})
        assert set(answers(client, path, values)) <= {404, 405}, path
    assert all_that_is_kept() == before


def in_forms(enquiry: Enquiry, other: Enquiry) -> list[tuple[str, dict[str, object]]]:
    """Each id that a form of the page sends, in the place of one that it may send."""
    stranger = make_colleague().pk
    wishes = {"colleague": "Ida", "part": "Se", "due_date": "24-12-2099"}
    strange_part = part(other).pk
    return [
        ("choose_task", {"key": "findes-ikke"}),
        ("ask_to_hold", {"colleague": stranger}),
        ("ask_to_hold", {"colleague": "x"}),
        ("ask_to_hold", {"receiver": "Ida", "instead_of": thing_of(other, "enquiries:accept_enquiry")}),
        ("ask_for_part", {**wishes, "after": strange_part}),
        ("ask_for_part", {**wishes, "after": "x"}),
    ]


def test_what_a_form_sends_is_looked_for_under_the_enquiry_too(karla: User) -> None:
    make_colleague("Ida")
    enquiry, other = with_everything(karla), with_everything(karla)
    Enquiry.objects.filter(pk=enquiry.pk).update(task=make_task())
    client, tried = signed_in(karla), in_forms(enquiry, other)
    before = all_that_is_kept()
    for name, values in tried:
        path = reverse(f"enquiries:{name}", args=[enquiry.reference])
        assert client.post(path, values).status_code == 404, (name, values)
    own = thing_of(enquiry, "enquiries:change_part")
    path = reverse("enquiries:change_part", args=[enquiry.reference, own])
    moved = {"due_date": "24-12-2099", "reason": "Syg", "after": thing_of(other, "enquiries:accept_enquiry")}
    assert (
        client.post(path, moved | {"after": other.involvements.values_list("pk", flat=True)[0]}).status_code
        == 404
    )
    assert all_that_is_kept() == before


def test_from_a_mail_only_those_who_do_the_task_are_asked(karla: User) -> None:
    enquiry, task = make_enquiry(holder=karla.colleague), make_task()
    path = reverse("enquiries:suggest_receiver", args=[enquiry.reference])
    client, before = signed_in(karla), all_that_is_kept()
    assert client.get(f"{path}?opgave=findes-ikke").status_code == 404
    assert client.post(f"{path}?opgave={task.key}", {"colleague": make_colleague().pk}).status_code == 404
    assert all_that_is_kept() == before
