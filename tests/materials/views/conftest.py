from __future__ import annotations

import pytest
from django.test import Client

from indgang.people.models import Role
from tests.factories import make_municipality, make_user


@pytest.fixture
def keeper(db: None) -> Client:
    """The steering group's secretary."""
    make_municipality()
    client = Client()
    client.force_login(make_user(Role.SECRETARY))
    return client


@pytest.fixture
def reader(keeper: Client) -> Client:
    """A colleague without a role."""
    client = Client()
    client.force_login(make_user())
    return client
