from __future__ import annotations

from decimal import Decimal

import pytest

from indgang.catalogue.actions.keeping import UnableToKeepCatalogue, create_catalogue, edit_catalogue
from indgang.catalogue.models import Catalogue
from indgang.history.models import Event
from tests.factories import make_catalogue, make_colleague, make_editor, make_user

pytestmark = pytest.mark.django_db


def test_make_editor_starts_a_catalogue() -> None:
    catalogue = create_catalogue(values={"name": "Ejendomscentret", "slug": "ejendom"}, by=make_editor())
    assert Catalogue.objects.get() == catalogue
    assert Event.objects.get().changes["name"] == ["", "Ejendomscentret"]


def test_a_colleague_starts_no_catalogue() -> None:
    with pytest.raises(UnableToKeepCatalogue):
        create_catalogue(values={"name": "Mit eget", "slug": "mit"}, by=make_user())
    assert not Catalogue.objects.exists()


def test_its_owner_sets_hours_aside() -> None:
    owner = make_colleague()
    catalogue = make_catalogue(owner=owner)
    edit_catalogue(catalogue=catalogue, values={"hours_a_month": Decimal(8)}, by=make_user(colleague=owner))
    catalogue.refresh_from_db()
    assert (catalogue.hours_a_month, catalogue.has_hours) == (Decimal(8), True)


def test_nothing_new_is_no_event() -> None:
    catalogue = make_catalogue(name="Virksomheder")
    edit_catalogue(catalogue=catalogue, values={"name": "Virksomheder"}, by=make_editor())
    assert not Event.objects.exists()


def test_somebody_else_changes_nothing() -> None:
    catalogue = make_catalogue(name="Virksomheder")
    with pytest.raises(UnableToKeepCatalogue):
        edit_catalogue(catalogue=catalogue, values={"name": "Kapret"}, by=make_user())
    catalogue.refresh_from_db()
    assert catalogue.name == "Virksomheder"


def test_two_catalogues_have_not_the_same_address() -> None:
    make_catalogue(slug="ejendom")
    with pytest.raises(UnableToKeepCatalogue) as refusal:
        create_catalogue(values={"name": "Et til", "slug": "ejendom"}, by=make_editor())
    assert (refusal.value.field, Catalogue.objects.count()) == ("slug", 1)
