"""Who gets in: only those whom an administrator has let in, by password, passkey or the municipality's own login."""

from __future__ import annotations

from typing import Any, ClassVar

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from indgang.people.queries import the_municipality


def shown_name() -> str:
    municipality = the_municipality()
    return municipality.name if municipality else "Indgang"


class ClosedDoorAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Nobody signs up by themselves."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The mail address and the password do not fit together. Try again."),
        "too_many_login_attempts": _("That was too many tries. Wait five minutes and try again."),
        "enter_current_password": _("That is not your present password."),
        "incorrect_password": _("That is not your password."),
        "rate_limited": _("That was too many tries. Wait a minute and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 – allauth's signature
        return False

    def format_email_subject(self, subject: str) -> str:
        return f"{shown_name()}: {subject}"


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That code is not right. Take the newest one from the app and try again."),
    }

    def build_totp_svg(self, url: str) -> str:
        """A drawing without styles, which the content security policy would refuse."""
        drawing: str = segno.make(url, error="m").svg_inline(
            scale=5, light="#fff", svgclass=None, lineclass=None
        )
        return drawing

    def _get_site_name(self) -> str:
        return shown_name()


class MunicipalLoginAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """The municipality's own login opens the door for those already let in, known by their mail address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 – as above
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:  # noqa: ARG002 – as above
        """It is for signing in only: nobody ties another's login to their own account."""
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise ImmediateHttpResponse(redirect("account_login"))

    def authenticate_by_email(self, sociallogin: Any) -> tuple[Any, str] | None:
        """Some providers write "false" as text, which Python would take for true."""
        for address in sociallogin.email_addresses:
            address.verified = str(address.verified).lower() == "true"
        found: tuple[Any, str] | None = super().authenticate_by_email(sociallogin)
        return found
