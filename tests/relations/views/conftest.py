from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from indgang.people.models import User
from tests.factories import make_municipality

SignedIn = Callable[[User], Client]


@pytest.fixture
def signed_in(client: Client) -> SignedIn:
    """A browser in which the user has signed in."""
    make_municipality()

    def as_user(user: User) -> Client:
        client.force_login(user)
        return client

    return as_user
