"""Who must confirm their sign-in with something they have (an app, a key), not only with something they know."""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from indgang.people.models import Role, User

EVERYONE, WITH_A_ROLE, ADMINISTRATORS, NOBODY = CHOICES = ("everyone", "roles", "administrators", "nobody")
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def needs_second_factor(user: User) -> bool:
    asked_of = settings.SECOND_FACTOR_ASKED_OF
    if asked_of == WITH_A_ROLE:
        return bool(user.roles)
    return asked_of == EVERYONE or (asked_of == ADMINISTRATORS and user.has_role(Role.ADMINISTRATOR))


def lacks_second_factor(request: HttpRequest, user: User) -> bool:
    """Whoever came by the municipality's own login was asked there."""
    if not needs_second_factor(user) or came_by_municipal_login(request, user):
        return False
    return not is_mfa_enabled(user, SECOND_FACTORS)


def came_by_municipal_login(request: HttpRequest, user: User) -> bool:
    return any(
        record.get("method") == "socialaccount" for record in get_authentication_records(request, user)
    )
