from __future__ import annotations

import pytest

from indgang.people.models import Unit
from indgang.shared.containing import containing

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asked", ["Å-sektionen", "å-sektionen", "Å-SEKTIONEN", "å-s", "nen"])
def test_small_letters_and_capitals_are_one(asked: str) -> None:
    unit = Unit.objects.create(name="Å-sektionen")
    Unit.objects.create(name="Byg")

    assert list(Unit.objects.filter(containing("name", asked))) == [unit]


def test_a_percent_sign_is_a_percent_sign() -> None:
    Unit.objects.create(name="Byg")

    assert list(Unit.objects.filter(containing("name", "%"))) == []
