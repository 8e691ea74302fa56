"""The product's settings, made quick and strict for tests."""

from __future__ import annotations

import os

from config.settings import *  # noqa: F403
from config.settings import DATABASES, IS_SQLITE, STORAGES, TEMPLATES


class UndefinedVariable(str):
    """Raises where a template names something that is not there."""

    __slots__ = ()

    def __mod__(self, name: object) -> str:
        raise NameError(f"undefined template variable: {name}")

    def __contains__(self, part: object) -> bool:
        return part == "%s"


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable("undefined")
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# Files are found where they lie: nothing has been collected for whitenoise to serve.
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# What asks for a second factor has tests of its own; the others sign in with one step.
SECOND_FACTOR_ASKED_OF = "nobody"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DATABASES["default"]["CONN_MAX_AGE"] = 0
# pytest-django keeps each worker's database in memory where it is Django's own SQLite, and only there. Those who are
# killed or whose disk is full write to a file of their own, as the product does.
if IS_SQLITE and "INDGANG_WRITES_TO_FILE" not in os.environ:
    DATABASES["default"]["ENGINE"] = "django.db.backends.sqlite3"
