from __future__ import annotations

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from indgang.people.models import Unit
from tests.factories import make_colleague, make_unit

pytestmark = pytest.mark.django_db


def test_a_unit_knows_all_above_it() -> None:
    top = make_unit()
    center = make_unit(parent=top)
    team = make_unit(parent=center)
    assert list(team.with_all_above()) == [team, center, top]


def test_a_tree_that_bites_its_tail_has_an_end() -> None:
    one = make_unit()
    other = make_unit(parent=one)
    Unit.objects.filter(pk=one.pk).update(parent=other)
    assert len(list(Unit.objects.get(pk=one.pk).with_all_above())) == 2


def test_the_database_refuses_a_unit_above_itself() -> None:
    unit = make_unit()
    with pytest.raises(IntegrityError):
        Unit.objects.filter(pk=unit.pk).update(parent=unit)


def test_a_unit_that_is_in_use_is_not_deleted() -> None:
    unit = make_unit("Vej")
    assert (str(unit), unit.get_absolute_url()) == ("Vej", f"/intern/enheder/{unit.pk}/")
    make_colleague(units=[unit])
    with pytest.raises(ProtectedError):
        unit.delete()
