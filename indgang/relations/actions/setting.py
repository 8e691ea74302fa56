"""How relations are kept: on or off, for how long, and what each kind of tie counts."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import Actor, record_event
from indgang.relations.models import COUNTED, CountedKind, RelationsSetting, TieWeight
from indgang.relations.queries.fitting import fitted, values_by
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
    _count(kind, binding, act="change_tie_weight", by=by)


def change_tie_weights(*, wanted: Mapping[CountedKind, Binding], by: Actor) -> int:
    """The whole table at once: all of it or nothing; returns how many kinds were changed."""
    _refuse_others(by)
    stands = bindings()
    changed = {kind: binding for kind, binding in wanted.items() if binding != stands[kind]}
    with transaction.atomic():
        for kind, binding in changed.items():
            change_tie_weight(kind=kind, binding=binding, by=by)
    return len(changed)


def fit_tie_weights(*, by: Actor) -> int:
    """Puts what fits the answers of the minute into the table; returns how many kinds were changed.

    Refused where there are too few answers, and where the table fits as it is.
    """
    _refuse_others(by)
    found = fitted()
    wanted = values_by(found) if found else {}
    if not wanted:
        raise UnableToChangeRelations(_("There is nothing to change by what colleagues say."))
    stands = bindings()
    with transaction.atomic():
        TieWeight.objects.update(weight_before=None, half_life_before=None)
        for kind, binding in wanted.items():
            _count(kind, binding, act="fit_tie_weights", by=by, before=stands[kind])
    return len(wanted)


def take_back_fit(*, by: Actor) -> int:
    """Each kind counts again as before the last fit, but those changed by hand since; returns how many."""
    _refuse_others(by)
    fitted_rows = list(TieWeight.objects.exclude(weight_before=None))
    if not fitted_rows:
        raise UnableToChangeRelations(_("There is no fit to take back."))
    kinds = {kind.value: kind for kind in COUNTED}
    with transaction.atomic():
        for row in fitted_rows:
            before = Binding(row.weight_before or 0.0, row.half_life_before or row.half_life_days)
            _count(kinds[row.kind], before, act="take_back_fit", by=by)
    return len(fitted_rows)


def _count(
    kind: CountedKind, binding: Binding, *, act: str, by: Actor, before: Binding | None = None
) -> None:
    """``before`` is kept where it may be taken back; a row that says what the default says is not kept."""
    with transaction.atomic():
        row = TieWeight.objects.filter(kind=kind).first() or TieWeight(
            kind=kind, weight=DEFAULTS[kind].weight, half_life_days=DEFAULTS[kind].half_life_days
        )
        values = {"weight": binding.weight, "half_life_days": binding.half_life_days}
        changes = apply_values(target=row, values=values)
        row.weight_before = before.weight if before else None
        row.half_life_before = before.half_life_days if before else None
        row.save()
        record_event(area="relations", act=act, target=row, by=by, changes=changes)
        if binding == DEFAULTS[kind] and before is None:
            row.delete()


def _refuse_others(by: Actor) -> None:
    if not may_change_relations(by):
        raise UnableToChangeRelations(
            _("Only administrators and the secretary may change how relations are kept.")
        )
