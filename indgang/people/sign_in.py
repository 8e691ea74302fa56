"""Who gets in: only those whom an administrator has let in, by password, passkey or the municipality's own login."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class ClosedDoorAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Nobody signs up by themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class MunicipalLoginAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """The municipality's own login opens the door for those already let in, known by their mail address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
