from __future__ import annotations

import pytest
from django.core.cache import cache

from indgang.people.models import User

PASSWORD = "en lang og god adgangskode"


@pytest.fixture(autouse=True)
def no_tries_counted() -> None:
    cache.clear()


@pytest.fixture
def karla(db: None) -> User:
    return User.objects.create_user("karla@hvidklit.example", PASSWORD)
