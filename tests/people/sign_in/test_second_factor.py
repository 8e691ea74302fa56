from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from indgang.people.models import Role, RoleGrant, User
from indgang.people.sign_in.second_factor import needs_second_factor
from tests.people.sign_in.conftest import PASSWORD


def code_for(secret: str) -> str:
    code: str = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    return code


@pytest.mark.parametrize(
    ("asked_of", "role", "is_asked"),
    [
        ("everyone", None, True),
        ("roles", None, False),
        ("roles", Role.ENTRANCE, True),
        ("administrators", None, False),
        ("administrators", Role.CATALOGUE_EDITOR, False),
        ("administrators", Role.ADMINISTRATOR, True),
        ("nobody", Role.ADMINISTRATOR, False),
    ],
)
def test_who_is_asked(karla: User, settings: Any, asked_of: str, role: Role | None, is_asked: bool) -> None:
    settings.SECOND_FACTOR_ASKED_OF = asked_of
    if role:
        RoleGrant.objects.create(user=karla, role=role)
    assert needs_second_factor(karla) is is_asked


@pytest.fixture
def administrator(karla: User, settings: Any) -> User:
    settings.SECOND_FACTOR_ASKED_OF = "administrators"
    RoleGrant.objects.create(user=karla, role=Role.ADMINISTRATOR)
    return karla


def sign_in(client: Client, user: User) -> Any:
    return client.post("/konto/log-ind/", {"login": user.email, "password": PASSWORD}, follow=True)


def test_an_administrator_without_is_led_to_choose_one(client: Client, administrator: User) -> None:
    page = sign_in(client, administrator)
    assert page.redirect_chain[-1] == ("/konto/totrin/", 302)
    assert "Du er betroet meget, så du skal logge ind i to trin." in page.content.decode()


@pytest.mark.usefixtures("noted_context")
def test_the_app_is_set_up_after_confirming_who_one_is(client: Client, administrator: User) -> None:
    sign_in(client, administrator)
    asked = client.get("/konto/totrin/app/")
    assert asked["Location"].startswith("/konto/bekraeft/")
    assert (
        "Det er ikke din adgangskode."
        in client.post(asked["Location"], {"password": "forkert"}).content.decode()
    )
    client.post(asked["Location"], {"password": PASSWORD})
    page = client.get("/konto/totrin/app/")
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    assert "data:" not in page.content.decode()
    wrong = client.post("/konto/totrin/app/", {"code": "000000"})
    assert "Koden passer ikke." in wrong.content.decode()
    done = client.post("/konto/totrin/app/", {"code": code_for(secret)}, follow=True)
    assert done.redirect_chain[-1][0] == "/konto/totrin/koder/"
    assert len(done.context["unused_codes"]) == 10
    assert client.get("/intern/").status_code == 200


def test_signing_in_then_asks_for_a_code(client: Client, administrator: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(administrator, secret)
    page = sign_in(client, administrator)
    assert page.redirect_chain[-1] == ("/konto/totrin/kode/", 302)
    assert client.get("/intern/").status_code == 302
    assert "Koden passer ikke." in client.post("/konto/totrin/kode/", {"code": "000000"}).content.decode()
    assert client.post("/konto/totrin/kode/", {"code": code_for(secret)})["Location"] == "/intern/"


def test_a_recovery_code_lets_in_once(client: Client, administrator: User) -> None:
    TOTP.activate(administrator, generate_totp_secret())
    code = RecoveryCodes.activate(administrator).get_unused_codes()[0]
    sign_in(client, administrator)
    assert client.post("/konto/totrin/kode/", {"code": code})["Location"] == "/intern/"
    client.post("/konto/log-ud/")
    sign_in(client, administrator)
    assert "Koden passer ikke." in client.post("/konto/totrin/kode/", {"code": code}).content.decode()


def test_codes_cannot_be_guessed(client: Client, administrator: User) -> None:
    TOTP.activate(administrator, generate_totp_secret())
    sign_in(client, administrator)
    for _ in range(5):
        client.post("/konto/totrin/kode/", {"code": "000000"})
    answer = client.post("/konto/totrin/kode/", {"code": "000000"})
    assert "Det var for mange forsøg." in answer.content.decode()


def test_the_app_is_taken_away_again_and_then_asked_for_anew(client: Client, administrator: User) -> None:
    TOTP.activate(administrator, generate_totp_secret())
    client.force_login(administrator)
    asked = client.get("/konto/totrin/app/fjern/")
    client.post(asked["Location"], {"password": PASSWORD})
    client.post("/konto/totrin/app/fjern/")
    assert not Authenticator.objects.exists()
    assert client.get("/intern/")["Location"] == "/konto/totrin/"


def test_others_are_not_asked(client: Client, karla: User, settings: Any) -> None:
    settings.SECOND_FACTOR_ASKED_OF = "administrators"
    assert sign_in(client, karla).redirect_chain[-1] == ("/intern/", 302)
