from __future__ import annotations

import pytest

from indgang.catalogue.models import Situation
from indgang.catalogue.queries.addresses import free_catalogue_slug, free_situation_key, free_task_key
from tests.factories import make_catalogue, make_task

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Øl, ærter & åer på torvet", "oel-aerter-aaer-paa-torvet"),
        ("Ny", "ny-2"),
        ("???", "opgave"),
        ("x" * 90, "x" * 50),
    ],
)
def test_a_title_becomes_an_address(title: str, key: str) -> None:
    assert free_task_key(title) == key


def test_an_address_that_is_taken_gets_a_number() -> None:
    make_task(key="stillads")
    make_task(key="stillads-2")
    make_catalogue(slug="havne")
    Situation.objects.create(key="bygge", title="Bygge")
    assert free_task_key("Stillads") == "stillads-3"
    assert free_catalogue_slug("Havne") == "havne-2"
    assert free_situation_key("Bygge") == "bygge-2"
