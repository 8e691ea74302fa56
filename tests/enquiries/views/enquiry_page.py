"""The page of one enquiry as somebody at a browser meets it: open it, press on it, and read what it leads to."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from indgang.catalogue.models import Responsibility, Task
from indgang.enquiries.models import Enquiry
from indgang.people.models import Colleague, User
from indgang.shared.actions.counting import count_change
from tests.factories import make_catalogue, make_colleague, make_task, make_unit
from tests.page_forms import forms_in


def of(user: User) -> Colleague:
    assert user.colleague is not None
    return user.colleague


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, enquiry: Enquiry) -> str:
    answer = client.get(enquiry.get_absolute_url())
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def post(client: Client, name: str, enquiry: Enquiry, pk: int | None = None, **values: object) -> str:
    """Sends it, and reads the page it leads to."""
    path = reverse(f"enquiries:{name}", args=[enquiry.reference, *([] if pk is None else [pk])])
    return " ".join(client.post(path, values, follow=True).content.decode().split())


def buttons(shown: str) -> list[str]:
    return [label for form in forms_in(shown) for label, _name, _value in form.buttons]


def make_sign_task(user: User) -> Task:
    """The user does it, and Lis substitutes."""
    catalogue = make_catalogue(owner=make_colleague("Sten"))
    task = make_task("Skilte", catalogue=catalogue, words="skilt", answering_unit=make_unit("Byg og Miljø"))
    Responsibility.objects.create(task=task, colleague=of(user))
    Responsibility.objects.create(
        task=task, colleague=make_colleague("Lis Leth"), kind=Responsibility.Kind.SUBSTITUTE
    )
    count_change(topic="catalogue")
    return task
