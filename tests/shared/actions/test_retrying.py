from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from indgang.shared.actions.retrying import UnableToRetryMail, retry_mail
from indgang.shared.actions.sending import GIVEN_UP_AFTER, send_due_mail
from indgang.shared.models import OutgoingMail
from tests.factories import make_mail

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Ada:
    history_name: str = "Ada Administrator"


def given_up() -> OutgoingMail:
    tried: dict[str, Any] = {
        "attempts": 75,
        "first_tried_at": NOW - GIVEN_UP_AFTER,
        "next_try_at": NOW + HOUR,
    }
    return make_mail(now=NOW - GIVEN_UP_AFTER, given_up_at=NOW, last_error="TimeoutError", **tried)


def test_a_mail_that_was_given_up_is_tried_at_once(mailoutbox: list[Any]) -> None:
    mail = given_up()
    assert send_due_mail(now=NOW + HOUR) == 0

    retry_mail(mail=mail, by=Ada(), now=NOW + HOUR)
    assert send_due_mail(now=NOW + HOUR) == 1

    mail.refresh_from_db()
    assert (mail.given_up_at, mail.retried_by, len(mailoutbox)) == (None, "Ada Administrator", 1)


def test_it_has_three_new_days() -> None:
    mail = retry_mail(mail=given_up(), by=Ada(), now=NOW + HOUR)

    assert (mail.attempts, mail.first_tried_at, mail.next_try_at) == (0, None, NOW + HOUR)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"sent_at": NOW}, "Mailen er sendt i mellemtiden."),
        ({"emptied_at": NOW, "recipient": ""}, "Mailens tekst er slettet, så den kan ikke sendes mere."),
        ({"taken_until": NOW + HOUR}, "Mailen er ved at blive sendt netop nu. Se igen om lidt."),
    ],
)
def test_it_is_refused_where_there_is_nothing_to_try(values: dict[str, Any], reason: str) -> None:
    mail = make_mail(now=NOW - HOUR, **values)

    with pytest.raises(UnableToRetryMail) as refused:
        retry_mail(mail=mail, by=Ada(), now=NOW)

    mail.refresh_from_db()
    assert (refused.value.reason, mail.next_try_at, mail.retried_by) == (reason, NOW - HOUR, "")
