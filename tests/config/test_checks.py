from __future__ import annotations

from typing import Any

import pytest

from config.checks import check_settings_for_a_municipality


@pytest.fixture
def safe(settings: Any) -> Any:
    """Settings that a municipality may run with."""
    settings.SECRET_KEY = "k" * 50
    settings.DEBUG = False
    settings.IS_DEMO = False
    settings.IS_HTTPS = True
    settings.ALLOWED_HOSTS = ["erhverv.hvidklit.example"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.OIDC_SERVER_URL = "https://login.hvidklit.example/7f3c/v2.0"
    settings.OIDC_TRUSTS_MAIL = True
    return settings


def faults() -> list[str | None]:
    return [fault.id for fault in check_settings_for_a_municipality(None)]


def test_safe_settings_pass(safe: Any) -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("SECRET_KEY", "short", "indgang.E001"),
        ("DEBUG", True, "indgang.E002"),
        ("IS_DEMO", True, "indgang.E003"),
        ("IS_HTTPS", False, "indgang.E004"),
        ("ALLOWED_HOSTS", ["*"], "indgang.E005"),
        ("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend", "indgang.E006"),
    ],
)
def test_each_unsafe_setting_is_refused(safe: Any, name: str, value: Any, fault: str) -> None:
    setattr(safe, name, value)

    assert faults() == [fault]


def test_the_key_of_the_demonstration_is_refused(safe: Any) -> None:
    safe.SECRET_KEY = safe.UNSAFE_SECRET_KEY

    assert len(safe.UNSAFE_SECRET_KEY) >= 40
    assert faults() == ["indgang.E001"]


def test_addresses_are_not_trusted_that_any_organisation_could_invent(safe: Any) -> None:
    safe.OIDC_SERVER_URL = "https://login.hvidklit.example/common/v2.0"

    assert faults() == ["indgang.E007"]


@pytest.mark.parametrize(
    ("is_sqlite", "runs_schedule", "expected"),
    [(True, False, ["indgang.E008"]), (True, True, []), (False, False, []), (False, True, [])],
)
def test_on_sqlite_nobody_else_could_send_mail(
    safe: Any, is_sqlite: bool, runs_schedule: bool, expected: list[str]
) -> None:
    safe.IS_SQLITE, safe.RUNS_SCHEDULE = is_sqlite, runs_schedule

    assert faults() == expected


def test_everything_wrong_is_told_at_once(safe: Any) -> None:
    safe.DEBUG = safe.IS_DEMO = True

    assert faults() == ["indgang.E002", "indgang.E003"]
