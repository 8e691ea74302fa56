"""The doors of django-allauth that a municipality uses; sign-up and one's own mail addresses are not among them."""

from __future__ import annotations

from typing import NoReturn

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as municipal_login
from django.http import Http404, HttpRequest
from django.urls import path, re_path

from indgang.people.sign_in.out_and_back import end_municipal_login, start_municipal_login


def nobody_signs_up(request: HttpRequest) -> NoReturn:  # noqa: ARG001 – a view
    """allauth asks for the address of a sign-up page where it writes mail; there is none."""
    raise Http404


urlpatterns = [
    path("opret/", nobody_signs_up, name="account_signup"),
    path("log-ind/", account.login, name="account_login"),
    path("log-ud/", account.logout, name="account_logout"),
    path("lukket/", account.account_inactive, name="account_inactive"),
    path("bekraeft/", account.reauthenticate, name="account_reauthenticate"),
    path("adgangskode/skift/", account.password_change, name="account_change_password"),
    path("adgangskode/vaelg/", account.password_set, name="account_set_password"),
    path("adgangskode/glemt/", account.password_reset, name="account_reset_password"),
    path("adgangskode/glemt/sendt/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^adgangskode/ny/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "adgangskode/ny/klar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("totrin/", second_factor.index, name="mfa_index"),
    path("totrin/kode/", second_factor.authenticate, name="mfa_authenticate"),
    path("totrin/bekraeft/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("totrin/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("totrin/app/fjern/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("totrin/koder/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("totrin/koder/nye/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("totrin/koder/hent/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("totrin/noegler/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("totrin/noegler/ny/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("totrin/noegler/log-ind/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("totrin/noegler/bekraeft/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("totrin/noegler/<int:pk>/ret/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("totrin/noegler/<int:pk>/fjern/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("kommunens-login/afbrudt/", municipal_login.login_cancelled, name="socialaccount_login_cancelled"),
    path("oidc/<slug:provider_id>/login/", start_municipal_login, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", end_municipal_login, name="openid_connect_callback"),
]
