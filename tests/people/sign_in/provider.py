"""A real OpenID Connect provider in a process of its own: ``python -m tests.people.sign_in.provider folder callback``.

Prints its address when it answers. Its people are those of ``PEOPLE``, all with the same password.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings

CLIENT, SECRET, PASSWORD = "indgang", "a-secret-between-two-tests", "en lang og god adgangskode"
SILENT = "silent@hvidklit.example"
IN_TEXT = "in-text@hvidklit.example"
# Who the provider knows, and whether it has made sure that the address is theirs.
PEOPLE = {
    "karla@hvidklit.example": True,
    "stranger@elsewhere.example": True,
    "unverified@hvidklit.example": False,
    SILENT: True,
    IN_TEXT: False,
}


def configure(folder: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    settings.configure(
        SECRET_KEY="only-for-the-provider-of-the-tests-and-nothing-else",
        ALLOWED_HOSTS=["127.0.0.1", "localhost"],
        ROOT_URLCONF="tests.people.sign_in.provider_urls",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.sqlite3"}},
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
            "allauth", "allauth.account", "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        LOGIN_URL="account_login",
        ACCOUNT_LOGIN_METHODS={"email"},
        ACCOUNT_SIGNUP_FIELDS=["email*", "password1*"],
        ACCOUNT_EMAIL_VERIFICATION="none",
        ACCOUNT_RATE_LIMITS=False,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        SESSION_COOKIE_NAME="provider_session",
        IDP_OIDC_ADAPTER="tests.people.sign_in.provider_claims.Adapter",
        IDP_OIDC_PRIVATE_KEY=key.private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        ).decode(),
        USE_TZ=True,
    )  # fmt: skip
    django.setup()


def fill(callback: str) -> None:
    # Models can be imported only once the settings above stand.
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    client = Client(id=CLIENT, name="Indgang", secret=make_password(SECRET), skip_consent=True)
    client.set_scopes(["openid", "profile", "email"])
    client.set_redirect_uris([callback])
    client.save()
    for mail, is_verified in PEOPLE.items():
        user = User.objects.create_user(username=mail, email=mail, password=PASSWORD)
        EmailAddress.objects.create(user=user, email=mail, verified=is_verified, primary=True)


class Silent(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """The test's own output is enough."""


def main(folder: str, callback: str) -> None:
    configure(Path(folder))
    fill(callback)
    # Only now can the application be imported.
    from django.core.wsgi import get_wsgi_application

    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Silent) as server:
        print(f"http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
