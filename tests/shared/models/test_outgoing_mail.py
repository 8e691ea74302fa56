from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.factories import make_mail

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def test_it_is_called_by_what_it_is_about() -> None:
    assert str(make_mail()) == "Henvendelse 7 (enquiries)"


@pytest.mark.parametrize(
    "values",
    [
        {"sent_at": NOW, "given_up_at": NOW},
        {"emptied_at": NOW},
        {"recipient": "", "emptied_at": None},
    ],
)
def test_the_database_guards_what_cannot_be(values: dict[str, Any]) -> None:
    mail = make_mail(now=NOW)
    for name, value in values.items():
        setattr(mail, name, value)

    with pytest.raises(IntegrityError), transaction.atomic():
        mail.save()
