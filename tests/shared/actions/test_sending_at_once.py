"""Two that send at the same moment: each mail leaves once."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone
from pytest_django import Settings

from indgang.shared.actions.sending import send_due_mail
from indgang.shared.models import OutgoingMail
from tests.factories import make_mail
from tests.shared.mail_server import mail_server

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
MAILS, SENDERS = 24, 4

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # The suite's SQLite lives in memory, where two threads cannot wait for each other; a file has one worker anyway.
    pytest.mark.skipif("connection.vendor == 'sqlite'", reason="several senders are for PostgreSQL"),
]


@pytest.fixture
def by_smtp(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 10


@pytest.mark.usefixtures("by_smtp")
def test_each_mail_leaves_once(settings: Settings) -> None:
    for _ in range(MAILS):
        make_mail(now=NOW)
    begin, sent = Barrier(SENDERS), []

    def send() -> None:
        begin.wait(10)
        sent.append(send_due_mail(now=timezone.now()))
        connection.close()

    with mail_server() as server:
        settings.EMAIL_PORT = server.port
        senders = [Thread(target=send) for _ in range(SENDERS)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join(60)

    assert (sum(sent), len(sent)) == (MAILS, SENDERS)
    assert set(Counter(server.message_ids()).values()) == {1}
    assert OutgoingMail.objects.filter(attempts=1, taken_until=None).exclude(sent_at=None).count() == MAILS


@pytest.mark.usefixtures("by_smtp")
def test_a_mail_that_somebody_has_locked_is_passed_over_without_waiting(settings: Settings) -> None:
    locked, free = make_mail(now=NOW), make_mail(now=NOW)
    sent: list[int] = []

    def send() -> None:
        sent.append(send_due_mail(now=NOW))
        connection.close()

    with mail_server() as server:
        settings.EMAIL_PORT = server.port
        with transaction.atomic():
            OutgoingMail.objects.select_for_update().get(pk=locked.pk)
            other = Thread(target=send)
            other.start()
            other.join(20)

    assert (other.is_alive(), sent, server.message_ids()) == (False, [1], [free.message_id])
