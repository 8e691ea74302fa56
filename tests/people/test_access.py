from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.factories import make_colleague, make_user

pytestmark = pytest.mark.django_db

DESK = "/intern/enheder/"


def test_whoever_is_not_signed_in_signs_in_and_comes_back() -> None:
    response = Client().get(f"{DESK}?q=1")
    assert response["Location"] == "/konto/log-ind/?next=/intern/enheder/%3Fq%3D1"


def test_whoever_was_let_in_comes_in(client: Client) -> None:
    client.force_login(make_user())
    assert client.get(DESK).status_code == 200


def test_whoever_was_shut_out_is_a_stranger(client: Client) -> None:
    user = make_user()
    client.force_login(user)
    user.is_active = False
    user.save()
    assert client.get(DESK).status_code == 302


def test_whoever_has_left_stays_outside_also_when_signed_in(client: Client) -> None:
    client.force_login(make_user(colleague=make_colleague(leaving_date=date(2020, 1, 1))))
    assert client.get(DESK).status_code == 403
