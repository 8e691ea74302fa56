from __future__ import annotations

from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter

from tests.people.sign_in.provider import IN_TEXT, SILENT


class Adapter(DefaultOIDCAdapter):  # type: ignore[misc]  # allauth carries no types
    """Some providers (Microsoft's) say nothing of ``email_verified``; others write it as text."""

    def get_claims(self, purpose: Any, user: Any, client: Any, scopes: Any, **kwargs: Any) -> dict[str, Any]:
        claims: dict[str, Any] = super().get_claims(purpose, user, client, scopes, **kwargs)
        if claims.get("email") == SILENT:
            del claims["email_verified"]
        if claims.get("email") == IN_TEXT:
            claims["email_verified"] = "false"
        return claims
