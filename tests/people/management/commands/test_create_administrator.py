from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from indgang.people.models import User
from tests.factories import make_administrator

pytestmark = pytest.mark.django_db


def test_the_first_administrator_is_let_in() -> None:
    told = StringIO()
    call_command("create_administrator", "chef@hvidklit.example", stdout=told)
    assert User.objects.get().roles == frozenset({"administrator"})
    assert "chef@hvidklit.example er administrator." in told.getvalue()


def test_a_second_one_is_refused() -> None:
    make_administrator()
    with pytest.raises(CommandError, match="Der er allerede en administrator"):
        call_command("create_administrator", "chef@hvidklit.example")


def test_what_is_no_mail_is_refused() -> None:
    with pytest.raises(CommandError):
        call_command("create_administrator", "chef")
    assert not User.objects.exists()
