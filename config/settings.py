"""All settings, read from the environment. docs/operations.md tells what each variable does."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

PROJECT_DIR = Path(__file__).resolve().parent.parent


def from_environment(name: str, default: str = "") -> str:
    return os.environ.get(f"INDGANG_{name}", default).strip()


def is_switched_on(name: str, default: str = "") -> bool:
    return from_environment(name, default).lower() in {"1", "true", "yes", "on", "ja"}


# Where things live ----------------------------------------------------------------------------------------

DATA_DIR = Path(from_environment("DATA_DIR", str(PROJECT_DIR / "var")))
DERIVED_DIR = DATA_DIR / "derived"
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
STATIC_URL = "/static/"
DATABASE_URL = from_environment("DATABASE_URL", f"sqlite:///{DATA_DIR / 'indgang.sqlite3'}")

# Who may reach it -----------------------------------------------------------------------------------------

IS_DEMO = is_switched_on("DEMO")
DEBUG = is_switched_on("DEBUG")
UNSAFE_SECRET_KEY = "only-for-the-demonstration-and-tests-never-for-a-municipality"  # noqa: S105 – refused by check --deploy
SECRET_KEY = from_environment("SECRET_KEY", UNSAFE_SECRET_KEY)
BASE_URL = from_environment("BASE_URL", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = from_environment("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").replace(",", " ").split()
IS_HTTPS = urlsplit(BASE_URL).scheme == "https"
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# The parts ------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "config",
    "indgang.home",
    "indgang.gatherings",
    "indgang.enquiries",
    "indgang.relations",
    "indgang.catalogue",
    "indgang.businesses",
    "indgang.surveys",
    "indgang.materials",
    "indgang.duties",
    "indgang.people",
    "indgang.history",
    "indgang.shared",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "django_linear_migrations",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

# No LocaleMiddleware: what a browser prefers does not choose the municipality's language.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "indgang.people.context.municipality",
                "indgang.home.navigation.navigation",
            ],
        },
    },
]
FORM_RENDERER = "indgang.shared.form_rendering.DkfdsRenderer"

# What is remembered ---------------------------------------------------------------------------------------


IN_TURN = "indgang.shared.sqlite_in_turn"  # SQLite, where the threads of a process write in turn


def database() -> dict[str, Any]:
    """SQLite tuned for one writing process, or whatever server the address names."""
    chosen: dict[str, Any] = dict(
        dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)
    )
    if chosen["ENGINE"] != "django.db.backends.sqlite3":
        return chosen
    pragmas = "journal_mode=WAL synchronous=FULL mmap_size=134217728 cache_size=-20000 temp_store=MEMORY"
    chosen["ENGINE"] = IN_TURN
    chosen["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": ";".join(f"PRAGMA {pragma}" for pragma in pragmas.split()),
    }
    return chosen


DATABASES = {"default": database()}
IS_SQLITE = DATABASES["default"]["ENGINE"] == IN_TURN

# Language and time ----------------------------------------------------------------------------------------

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk")]
LOCALE_PATHS = [PROJECT_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True

# Files ----------------------------------------------------------------------------------------------------

STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "indgang.shared.npm_files.NpmFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "indgang.shared.static_storage.NamedByContentStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
COMPOUND_WORDS_FILE = DERIVED_DIR / "compound-words.json.gz"

# Sign-in --------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:show_desk"
ACCOUNT_LOGOUT_REDIRECT_URL = "home:show_front_page"
ACCOUNT_ADAPTER = "indgang.people.sign_in.adapters.ClosedDoorAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_HTTPS else "http"
ACCOUNT_FORMS = {
    "login": "indgang.people.sign_in.forms.LoginForm",
    "reset_password": "indgang.people.sign_in.forms.ResetPasswordForm",
    "reset_password_from_key": "indgang.people.sign_in.forms.ResetPasswordKeyForm",
    "set_password": "indgang.people.sign_in.forms.SetPasswordForm",
    "change_password": "indgang.people.sign_in.forms.ChangePasswordForm",
    "reauthenticate": "indgang.people.sign_in.forms.ReauthenticateForm",
}
# Without a proxy in front nobody may name their own address, which the limits on tries count by.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if is_switched_on("BEHIND_PROXY") else 0

SECOND_FACTOR_ASKED_OF = from_environment("REQUIRE_SECOND_FACTOR", "nobody" if IS_DEMO else "administrators")
if SECOND_FACTOR_ASKED_OF not in {"everyone", "roles", "administrators", "nobody"}:
    raise ImproperlyConfigured(
        "INDGANG_REQUIRE_SECOND_FACTOR must be everyone, roles, administrators or nobody"
    )
MFA_ADAPTER = "indgang.people.sign_in.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Indgang"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
# Addresses are the administrator's word, not the user's: there is nothing to verify first.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "indgang.people.sign_in.forms.CodeForm",
    "reauthenticate": "indgang.people.sign_in.forms.ReauthenticateCodeForm",
    "activate_totp": "indgang.people.sign_in.forms.ActivateTOTPForm",
    "add_webauthn": "indgang.people.sign_in.forms.AddKeyForm",
    "edit_webauthn": "indgang.people.sign_in.forms.EditKeyForm",
}

SOCIALACCOUNT_ADAPTER = "indgang.people.sign_in.adapters.MunicipalLoginAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_AUTO_SIGNUP = True
OIDC_SERVER_URL = from_environment("OIDC_SERVER_URL")
OIDC_TRUSTS_MAIL = is_switched_on("OIDC_TRUST_MAIL")
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if OIDC_SERVER_URL:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": "kommune",
            "name": from_environment("OIDC_NAME", "Kommunens login"),
            "client_id": from_environment("OIDC_CLIENT_ID"),
            "secret": from_environment("OIDC_CLIENT_SECRET"),
            "settings": {"server_url": OIDC_SERVER_URL, "verified_email": OIDC_TRUSTS_MAIL},
        }
    )

# Cookies and headers: public pages set no cookie at all ---------------------------------------------------

SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "indgang.home.views.errors.show_csrf_failure"
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if is_switched_on("BEHIND_PROXY") else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# A form that ends at the municipality's own login must be allowed to be sent on there.
FORM_TARGETS = [SELF]
if OIDC_SERVER_URL:
    FORM_TARGETS.append("{0.scheme}://{0.netloc}".format(urlsplit(OIDC_SERVER_URL)))
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": FORM_TARGETS,
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

# The national register of companies: off until there is an address -----------------------------------------

CVR_URL = from_environment("CVR_URL")
CVR_USER = from_environment("CVR_USER")
CVR_PASSWORD = from_environment("CVR_PASSWORD")

# How many enquiries may come from one address in an hour: an office shares one, a program sends more
ENQUIRIES_AN_HOUR = int(from_environment("ENQUIRIES_AN_HOUR", "30"))

# What runs by itself: whether `indgang serve` runs it, or leaves it to `indgang work`
RUNS_SCHEDULE = is_switched_on("WORKER", default="1")

# Mail and words in the log --------------------------------------------------------------------------------

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if from_environment("SMTP_URL"):
    smtp = urlsplit(from_environment("SMTP_URL"))
    if smtp.scheme not in {"smtp", "smtps"}:
        raise ImproperlyConfigured("INDGANG_SMTP_URL must begin with smtp:// or smtps://")
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = smtp.hostname or "localhost", smtp.port or 587
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(smtp.username or ""), unquote(smtp.password or "")
    EMAIL_USE_SSL, EMAIL_USE_TLS = smtp.scheme == "smtps", smtp.scheme == "smtp" and EMAIL_PORT != 25
    EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = from_environment("MAIL_FROM", "indgang@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": from_environment("LOG_LEVEL", "WARNING")},
}
