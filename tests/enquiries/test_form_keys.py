from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from indgang.enquiries.form_keys import LASTS_FOR, SOONEST, new_form_key, read_form_key

NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)


def test_a_key_is_read_as_it_was_issued() -> None:
    key = new_form_key("ask", now=NOW)

    assert read_form_key(key.signed, "ask") == key
    assert new_form_key("ask", now=NOW).nonce != key.nonce


def test_a_renewed_key_is_the_same_form() -> None:
    key = new_form_key("ask", now=NOW)
    renewed = key.renewed(NOW + timedelta(days=3))

    assert (renewed.nonce, renewed.issued_at) == (key.nonce, NOW + timedelta(days=3))
    assert read_form_key(renewed.signed, "ask") == renewed


@pytest.mark.parametrize("signed", ["", "a", "a.1:x", "\ud800", "æøå.1:" + "x" * 43, ":" * 90])
def test_what_was_not_issued_here_is_no_key(signed: str) -> None:
    assert read_form_key(signed, "ask") is None


def test_the_key_of_one_form_opens_no_other() -> None:
    assert read_form_key(new_form_key("write.26-AAAAAA", now=NOW).signed, "write.26-CCCCCC") is None


def test_a_key_can_be_too_quick_and_too_old() -> None:
    key = new_form_key("ask", now=NOW)

    assert (key.is_too_quick(NOW + SOONEST - timedelta(seconds=1)), key.is_too_quick(NOW + SOONEST)) == (
        True,
        False,
    )
    assert (key.is_too_old(NOW + LASTS_FOR), key.is_too_old(NOW + LASTS_FOR + timedelta(seconds=1))) == (
        False,
        True,
    )
