from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from pytest_django import Settings

from indgang.shared.actions.posting import UnableToPostMail, post_mail
from indgang.shared.attachments import Attachment
from indgang.shared.models import OutgoingMail
from tests.factories import Matter

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
INVITATION = Attachment("møde.ics", "text/calendar; method=REQUEST", b"BEGIN:VCALENDAR")


def post(**values: Any) -> OutgoingMail:
    told: dict[str, Any] = {
        "once_key": "enquiry:7:receipt",
        "recipient": "firma@bageri.example",
        "subject": "Tak for din henvendelse",
        "text": "Vi ringer.",
        "area": "enquiries",
        "about": Matter(history_link="/intern/henvendelser/7/"),
        "now": NOW,
    }
    return post_mail(**(told | values))


def test_it_is_written_to_be_sent_at_once_or_when_it_is_due() -> None:
    now, later = post(), post(once_key="enquiry:7:reminder", due_at=NOW + timedelta(days=2))

    assert [(mail.due_at, mail.next_try_at) for mail in (now, later)] == [
        (NOW, NOW),
        (NOW + timedelta(days=2), NOW + timedelta(days=2)),
    ]
    assert (now.attempts, now.sent_at, now.is_automatic) == (0, None, True)


def test_what_it_is_about_is_kept_by_text() -> None:
    mail = post()

    assert (mail.area, mail.target_key, mail.target_label, mail.target_link) == (
        "enquiries",
        "enquiries.enquiry:7",
        "Henvendelse 7",
        "/intern/henvendelser/7/",
    )


def test_the_same_occasion_is_posted_once() -> None:
    first, again = post(), post(text="Andre ord")

    assert (again.pk, again.message_id, again.text) == (first.pk, first.message_id, "Vi ringer.")
    assert OutgoingMail.objects.count() == 1


def test_what_comes_to_nothing_is_never_posted() -> None:
    with transaction.atomic():
        post()
        transaction.set_rollback(True)

    assert OutgoingMail.objects.count() == 0


@pytest.mark.parametrize(
    ("sender", "domain"),
    [("Indgang <indgang@hvidklit.example>", "hvidklit.example"), ("indgang", "localhost")],
)
def test_a_message_id_is_fixed_under_the_senders_domain(settings: Settings, sender: str, domain: str) -> None:
    settings.DEFAULT_FROM_EMAIL = sender

    ids = {post(once_key=key).message_id for key in ("a", "b")}

    assert [message_id.partition("@")[2] for message_id in ids] == [f"{domain}>"] * 2


def test_small_files_go_with_it() -> None:
    mail = post(attachments=[INVITATION])
    mail.refresh_from_db()

    assert [Attachment.from_row(row) for row in mail.attachments] == [INVITATION]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"recipient": ""}, "recipient"),
        ({"recipient": "firma"}, "recipient"),
        ({"recipient": "firma@bageri.example\nBcc: alle@bageri.example"}, "recipient"),
        ({"recipient": "firma@bageri.example, alle@bageri.example"}, "recipient"),
        ({"recipient": f"firma@{'a.' * 125}example"}, "recipient"),
        ({"reply_to": "a@b.example\r\nBcc: alle@bageri.example"}, "recipient"),
        ({"subject": "Hej\nBcc: alle@bageri.example"}, "subject"),
        ({"subject": "Hej\u2028Bcc: alle@bageri.example"}, "subject"),
        ({"subject": "Hej \ud800"}, "subject"),
        ({"subject": "  "}, "subject"),
        ({"subject": "x" * 201}, "subject"),
        ({"attachments": [Attachment("a\nb", "text/plain", b"")]}, ""),
        ({"attachments": [Attachment("", "text/plain", b"")]}, ""),
        ({"attachments": [Attachment("a.txt", "text/plain\nX: y", b"")]}, ""),
        ({"attachments": [Attachment("a.txt", "text/plain", b"x" * 600_000)] * 2}, ""),
    ],
)
def test_what_could_become_another_header_is_refused(values: dict[str, Any], field: str) -> None:
    with pytest.raises(UnableToPostMail) as refused:
        post(**values)

    assert (refused.value.field, OutgoingMail.objects.count()) == (field, 0)
