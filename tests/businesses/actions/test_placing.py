from __future__ import annotations

import pytest

from indgang.businesses.actions.placing import (
    ProductionUnitValues,
    UnableToKeepProductionUnit,
    add_production_unit,
    edit_production_unit,
    remove_production_unit,
)
from indgang.businesses.models import Business, ProductionUnit
from indgang.history.models import Event
from indgang.people.models import Role, User
from tests.factories import make_business, make_production_unit, make_user

pytestmark = pytest.mark.django_db

VALUES: ProductionUnitValues = {"p_number": "9900000001", "name": "Værkstedet"}


def entrance() -> User:
    return make_user(Role.ENTRANCE)


def test_the_company_is_found_by_the_number_of_its_place() -> None:
    unit = add_production_unit(business=make_business("Smedjen"), values=VALUES, by=entrance())
    assert Business.objects.get().search_text == " smedjen 9900000001"
    edit_production_unit(unit=unit, values={"town": "Hvidklit"}, by=entrance())
    edit_production_unit(unit=unit, values={"town": "Hvidklit"}, by=entrance())
    remove_production_unit(unit=unit, by=entrance())
    assert Business.objects.get().search_text == " smedjen"
    assert list(Event.objects.order_by("pk").values_list("act", flat=True)) == [
        "add_production_unit", "edit_production_unit", "remove_production_unit",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "field", "told"),
    [
        ({"p_number": "123", "name": "A"}, "p_number", "Et P-nummer har ti cifre."),
        ({"p_number": "3112991234", "name": "A"}, "p_number", "CPR-nummer"),
        ({"p_number": "9900000002", "name": "A"}, "p_number", "Smedjen har det P-nummer i forvejen."),
        ({"p_number": "9900000001", "name": "A", "address": "010170-1234"}, "address", "CPR-nummer"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(
    values: ProductionUnitValues, field: str, told: str
) -> None:
    business = make_business("Smedjen")
    make_production_unit(business, "9900000002")
    with pytest.raises(UnableToKeepProductionUnit, match=told) as refusal:
        add_production_unit(business=business, values=values, by=entrance())
    assert (refusal.value.field, ProductionUnit.objects.count()) == (field, 1)


def test_a_colleague_without_a_role_changes_no_place() -> None:
    unit, by = make_production_unit(make_business(), name="Værkstedet"), make_user()
    with pytest.raises(UnableToKeepProductionUnit):
        add_production_unit(business=unit.business, values=VALUES, by=by)
    with pytest.raises(UnableToKeepProductionUnit):
        edit_production_unit(unit=unit, values={"name": "Ny"}, by=by)
    with pytest.raises(UnableToKeepProductionUnit, match="Kun indgangen, ledere"):
        remove_production_unit(unit=unit, by=by)
    assert ProductionUnit.objects.get().name == "Værkstedet"
