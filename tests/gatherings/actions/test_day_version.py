from __future__ import annotations

import pytest

from indgang.gatherings.actions.day_version import note_day_changed
from indgang.gatherings.models import Gathering
from tests.gatherings.day_rows import a_gathering

pytestmark = pytest.mark.django_db


def test_what_follows_one_day_looks_anew_and_another_day_is_as_it_was() -> None:
    changed, other = a_gathering(), a_gathering()
    note_day_changed(gathering=changed)
    note_day_changed(gathering=changed)
    versions = dict(Gathering.objects.values_list("pk", "day_version"))
    assert versions == {changed.pk: 2, other.pk: 0}
