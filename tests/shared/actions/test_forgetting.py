from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from indgang.shared.actions.forgetting import forget_old_mail
from indgang.shared.actions.posting import post_mail
from indgang.shared.attachments import Attachment
from indgang.shared.models import OutgoingMail
from tests.factories import Matter, make_mail

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=91)


def test_mail_sent_or_given_up_long_ago_is_emptied_once() -> None:
    told = {"last_error": "452 full", "retried_by": "Ada", "reply_to": "erhverv@hvidklit.example"}
    row = Attachment("a.txt", "text/plain", b"x").as_row()
    old = make_mail(
        now=LONG_AGO, sent_at=LONG_AGO, attachments=[row], about=Matter(history_link="/x/"), **told
    )
    make_mail(now=LONG_AGO, given_up_at=LONG_AGO)

    assert [forget_old_mail(now=NOW), forget_old_mail(now=NOW)] == [2, 0]

    old.refresh_from_db()
    kept = (old.recipient, old.reply_to, old.subject, old.text, old.target_label, old.target_link)
    assert kept == ("", "", "", "", "", "")
    assert (old.attachments, old.last_error, old.retried_by) == ([], "", "")
    assert (old.sent_at, old.target_key) == (LONG_AGO, "enquiries.enquiry:7")


def test_newer_mail_and_mail_that_still_waits_is_left_alone() -> None:
    make_mail(now=LONG_AGO, sent_at=NOW - timedelta(days=89))
    make_mail(now=LONG_AGO, given_up_at=NOW - timedelta(days=89))
    make_mail(now=LONG_AGO)

    assert (forget_old_mail(now=NOW), OutgoingMail.objects.filter(text="").count()) == (0, 0)


def test_the_same_is_not_posted_again_after_it_was_forgotten() -> None:
    make_mail(once_key="enquiry:7:receipt", now=LONG_AGO, sent_at=LONG_AGO)
    forget_old_mail(now=NOW)

    post_mail(
        once_key="enquiry:7:receipt", recipient="firma@bageri.example", subject="Tak", text="Igen",
        area="enquiries", about=Matter(), now=NOW,
    )  # fmt: skip

    assert OutgoingMail.objects.get().text == ""
