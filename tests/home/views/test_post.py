from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from indgang.people.models import Role, RoleGrant, User
from indgang.shared.actions.sending import send_due_mail
from indgang.shared.models import ScheduledRun
from tests.factories import Matter, make_mail
from tests.small_town import NOW

pytestmark = pytest.mark.django_db

PAGE = "/intern/post/"
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def at_nine() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def at_desk() -> Client:
    secretary = User.objects.create_user("sekretaer@hvidklit.example")
    RoleGrant.objects.create(user=secretary, role=Role.SECRETARY)
    client = Client()
    client.force_login(secretary)
    return client


def a_run(name: str = "send_mail", **values: Any) -> ScheduledRun:
    told = {"title": f"Kørsel {name}", "every_minutes": 1, "last_began_at": NOW, "last_ended_at": NOW}
    return ScheduledRun.objects.create(name=name, **(told | values))


def shown(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


# What has not left -----------------------------------------------------------------------------------------


def test_the_addresses_are_known() -> None:
    assert (reverse("home:list_unsent_mail"), reverse("home:retry_mail", args=[7])) == (
        PAGE,
        f"{PAGE}7/igen/",
    )


def test_to_whom_about_what_and_why_it_has_not_left(at_desk: Client) -> None:
    make_mail(
        "lone@bageri.example", now=NOW - HOUR, attempts=3, next_try_at=NOW + HOUR,
        last_error="SMTPDataError: 452 mailbox full", about=Matter(history_link="/intern/henvendelser/7/"),
    )  # fmt: skip

    page = shown(at_desk)

    assert "lone@bageri.example" in page
    assert '<a href="/intern/henvendelser/7/">Henvendelse 7</a>' in page
    assert "Prøvet 3 gange" in page
    assert "SMTPDataError: 452 mailbox full" in page


def test_what_it_says_is_not_shown(at_desk: Client) -> None:
    make_mail(subject="Fyringsrunde", text="Vi lukker i maj", now=NOW - HOUR)

    page = shown(at_desk)

    assert ("Fyringsrunde" in page, "Vi lukker" in page) == (False, False)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Ikke prøvet endnu"),
        ({"attempts": 1, "next_try_at": NOW}, "Prøvet 1 gang"),
        ({"attempts": 75, "given_up_at": NOW}, "Opgivet"),
    ],
)
def test_how_far_it_has_come_is_told(at_desk: Client, values: dict[str, Any], words: str) -> None:
    make_mail(now=NOW - HOUR, **values)

    assert words in shown(at_desk)


def test_what_is_not_late_is_not_shown(at_desk: Client) -> None:
    make_mail("snart@bageri.example", now=NOW - timedelta(minutes=4))
    make_mail("sendt@bageri.example", now=NOW - HOUR, sent_at=NOW)

    page = shown(at_desk)

    assert ("snart@bageri" in page, "sendt@bageri" in page) == (False, False)
    assert "Al post er kommet af sted" in page


def test_more_than_a_page_is_turned(at_desk: Client) -> None:
    for number in range(41):
        make_mail(f"nr{number}@bageri.example", now=NOW - HOUR - timedelta(minutes=number))

    first, second = shown(at_desk), shown(at_desk, f"{PAGE}?page=2")

    assert ("nr40@" in first, "nr0@" in first) == (True, False)
    assert ("nr40@" in second, "nr0@" in second) == (False, True)


@pytest.mark.parametrize("count", [1, 3])
def test_many_mails_and_runs_cost_no_more_than_one(
    at_desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        make_mail(now=NOW - HOUR)
        a_run(f"job_{number}")

    with django_assert_num_queries(8):
        shown(at_desk)


# Trying again ----------------------------------------------------------------------------------------------


def test_a_mail_is_tried_again_at_once(at_desk: Client, mailoutbox: list[Any]) -> None:
    mail = make_mail(now=NOW - 96 * HOUR, attempts=75, given_up_at=NOW - HOUR)

    answer = at_desk.post(f"{PAGE}{mail.pk}/igen/", follow=True)
    send_due_mail(now=NOW)

    assert answer.redirect_chain == [(PAGE, 302)]
    assert "Den prøves igen inden for et minut." in answer.content.decode()
    mail.refresh_from_db()
    assert (mail.retried_by, mail.given_up_at) == ("sekretaer@hvidklit.example", None)
    assert len(mailoutbox) == 1


def test_where_there_is_nothing_to_try_the_reason_is_told(at_desk: Client) -> None:
    mail = make_mail(now=NOW - HOUR, sent_at=NOW)

    answer = at_desk.post(f"{PAGE}{mail.pk}/igen/", follow=True)

    assert "Mailen er sendt i mellemtiden." in answer.content.decode()


def test_a_mail_that_is_none_is_not_found(at_desk: Client) -> None:
    assert at_desk.post(f"{PAGE}7/igen/").status_code == 404


def test_looking_tries_nothing(at_desk: Client) -> None:
    mail = make_mail(now=NOW - HOUR)

    assert at_desk.get(f"{PAGE}{mail.pk}/igen/").status_code == 405


# What runs by itself ---------------------------------------------------------------------------------------


def test_how_often_and_how_it_went(at_desk: Client) -> None:
    a_run()
    a_run("nightly", every_minutes=None, daily_at=time(3, 15), last_error="ValueError (learning.py:42)")

    page = shown(at_desk)

    assert [words in page for words in ("hvert minut", "hver dag kl. 3.15", "Gik godt")] == [True] * 3
    assert "ValueError (learning.py:42)" in page
    assert "Der er intet, der kører" not in page


@pytest.mark.parametrize(
    ("values", "is_idle"),
    [
        ({"last_began_at": NOW - timedelta(minutes=4)}, False),
        ({"last_began_at": NOW - timedelta(minutes=7)}, True),
        ({"last_began_at": None, "last_ended_at": None, "created_at": NOW}, False),
        ({"last_began_at": None, "last_ended_at": None, "created_at": NOW - HOUR}, True),
    ],
)
def test_that_nothing_runs_is_told_after_five_minutes(
    at_desk: Client, values: dict[str, Any], is_idle: bool
) -> None:
    a_run(**values)

    assert ("alert-error" in shown(at_desk)) is is_idle


def test_that_nothing_has_ever_begun_is_told(at_desk: Client) -> None:
    page = shown(at_desk)

    assert ("alert-error" in page, "Intet er begyndt endnu." in page) == (True, True)


# Whose it is, and where they meet it -----------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_colleague_without_a_role_is_refused(method: str) -> None:
    mail = make_mail(now=NOW - HOUR)
    client = Client()
    client.force_login(User.objects.create_user("kollega@hvidklit.example"))

    answer = client.get(PAGE) if method == "get" else client.post(f"{PAGE}{mail.pk}/igen/")

    mail.refresh_from_db()
    assert (answer.status_code, mail.retried_by) == (403, "")


def test_the_desk_tells_that_mail_waits(at_desk: Client) -> None:
    assert PAGE not in shown(at_desk, "/intern/").partition("<main")[2]

    make_mail(now=NOW - HOUR)
    one = shown(at_desk, "/intern/")
    make_mail(now=NOW - HOUR)
    two = shown(at_desk, "/intern/")

    assert "1 mail venter stadig på at komme af sted. Se hvorfor" in one
    assert "2 mails venter stadig på at komme af sted. Se hvorfor" in two


def test_the_desk_of_others_does_not() -> None:
    make_mail(now=NOW - HOUR)
    client = Client()
    client.force_login(User.objects.create_user("kollega@hvidklit.example"))

    assert PAGE not in shown(client, "/intern/")
