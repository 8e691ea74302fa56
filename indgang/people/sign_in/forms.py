"""allauth's forms with our labels, and without placeholders that repeat them."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as keys
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _


class Relabelled(forms.Form):
    """What a field is called, and what it hints; a field that is not named hints nothing."""

    labels: ClassVar[dict[str, Any]] = {}
    hints: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)


MAIL, PASSWORD = _("Mail address"), _("Password")
NEW_PASSWORD, NEW_PASSWORD_AGAIN = _("New password"), _("New password once more")
CODE = _("The six digits from your app, or a recovery code")
KEY_NAME = _("What you call the key")
LONG_ENOUGH = _("At least 12 characters. A short sentence is easy to remember and hard to guess.")


class LoginForm(Relabelled, account.LoginForm):  # type: ignore[misc]  # allauth carries no types
    labels: ClassVar = {"login": MAIL, "password": PASSWORD}


class ResetPasswordForm(Relabelled, account.ResetPasswordForm):  # type: ignore[misc]  # allauth carries no types
    labels: ClassVar = {"email": MAIL}


class ResetPasswordKeyForm(Relabelled, account.ResetPasswordKeyForm):  # type: ignore[misc]  # allauth carries no types
    labels: ClassVar = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD_AGAIN}
    hints: ClassVar = {"password1": LONG_ENOUGH}


class SetPasswordForm(Relabelled, account.SetPasswordForm):  # type: ignore[misc]  # allauth carries no types
    labels: ClassVar = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD_AGAIN}
    hints: ClassVar = {"password1": LONG_ENOUGH}


class ChangePasswordForm(Relabelled, account.ChangePasswordForm):  # type: ignore[misc]  # allauth carries no types
    labels: ClassVar = {
        "oldpassword": _("Present password"),
        "password1": NEW_PASSWORD,
        "password2": NEW_PASSWORD_AGAIN,
    }
    hints: ClassVar = {"password1": LONG_ENOUGH}


class ReauthenticateForm(Relabelled, account.ReauthenticateForm):  # type: ignore[misc]  # allauth carries no types
    labels: ClassVar = {"password": PASSWORD}


class CodeForm(Relabelled, codes.AuthenticateForm):  # type: ignore[misc]  # allauth carries no types
    labels: ClassVar = {"code": CODE}


class ReauthenticateCodeForm(Relabelled, codes.ReauthenticateForm):  # type: ignore[misc]  # allauth carries no types
    labels: ClassVar = {"code": CODE}


class ActivateTOTPForm(Relabelled, totp.ActivateTOTPForm):  # type: ignore[misc]  # allauth carries no types
    labels: ClassVar = {"code": _("The six digits that the app shows")}


class AddKeyForm(Relabelled, keys.AddWebAuthnForm):  # type: ignore[misc]  # allauth carries no types
    labels: ClassVar = {"name": KEY_NAME, "passwordless": _("Sign in with this key alone")}
    hints: ClassVar = {"passwordless": _("The key then asks for your fingerprint, your face or a PIN.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].validators.append(MaxLengthValidator(100))


class EditKeyForm(Relabelled, keys.EditWebAuthnForm):  # type: ignore[misc]  # allauth carries no types
    labels: ClassVar = {"name": KEY_NAME}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].validators.append(MaxLengthValidator(100))
