"""How relations are kept here, and what counts how much."""

from __future__ import annotations

from collections.abc import Mapping

from indgang.relations.models import RelationsSetting, TieWeight
from indgang.relations.weights import DEFAULTS, Binding


def the_setting() -> RelationsSetting:
    """The one row; unsaved and as the defaults say where nobody has changed anything."""
    return RelationsSetting.objects.filter(pk=RelationsSetting.THE_ONE).first() or RelationsSetting()


def bindings() -> Mapping[str, Binding]:
    """What each kind of tie counts here: the municipality's own where it has said so, else the default."""
    own = {row.kind: Binding(row.weight, row.half_life_days) for row in TieWeight.objects.all()}
    return {**DEFAULTS, **own}
