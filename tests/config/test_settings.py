from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
READ_BY_SETTINGS = re.compile(r"(?:from_environment|is_switched_on)\(\"([A-Z_]+)\"")
READ_ELSEWHERE = re.compile(r"os\.environ(?:\.get)?[\[(]\s*\"(INDGANG_[A-Z_]+|HOST|PORT)\"")
IN_TABLE = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment in which nobody has set anything."""
    import os

    for name in [name for name in os.environ if name.startswith("INDGANG_")]:
        monkeypatch.delenv(name)
    return monkeypatch


def read_settings() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "config" / "settings.py"))


def test_without_an_environment_it_runs_on_sqlite_for_this_machine_alone(
    environment: pytest.MonkeyPatch,
) -> None:
    settings = read_settings()

    assert settings["DATABASES"]["default"]["ENGINE"] == "indgang.shared.sqlite_in_turn"
    assert settings["DATABASES"]["default"]["NAME"] == str(ROOT / "var" / "indgang.sqlite3")
    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert (settings["DEBUG"], settings["IS_DEMO"], settings["IS_HTTPS"]) == (False, False, False)


def test_host_names_stand_with_commas_between(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("INDGANG_ALLOWED_HOSTS", "erhverv.hvidklit.example, virksomhed.hvidklit.example,")

    assert read_settings()["ALLOWED_HOSTS"] == ["erhverv.hvidklit.example", "virksomhed.hvidklit.example"]


def test_sqlite_waits_for_its_turn_and_writes_to_a_log(environment: pytest.MonkeyPatch) -> None:
    options = read_settings()["DATABASES"]["default"]["OPTIONS"]

    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    assert "PRAGMA journal_mode=WAL" in options["init_command"]


def test_another_database_is_chosen_by_its_address(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("INDGANG_DATABASE_URL", "postgres://indgang:word@db.example:5433/indgang")

    settings = read_settings()

    chosen = settings["DATABASES"]["default"]
    assert (chosen["ENGINE"], chosen["HOST"], chosen["PORT"]) == (
        "django.db.backends.postgresql",
        "db.example",
        5433,
    )
    assert "init_command" not in chosen.get("OPTIONS", {})
    assert settings["IS_SQLITE"] is False


def test_everything_kept_in_files_lies_in_one_folder(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment.setenv("INDGANG_DATA_DIR", str(tmp_path))

    settings = read_settings()

    kept = ("MEDIA_ROOT", "STATIC_ROOT", "DERIVED_DIR", "COMPOUND_WORDS_FILE")
    assert [settings[name].is_relative_to(tmp_path) for name in kept] == [True] * 4
    assert settings["DATABASES"]["default"]["NAME"] == str(tmp_path / "indgang.sqlite3")


def test_https_makes_cookies_and_headers_strict(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("INDGANG_BASE_URL", "https://erhverv.hvidklit.example/")

    settings = read_settings()

    assert settings["BASE_URL"] == "https://erhverv.hvidklit.example"
    assert settings["CSRF_TRUSTED_ORIGINS"] == ["https://erhverv.hvidklit.example"]
    strict = (
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    )
    assert [settings[name] for name in strict] == [True] * 4
    assert settings["SECURE_HSTS_SECONDS"] == 31_536_000


@pytest.mark.parametrize(
    ("word", "is_on"), [("1", True), ("ja", True), ("TRUE", True), ("0", False), ("", False)]
)
def test_a_proxy_is_believed_only_where_there_is_one(
    environment: pytest.MonkeyPatch, word: str, is_on: bool
) -> None:
    environment.setenv("INDGANG_BEHIND_PROXY", word)

    expected = ("HTTP_X_FORWARDED_PROTO", "https") if is_on else None
    assert read_settings()["SECURE_PROXY_SSL_HEADER"] == expected


def test_the_municipalitys_own_login_is_there_when_it_is_named(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("INDGANG_OIDC_SERVER_URL", "https://login.hvidklit.example/tenant/v2.0")
    environment.setenv("INDGANG_OIDC_CLIENT_ID", "indgang")
    environment.setenv("INDGANG_OIDC_NAME", "Hvidklit-login")

    settings = read_settings()

    (app,) = settings["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"]
    assert (app["provider_id"], app["client_id"], app["name"]) == ("kommune", "indgang", "Hvidklit-login")
    assert settings["FORM_TARGETS"][-1] == "https://login.hvidklit.example"


def test_without_it_forms_stay_in_the_house(environment: pytest.MonkeyPatch) -> None:
    settings = read_settings()

    assert settings["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"] == []
    assert settings["FORM_TARGETS"] == ["'self'"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://post.example", ("post.example", 587, False, True)),
        ("smtp://post.example:25", ("post.example", 25, False, False)),
        ("smtps://navn:ord@post.example:465", ("post.example", 465, True, False)),
    ],
)
def test_mail_leaves_by_the_server_that_is_named(
    environment: pytest.MonkeyPatch, address: str, expected: tuple[str, int, bool, bool]
) -> None:
    environment.setenv("INDGANG_SMTP_URL", address)

    settings = read_settings()

    names = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_SSL", "EMAIL_USE_TLS")
    assert tuple(settings[name] for name in names) == expected


def test_a_password_may_hold_any_character_written_as_an_address_writes_it(
    environment: pytest.MonkeyPatch,
) -> None:
    environment.setenv("INDGANG_SMTP_URL", "smtp://indgang%40hvidklit.example:p%40s%2Fs@post.example")

    settings = read_settings()

    assert (settings["EMAIL_HOST_USER"], settings["EMAIL_HOST_PASSWORD"]) == (
        "indgang@hvidklit.example",
        "p@s/s",
    )


def test_mail_by_anything_but_smtp_is_refused(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("INDGANG_SMTP_URL", "http://post.example")

    with pytest.raises(ImproperlyConfigured, match="INDGANG_SMTP_URL"):
        read_settings()


def test_every_variable_stands_in_the_operations_guide() -> None:
    settings = (ROOT / "config" / "settings.py").read_text(encoding="utf-8")
    read = {f"INDGANG_{name}" for name in READ_BY_SETTINGS.findall(settings)}
    for path in (ROOT / "config" / "management").rglob("*.py"):
        read |= set(READ_ELSEWHERE.findall(path.read_text(encoding="utf-8")))
    told = IN_TABLE.findall((ROOT / "docs" / "operations.md").read_text(encoding="utf-8"))

    assert sorted(told) == sorted(read)
