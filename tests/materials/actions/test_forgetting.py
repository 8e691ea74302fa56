from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indgang.materials.actions.forgetting import forget_old_uses
from indgang.materials.models import MaterialUse
from indgang.shared.models import ChangeCounter
from tests.factories import make_material

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def test_what_was_counted_more_than_five_years_ago_is_forgotten() -> None:
    material = make_material()
    for day in (date(2021, 11, 24), date(2021, 11, 25)):
        MaterialUse.objects.create(material=material, way="opened", used_on=day, number=2)
    assert forget_old_uses(now=NOW) == 1
    assert MaterialUse.objects.get().used_on == date(2021, 11, 25)
    assert ChangeCounter.objects.filter(topic="materials").exists()
    assert forget_old_uses(now=NOW) == 0
