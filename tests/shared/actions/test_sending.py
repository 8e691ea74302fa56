"""Mail that is really sent, to a mail server on this machine that behaves now well and now badly."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import MIMEPart
from itertools import pairwise

import pytest
from pytest_django import Settings

from indgang.shared.actions.posting import post_mail
from indgang.shared.actions.sending import BACK_OFF, GIVEN_UP_AFTER, TAKEN_FOR, send_due_mail
from indgang.shared.attachments import Attachment
from indgang.shared.models import OutgoingMail
from tests.factories import Matter, make_mail
from tests.shared.mail_server import MailServer, mail_server

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "indgang@hvidklit.example"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 0.4
    with mail_server() as server:
        settings.EMAIL_PORT = server.port
        yield server


@pytest.fixture
def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def tries() -> int:
    return sum(OutgoingMail.objects.values_list("attempts", flat=True))


def tries_over(span: timedelta, *, step: timedelta = MINUTE, begin: datetime = NOW) -> list[datetime]:
    """Lets the worker look every ``step``; the moments at which a mail was tried."""
    moments, tried, moment = [], tries(), begin
    while moment <= begin + span:
        send_due_mail(now=moment)
        if tries() != tried:
            moments.append(moment)
        tried, moment = tries(), moment + step
    return moments


def tries_over_days(days: int, *, begin: datetime = NOW) -> list[datetime]:
    """Looks every minute for six hours, and every ten minutes after that, when the longest waits have begun."""
    first, rest = timedelta(hours=6), timedelta(days=days)
    by_minute = tries_over(first, begin=begin)
    return by_minute + tries_over(rest - first, step=10 * MINUTE, begin=begin + first + MINUTE)


# What it looks like ----------------------------------------------------------------------------------------


def test_it_leaves_as_it_was_written(server: MailServer) -> None:
    mail = make_mail(subject="Tak, Søren", text="Kære Søren\n\nVi ringer på mandag.\n.\nHilsen", now=NOW)

    assert send_due_mail(now=NOW) == 1

    (message,) = server.received
    assert (message["From"], message["To"]) == ("indgang@hvidklit.example", "firma@bageri.example")
    assert (message["Subject"], message["Message-ID"]) == ("Tak, Søren", mail.message_id)
    assert message["Date"] == "Thu, 26 Nov 2026 10:00:00 +0100"
    assert message.get_content().splitlines()[2:] == ["Vi ringer på mandag.", ".", "Hilsen"]


def test_an_automatic_mail_asks_for_no_automatic_answer(server: MailServer) -> None:
    make_mail(now=NOW)
    make_mail(now=NOW, is_automatic=False, reply_to="erhverv@hvidklit.example")

    send_due_mail(now=NOW)

    told = [(m["Auto-Submitted"], m["X-Auto-Response-Suppress"], m["Reply-To"]) for m in server.received]
    assert told == [("auto-generated", "OOF, AutoReply", None), (None, None, "erhverv@hvidklit.example")]


def as_tree(part: MIMEPart) -> object:
    """The type of each part, and of a whole what is in it."""
    if part.is_multipart():
        return [part.get_content_type(), [as_tree(one) for one in part.iter_parts()]]
    return part.get_content_type()


def test_an_invitation_is_another_form_of_the_text_and_a_file_besides(server: MailServer) -> None:
    calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Møde\r\nEND:VCALENDAR\r\n"
    invitation = Attachment("møde.ics", "text/calendar; method=REQUEST", calendar.encode())
    post_mail(
        once_key="m", recipient="firma@bageri.example", subject="Møde", text="Vi ses.", area="enquiries",
        about=Matter(), now=NOW, attachments=[invitation, Attachment("kort.png", "image/png", b"\x89PNG\xff")],
    )  # fmt: skip

    send_due_mail(now=NOW)

    (message,) = server.received
    forms = ["multipart/alternative", ["text/plain", "text/calendar"]]
    assert as_tree(message) == ["multipart/mixed", [forms, "application/ics", "image/png"]]
    text, event = next(iter(message.iter_parts())).iter_parts()
    assert (event.get_param("method"), event.get_content_charset()) == ("REQUEST", "utf-8")
    assert (event.get_content_disposition(), event.get_filename()) == (None, None)
    assert (text.get_content(), event.get_content().splitlines()) == ("Vi ses.", calendar.splitlines())
    file, picture = message.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("møde.ics", calendar.encode())
    assert (picture.get_filename(), picture.get_content()) == ("kort.png", b"\x89PNG\xff")


def test_a_text_that_is_no_invitation_is_only_a_file(server: MailServer) -> None:
    post_mail(
        once_key="m", recipient="firma@bageri.example", subject="Plan", text="Se filen.", area="enquiries",
        about=Matter(), now=NOW, attachments=[Attachment("plan.ics", "text/calendar", b"BEGIN:VCALENDAR")],
    )  # fmt: skip

    send_due_mail(now=NOW)

    assert as_tree(server.received[0]) == ["multipart/mixed", ["text/plain", "text/calendar"]]


# When ------------------------------------------------------------------------------------------------------


def test_what_is_due_later_waits(server: MailServer) -> None:
    make_mail(now=NOW, due_at=NOW + timedelta(days=2))

    assert [send_due_mail(now=NOW + timedelta(days=days)) for days in (0, 1, 2, 3)] == [0, 0, 1, 0]


def test_what_has_been_due_longest_goes_first(server: MailServer) -> None:
    for recipient, minutes in (("b@bageri.example", 1), ("a@bageri.example", 2)):
        make_mail(recipient, now=NOW - minutes * MINUTE)

    send_due_mail(now=NOW)

    assert [message["To"] for message in server.received] == ["a@bageri.example", "b@bageri.example"]


def test_it_stops_when_it_is_told_to(server: MailServer) -> None:
    make_mail(now=NOW), make_mail(now=NOW)
    answers = iter([True, False])

    assert send_due_mail(now=NOW, may_go_on=lambda: next(answers)) == 1


def test_a_mail_that_somebody_is_sending_is_left_alone(server: MailServer) -> None:
    make_mail(now=NOW, taken_until=NOW + TAKEN_FOR)

    assert [send_due_mail(now=NOW + minutes * MINUTE) for minutes in (0, 9, 10, 11)] == [0, 0, 1, 0]


# When it will not leave ------------------------------------------------------------------------------------


def test_refused_hung_and_dropped_it_is_delivered_once_under_one_name(
    server: MailServer, settings: Settings, closed_port: int
) -> None:
    mail = make_mail(now=NOW)
    settings.EMAIL_PORT = closed_port
    send_due_mail(now=NOW)
    mail.refresh_from_db()
    refused = mail.last_error
    settings.EMAIL_PORT = server.port
    server.faults.extend(["hung", "dropped"])

    moments = tries_over_days(1, begin=NOW + MINUTE)

    mail.refresh_from_db()
    assert refused.startswith("ConnectionRefusedError")
    # After one minute, after two more, after five more; a whole minute is reached by the next look.
    assert [(moment - NOW) // MINUTE for moment in moments] == [2, 5, 11]
    assert (server.message_ids(), mail.attempts, mail.last_error) == ([mail.message_id], 4, "")
    assert mail.sent_at is not None


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("hung", "SMTPServerDisconnected: Connection unexpectedly closed: timed out"),
        ("dropped", "SMTPServerDisconnected: Connection unexpectedly closed"),
        ("unknown", "SMTPRecipientsRefused: 550 5.1.1 … is not known here"),
        ("full", "SMTPDataError: 452 4.2.2 mailbox full"),
    ],
)
def test_why_is_kept_and_logged_without_address_and_words(
    server: MailServer, fault: str, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    mail = make_mail("hemmelig@bageri.example", subject="Lukning", text="Vi lukker", now=NOW)
    server.faults.append(fault)

    with caplog.at_level(logging.DEBUG):
        assert send_due_mail(now=NOW) == 0

    mail.refresh_from_db()
    assert mail.last_error == told
    logged = "\n".join(caplog.handler.format(line) for line in caplog.records if line.name != "mail.log")
    assert f"Mail {mail.pk} was not sent, try 1: {told}" in logged  # mail.log is the server's own
    assert [word in logged for word in ("hemmelig", "Lukning", "Vi lukker")] == [False] * 3


@pytest.mark.parametrize(("fault", "sent"), [("unknown", 1), ("full", 1), ("dropped", 0), ("hung", 0)])
def test_a_fault_of_one_mail_does_not_keep_the_others_back_and_a_fault_of_the_server_does(
    server: MailServer, fault: str, sent: int
) -> None:
    make_mail(now=NOW), make_mail(now=NOW)
    server.faults.append(fault)

    assert send_due_mail(now=NOW) == sent
    assert send_due_mail(now=NOW + MINUTE / 2) == 1 - sent
    assert send_due_mail(now=NOW + 2 * MINUTE) == 1
    assert len(server.received) == 2


def test_a_server_that_takes_the_mail_and_then_hangs_has_taken_it(server: MailServer) -> None:
    make_mail(now=NOW)
    server.faults.append("mute")

    assert [send_due_mail(now=NOW + hours * timedelta(hours=1)) for hours in range(3)] == [1, 0, 0]
    assert len(server.received) == 1


def test_a_mail_that_cannot_be_put_together_is_tried_again_too(server: MailServer) -> None:
    mail, other = make_mail(now=NOW), make_mail(now=NOW)
    OutgoingMail.objects.filter(pk=mail.pk).update(subject="Hej\nBcc: alle@bageri.example")

    assert send_due_mail(now=NOW) == 1

    mail.refresh_from_db()
    assert (mail.last_error, server.message_ids()) == ("BadHeaderError", [other.message_id])


def test_a_backend_that_takes_nothing_has_sent_nothing(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "tests.shared.deaf_backend.DeafBackend"
    mail = make_mail(now=NOW)

    assert send_due_mail(now=NOW) == 0

    mail.refresh_from_db()
    assert (mail.last_error, mail.sent_at) == ("NothingTaken", None)


# Days without a server -------------------------------------------------------------------------------------


def test_it_is_tried_at_growing_intervals_and_given_up_after_three_days(
    settings: Settings, server: MailServer, closed_port: int
) -> None:
    settings.EMAIL_PORT = closed_port
    mail = make_mail(now=NOW)

    moments = tries_over_days(5)

    waits = [(later - earlier) // MINUTE for earlier, later in pairwise(moments)]
    # Each look is at a whole minute, and a try takes a moment: so one minute more than was waited.
    expected = [wait // MINUTE + 1 for wait in BACK_OFF]
    assert waits[:7] == [*expected, expected[-1], expected[-1]]
    mail.refresh_from_db()
    assert mail.given_up_at is not None
    assert mail.given_up_at - NOW >= GIVEN_UP_AFTER
    assert moments[-1] - NOW < GIVEN_UP_AFTER + timedelta(hours=2)
    settings.EMAIL_PORT = server.port
    assert send_due_mail(now=NOW + timedelta(days=6)) == 0


def test_after_two_days_without_a_server_everything_leaves_once(
    settings: Settings, server: MailServer, closed_port: int
) -> None:
    settings.EMAIL_PORT = closed_port
    mails = [make_mail(f"firma{n}@bageri.example", now=NOW + n * timedelta(hours=2)) for n in range(12)]
    tries_over(timedelta(days=2), step=timedelta(minutes=7))
    settings.EMAIL_PORT = server.port
    server.faults.extend(["dropped", "", "full", "hung", "unknown"])

    tries_over(timedelta(hours=5), begin=NOW + timedelta(days=2), step=timedelta(minutes=7))

    assert sorted(server.message_ids()) == sorted(mail.message_id for mail in mails)
    assert OutgoingMail.objects.filter(sent_at=None).count() == 0
