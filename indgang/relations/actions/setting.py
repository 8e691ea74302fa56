"""How relations are kept: on or off, for how long, and what each kind of tie counts."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import Actor, record_event
from indgang.relations.models import CountedKind, RelationsSetting, TieWeight
from indgang.relations.queries.settings import bindings, the_setting
from indgang.relations.rules import may_change_relations
from indgang.relations.weights import DEFAULTS, Binding
from indgang.shared.refusals import Refused


class UnableToChangeRelations(Refused):
    """Relations are kept as they were."""


def change_relations(*, is_on: bool, kept_months: int, coffee_weeks: int, by: Actor) -> RelationsSetting:
    """Changes the one row. Switched off, nothing is noted or drawn, and the nightly forgetting takes away what was."""
    _refuse_others(by)
    with transaction.atomic():
        setting = the_setting()
        values = {"is_on": is_on, "kept_months": kept_months, "coffee_weeks": coffee_weeks}
        changes = apply_values(target=setting, values=values)
        setting.save()
        record_event(area="relations", act="change_relations", target=setting, by=by, changes=changes)
    return setting


def change_tie_weight(*, kind: CountedKind, binding: Binding, by: Actor) -> None:
    """What a kind of tie counts from now on, also for what has happened; the default again where it is the same."""
    _refuse_others(by)
    with transaction.atomic():
        row = TieWeight.objects.filter(kind=kind).first() or TieWeight(
            kind=kind, weight=DEFAULTS[kind].weight, half_life_days=DEFAULTS[kind].half_life_days
        )
        values = {"weight": binding.weight, "half_life_days": binding.half_life_days}
        changes = apply_values(target=row, values=values)
        row.save()
        record_event(area="relations", act="change_tie_weight", target=row, by=by, changes=changes)
        if binding == DEFAULTS[kind]:
            row.delete()


def change_tie_weights(*, wanted: Mapping[CountedKind, Binding], by: Actor) -> int:
    """The whole table at once: all of it or nothing; returns how many kinds were changed."""
    _refuse_others(by)
    stands = bindings()
    changed = {kind: binding for kind, binding in wanted.items() if binding != stands[kind]}
    with transaction.atomic():
        for kind, binding in changed.items():
            change_tie_weight(kind=kind, binding=binding, by=by)
    return len(changed)


def _refuse_others(by: Actor) -> None:
    if not may_change_relations(by):
        raise UnableToChangeRelations(
            _("Only administrators and the secretary may change how relations are kept.")
        )
