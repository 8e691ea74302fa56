from __future__ import annotations

import re

import pytest
from allauth.mfa.adapter import get_adapter as second_factor
from django.core import mail
from django.test import Client

from indgang.people.models import Municipality, User
from tests.people.sign_in.conftest import PASSWORD

LOGIN = "/konto/log-ind/"


def test_a_colleague_signs_in_and_reaches_the_desk(client: Client, karla: User) -> None:
    answer = client.post(LOGIN, {"login": karla.email, "password": PASSWORD})
    assert answer["Location"] == "/intern/"


def test_a_mail_address_is_the_same_in_any_case(client: Client, karla: User) -> None:
    assert client.post(LOGIN, {"login": karla.email.upper(), "password": PASSWORD})["Location"] == "/intern/"


def test_a_wrong_password_is_told_and_the_mail_kept(client: Client, karla: User) -> None:
    page = client.post(LOGIN, {"login": karla.email, "password": "forkert"}).content.decode()
    assert "Mailadressen og adgangskoden passer ikke sammen. Prøv igen." in page
    assert 'value="karla@hvidklit.example"' in page
    assert "forkert" not in page


def test_the_page_says_the_same_of_somebody_unknown(client: Client, karla: User) -> None:
    page = client.post(LOGIN, {"login": "ukendt@hvidklit.example", "password": "forkert"}).content.decode()
    assert "Mailadressen og adgangskoden passer ikke sammen. Prøv igen." in page


def test_too_many_tries_close_the_door_even_for_the_right_password(client: Client, karla: User) -> None:
    for _ in range(5):
        client.post(LOGIN, {"login": karla.email, "password": "forkert"})
    answer = client.post(LOGIN, {"login": karla.email, "password": PASSWORD})
    assert answer.status_code == 200
    assert "Det var for mange forsøg. Vent fem minutter, og prøv igen." in answer.content.decode()


def test_one_place_cannot_try_all_mail_addresses(client: Client, karla: User) -> None:
    answers = [client.post(LOGIN, {"login": f"{n}@hvidklit.example", "password": "x"}) for n in range(31)]
    assert answers[-1].status_code == 429
    assert "For mange forsøg" in answers[-1].content.decode()


def test_somebody_shut_out_is_told_so_only_with_the_right_password(client: Client, karla: User) -> None:
    User.objects.update(is_active=False)
    wrong = client.post(LOGIN, {"login": karla.email, "password": "forkert"})
    assert "passer ikke sammen" in wrong.content.decode()
    right = client.post(LOGIN, {"login": karla.email, "password": PASSWORD}, follow=True)
    assert "Din adgang er lukket" in right.content.decode()


def test_signing_out_needs_a_button_and_leaves_no_message_behind(client: Client, karla: User) -> None:
    client.force_login(karla)
    assert "Vil du logge ud?" in client.get("/konto/log-ud/").content.decode()
    assert client.get("/intern/").status_code == 200
    assert client.post("/konto/log-ud/")["Location"] == "/"
    assert client.get("/intern/").status_code == 302
    assert "messages" not in client.cookies


def reset_link(client: Client, address: str) -> str:
    client.post("/konto/adgangskode/glemt/", {"email": address})
    found = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    return found[1] if found else ""


def test_a_password_is_chosen_by_the_link_in_a_mail(client: Client, karla: User) -> None:
    Municipality.objects.create(pk=1, name="Hvidklit Kommune", phone="19 70 20 00", mail="m@hvidklit.example")
    link = reset_link(client, karla.email)
    assert mail.outbox[0].subject == "Hvidklit Kommune: Vælg din adgangskode"
    assert str(mail.outbox[0].body).endswith("Venlig hilsen\nHvidklit Kommune")
    form = client.get(link)["Location"]
    assert "Mindst 12 tegn" in client.get(form).content.decode()
    new = "en helt anden og ny adgangskode"
    done = client.post(form, {"password1": new, "password2": new}, follow=True)
    assert "Din nye adgangskode er klar" in done.content.decode()
    assert client.post(LOGIN, {"login": karla.email, "password": new})["Location"] == "/intern/"
    assert "Linket kan ikke bruges længere" in client.get(link).content.decode()


def test_a_short_password_is_refused(client: Client, karla: User) -> None:
    form = client.get(reset_link(client, karla.email))["Location"]
    page = client.post(form, {"password1": "kort", "password2": "kort"}).content.decode()
    assert "mindst 12" in page


def test_the_same_page_for_somebody_unknown_whose_mail_says_why(client: Client, db: None) -> None:
    answer = client.post("/konto/adgangskode/glemt/", {"email": "ukendt@hvidklit.example"}, follow=True)
    assert "Se i din mail" in answer.content.decode()
    assert mail.outbox[0].subject == "Indgang: Du har ikke fået adgang endnu"
    assert "http" not in str(mail.outbox[0].body)


@pytest.mark.parametrize("secret", ["otpauth://totp/a?secret=B", "otpauth://totp/" + "æ" * 200])
def test_the_picture_for_the_app_needs_no_style(db: None, secret: str) -> None:
    drawing = second_factor().build_totp_svg(secret)
    assert drawing.startswith("<svg")
    assert "style" not in drawing
