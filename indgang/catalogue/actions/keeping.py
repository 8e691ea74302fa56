from __future__ import annotations

from decimal import Decimal
from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.catalogue.models import Catalogue
from indgang.catalogue.rules import may_create_catalogue, may_edit_catalogue
from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import record_event
from indgang.people.models import Colleague, Unit, User
from indgang.shared.refusals import Refused


class UnableToKeepCatalogue(Refused):
    """The catalogue was not made or changed."""


class CatalogueValues(TypedDict, total=False):
    name: str
    slug: str
    description: str
    is_public: bool
    owning_unit: Unit | None
    owner: Colleague | None
    web_editor: Colleague | None
    hours_a_month: Decimal | None


def create_catalogue(*, values: CatalogueValues, by: User) -> Catalogue:
    if not may_create_catalogue(by):
        raise UnableToKeepCatalogue(_("Only catalogue editors may start a new catalogue."))
    if Catalogue.objects.filter(slug=values["slug"]).exists():
        raise UnableToKeepCatalogue(_("Another catalogue has that address already."), field="slug")
    catalogue = Catalogue()
    with transaction.atomic():
        changes = apply_values(target=catalogue, values=values)
        catalogue.save()
        record_event(area="catalogue", act="create_catalogue", target=catalogue, by=by, changes=changes)
    return catalogue


def edit_catalogue(*, catalogue: Catalogue, values: CatalogueValues, by: User) -> Catalogue:
    if not may_edit_catalogue(by, catalogue):
        raise UnableToKeepCatalogue(_("Only the catalogue's keepers may change it."))
    with transaction.atomic():
        changes = apply_values(target=catalogue, values=values)
        if changes:
            catalogue.save()
            record_event(area="catalogue", act="edit_catalogue", target=catalogue, by=by, changes=changes)
    return catalogue
