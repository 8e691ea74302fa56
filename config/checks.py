"""What ``indgang check --deploy`` refuses: fine for the demonstration, unsafe for a municipality."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

MANY_ORGANISATIONS = re.compile("/(common|organizations|consumers)(/|$)")


@register(Tags.security, deploy=True)
def check_settings_for_a_municipality(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    faults: list[CheckMessage] = []
    if settings.SECRET_KEY == settings.UNSAFE_SECRET_KEY or len(settings.SECRET_KEY) < 40:
        faults.append(
            Error("INDGANG_SECRET_KEY must be set to at least 40 random characters.", id="indgang.E001")
        )
    if settings.DEBUG:
        faults.append(Error("INDGANG_DEBUG shows settings to strangers: leave it out.", id="indgang.E002"))
    if settings.IS_DEMO:
        faults.append(
            Error("INDGANG_DEMO shows passwords on the front page: leave it out.", id="indgang.E003")
        )
    if not settings.IS_HTTPS:
        faults.append(Error("INDGANG_BASE_URL must begin with https://.", id="indgang.E004"))
    if "*" in settings.ALLOWED_HOSTS:
        faults.append(Error("INDGANG_ALLOWED_HOSTS must name the hosts, not '*'.", id="indgang.E005"))
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        faults.append(Error("INDGANG_SMTP_URL is missing: no mail would leave the house.", id="indgang.E006"))
    if settings.OIDC_TRUSTS_MAIL and MANY_ORGANISATIONS.search(settings.OIDC_SERVER_URL):
        told = "INDGANG_OIDC_TRUST_MAIL trusts addresses that any organisation could invent: name your own tenant."
        faults.append(Error(told, id="indgang.E007"))
    if settings.IS_SQLITE and not settings.RUNS_SCHEDULE:
        told = "INDGANG_WORKER=0 on SQLite: no mail would be sent, and nothing forgotten. Leave it out."
        faults.append(Error(told, id="indgang.E008"))
    return faults
