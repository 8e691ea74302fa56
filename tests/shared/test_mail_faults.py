from __future__ import annotations

from smtplib import SMTPConnectError, SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest

from indgang.shared.mail_faults import fault_line, is_about_one_mail


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (SMTPDataError(452, b"mailbox full"), "SMTPDataError: 452 mailbox full"),
        (SMTPDataError(550, "<lone@bageri.example>: no\r\nsuch user"), "SMTPDataError: 550 … no such user"),
        (SMTPRecipientsRefused({"lone@bageri.example": (550, b"gone")}), "SMTPRecipientsRefused: 550 gone"),
        (SMTPRecipientsRefused({}), "SMTPRecipientsRefused"),
        (SMTPDataError(550, b"Lukning af butik is spam"), "SMTPDataError: 550 … is spam"),
        (SMTPDataError(550, b"x" * 900), "SMTPDataError: 550 " + "x" * 281),
        (ConnectionRefusedError(111, "Connection refused"), "ConnectionRefusedError: Connection refused"),
        (TimeoutError(), "TimeoutError"),
        (ValueError("Lukning"), "ValueError"),
    ],
)
def test_what_the_server_said_is_kept_without_addresses(fault: Exception, line: str) -> None:
    assert fault_line(fault, secrets=("lone@bageri.example", "Lukning af butik", "")) == line


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (SMTPDataError(452, b""), True),
        (SMTPRecipientsRefused({}), True),
        (ValueError(), True),
        (SMTPServerDisconnected(), False),
        (SMTPConnectError(421, b"busy"), False),
        (TimeoutError(), False),
        (RuntimeError(), False),
    ],
)
def test_a_fault_is_of_the_mail_or_of_the_server(fault: Exception, expected: bool) -> None:
    assert is_about_one_mail(fault) is expected
