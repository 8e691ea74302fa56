from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from indgang.businesses.models import Business, Conversation
from indgang.people.models import Role
from tests.factories import make_business, make_colleague, make_user
from tests.people.views.conftest import errors_of, sent_back, signed_in

pytestmark = pytest.mark.django_db

LIST = "/intern/virksomheder/"


def test_any_colleague_notes_a_conversation_and_twice_is_once() -> None:
    business = make_business("Smedjen")
    client = signed_in(make_user(colleague=make_colleague("Kai Kollega")))
    address = f"{LIST}{business.pk}/talt-med/"
    typed = sent_back(client.get(address)) | {"label": "Besøgte dem"}
    for _ in range(2):
        assert client.post(address, typed)["Location"] == business.get_absolute_url()
    client.post(address, typed | {"label": "Ringede også"})
    told = Conversation.objects.order_by("pk").values_list("area", "label", "spoken_by")
    assert list(told) == [
        ("businesses", "Besøgte dem", "Kai Kollega"),
        ("businesses", "Ringede også", "Kai Kollega"),
    ]
    assert Business.objects.get().last_spoken_date == timezone.localdate()


def test_what_cannot_be_noted_is_told() -> None:
    client, business = signed_in(make_user()), make_business()
    tomorrow = timezone.localdate() + timedelta(days=1)
    typed = {"spoken_date": f"{tomorrow:%d-%m-%Y}", "label": "Ejer 010170-1234"}
    answer = client.post(f"{LIST}{business.pk}/talt-med/", typed)
    assert (answer.status_code, errors_of(answer)) == (
        422,
        ["Den dag er ikke kommet endnu.", "Det ligner et CPR-nummer. Fjern det; det må ikke stå her."],
    )
    assert not Conversation.objects.exists()


def test_what_was_noted_by_mistake_is_removed() -> None:
    client, business = signed_in(make_user(Role.ENTRANCE)), make_business()
    by_hand, told = (
        Conversation.objects.create(
            business=business, spoken_at=timezone.now(), area=area, key="x", label="x"
        )
        for area in ("businesses", "enquiries")
    )
    assert client.post(f"{LIST}samtaler/{told.pk}/fjern/").status_code == 403
    assert client.post(f"{LIST}samtaler/{by_hand.pk}/fjern/")["Location"] == business.get_absolute_url()
    assert list(Conversation.objects.all()) == [told]
