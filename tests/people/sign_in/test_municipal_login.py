"""The municipality's own login, against a real provider that runs beside the test. docs/sign-in.md."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client

from indgang.people.models import Municipality, Role, RoleGrant, User
from tests.page_forms import forms_in
from tests.people.sign_in.provider import CLIENT, IN_TEXT, PASSWORD, SECRET, SILENT

OURS = "http://testserver"
KARLA = "karla@hvidklit.example"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("provider")
    callback = f"{OURS}/konto/oidc/kommune/login/callback/"
    command = [sys.executable, "-m", "tests.people.sign_in.provider", str(folder), callback]
    root = Path(__file__).parents[3]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


@pytest.fixture(autouse=True)
def hvidklit(db: None, provider: str, settings: Any) -> None:
    cache.clear()
    Municipality.objects.create(
        pk=Municipality.THE_ONE, name="Hvidklit Kommune", phone="19 70 20 00", mail="erhverv@hvidklit.example"
    )
    trust(provider, settings, is_mail_trusted=False)


def trust(provider: str, settings: Any, *, is_mail_trusted: bool) -> None:
    app = {
        "provider_id": "kommune",
        "name": "Hvidklits login",
        "client_id": CLIENT,
        "secret": SECRET,
        "settings": {"server_url": provider, "verified_email": is_mail_trusted},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


class Visitor:
    """A browser without a screen: goes to and fro between us and the provider, and sends forms as they stand."""

    def __init__(self, provider: str) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.provider, self.session = provider, requests.Session()
        self.url, self.status, self.text = "", 0, ""

    def goes_to(self, url: str, sent: dict[str, Any] | None = None) -> None:
        """Opens the page, or sends the form there, and goes on wherever the answer says."""
        if url.startswith(self.provider):
            theirs = self.session.request("POST" if sent else "GET", url, data=sent, allow_redirects=False)
            self.status, self.text, further = theirs.status_code, theirs.text, theirs.headers.get("Location")
        else:
            path = url.removeprefix(OURS)
            ours: Any = self.client.post(path, sent) if sent else self.client.get(path)
            self.status, self.text, further = ours.status_code, ours.content.decode(), ours.get("Location")
        self.url = url
        if further:
            self.goes_to(urljoin(url, further))

    def presses(self, button: str, **typed: str) -> None:
        form = next(f for f in forms_in(self.text) if any(button in label for label, *_ in f.buttons))
        self.goes_to(urljoin(self.url, form.action or self.url), dict(form.values()) | typed)

    def signs_in_as(self, mail: str, path: str = "/konto/log-ind/") -> None:
        self.goes_to(f"{OURS}{path}")
        self.presses("Hvidklits login")
        self.presses("Sign In", login=mail, password=PASSWORD)


@pytest.fixture
def visitor(provider: str) -> Visitor:
    return Visitor(provider)


def test_a_colleague_who_was_let_in_is_known_by_mail(visitor: Visitor) -> None:
    karla = User.objects.create_user(KARLA)
    visitor.signs_in_as(KARLA)
    assert (visitor.status, visitor.url) == (200, f"{OURS}/intern/")
    assert SocialAccount.objects.get().user == karla


def test_the_page_one_wanted_is_the_page_one_gets(visitor: Visitor) -> None:
    User.objects.create_user(KARLA)
    visitor.signs_in_as(KARLA, "/konto/log-ind/?next=/intern/enheder/")
    assert visitor.url == f"{OURS}/intern/enheder/"


def test_the_login_stays_theirs_when_the_mail_changes(visitor: Visitor, provider: str) -> None:
    User.objects.create_user(KARLA)
    visitor.signs_in_as(KARLA)
    User.objects.update(email="karla.holm@hvidklit.example")
    again = Visitor(provider)
    again.signs_in_as(KARLA)
    assert again.url == f"{OURS}/intern/"


def test_a_stranger_is_told_kindly_that_nobody_has_let_them_in(visitor: Visitor) -> None:
    visitor.signs_in_as("stranger@elsewhere.example")
    assert "Du har ikke fået adgang endnu" in visitor.text
    assert User.objects.count() == SocialAccount.objects.count() == 0


@pytest.mark.parametrize("mail", ["unverified@hvidklit.example", SILENT, IN_TEXT])
def test_an_address_the_provider_has_not_made_sure_of_is_not_trusted(visitor: Visitor, mail: str) -> None:
    User.objects.create_user(mail)
    visitor.signs_in_as(mail)
    assert "Du har ikke fået adgang endnu" in visitor.text
    assert SocialAccount.objects.count() == 0


def test_a_municipality_may_trust_all_its_own_addresses(
    visitor: Visitor, provider: str, settings: Any
) -> None:
    trust(provider, settings, is_mail_trusted=True)
    User.objects.create_user(SILENT)
    visitor.signs_in_as(SILENT)
    assert visitor.url == f"{OURS}/intern/"


def test_somebody_shut_out_stays_outside(visitor: Visitor) -> None:
    User.objects.create_user(KARLA, is_active=False)
    visitor.signs_in_as(KARLA)
    assert "Din adgang er lukket" in visitor.text
    assert visitor.client.get("/intern/").status_code == 302


def test_an_administrator_who_comes_this_way_was_asked_there(visitor: Visitor, settings: Any) -> None:
    settings.SECOND_FACTOR_ASKED_OF = "administrators"
    RoleGrant.objects.create(user=User.objects.create_user(KARLA), role=Role.ADMINISTRATOR)
    visitor.signs_in_as(KARLA)
    assert visitor.url == f"{OURS}/intern/"


def test_nobody_ties_another_login_to_their_own_account(visitor: Visitor) -> None:
    User.objects.create_user(KARLA)
    visitor.signs_in_as(KARLA)
    SocialAccount.objects.all().delete()
    visitor.goes_to(f"{OURS}/konto/oidc/kommune/login/?process=connect")
    visitor.presses("Fortsæt")
    assert SocialAccount.objects.count() == 0


def test_a_login_that_is_stopped_on_the_way_is_told(visitor: Visitor) -> None:
    visitor.goes_to(f"{OURS}/konto/oidc/kommune/login/callback/?error=access_denied")
    assert (visitor.status, "Du blev ikke logget ind" in visitor.text) == (401, True)


def test_a_login_that_does_not_answer_is_told(visitor: Visitor, settings: Any) -> None:
    trust("http://127.0.0.1:9", settings, is_mail_trusted=False)
    visitor.goes_to(f"{OURS}/konto/log-ind/")
    visitor.presses("Hvidklits login")
    assert (visitor.status, "Du blev ikke logget ind" in visitor.text) == (502, True)
