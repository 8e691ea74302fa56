"""What selection says of a colleague, for them and their leader: nobody else is named, and nobody ranked."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indgang.mixing.selection.reasons import Reason, Why
from indgang.mixing.words import Words

MUCH, SOME = 0.5, 0.2


def reason_in_words(reason: Reason, unit: str = "") -> str:
    """Why they are proposed, or are not; ``unit`` is the name of the department or site whose quota is full."""
    if reason.is_in:
        return _reason_in(reason)
    told = {
        Why.NEVER: _("Not on the list: it has been settled that they do not come this time."),
        Why.LESS: _(
            "Not on the list: the places went to others who have more company contact, or more new to meet."
        ),
        Why.QUOTA: _("Not on the list: %(unit)s has as many places as it can have.") % {"unit": unit},
        Why.INVITED_BEFORE: _(
            "Not on the list: others were as good a choice, and have been invited less often."
        ),
    }
    return told[reason.why]


def _reason_in(reason: Reason) -> str:
    if reason.why is Why.MUST:
        return _("On the list: it has been settled that they come.")
    said = [_contact(reason.contact)]
    if reason.bridges:
        said.append(
            ngettext(
                "Nobody else here binds %(count)d pair of departments together.",
                "Nobody else here binds %(count)d pairs of departments together.",
                reason.bridges,
            )
            % {"count": reason.bridges}
        )
    if reason.why is Why.NEW:
        said.append(_("They have been invited less often than others."))
    else:
        said.append(_("There are colleagues to meet whom they need and do not know yet."))
    return " ".join(said)


def _contact(score: float) -> str:
    if score >= MUCH:
        return _("On the list: much contact with companies.")
    if score >= SOME:
        return _("On the list: some contact with companies.")
    return _("On the list: a little contact with companies.")


def wish_in_words(wish: str, names: dict[str, str]) -> str:
    """One of the wishes that collide; ``names`` are the units' names by their ids."""
    if not isinstance(wish, Words):
        return wish
    values = {**wish.values, "name": names.get(str(wish.values.get("name")), wish.values.get("name"))}
    told = {
        "{size} on the list": _("%(size)s on the list"),
        "at least {low} from the unit {name}": _("at least %(low)s from %(name)s"),
        "at most {high} from the unit {name}": _("at most %(high)s from %(name)s"),
        "at least {low} from the site {name}": _("at least %(low)s from %(name)s"),
        "at most {high} from the site {name}": _("at most %(high)s from %(name)s"),
        "{name} must be on the list": _("%(name)s must be on the list"),
        "{name} must not be on the list": _("%(name)s must not be on the list"),
    }
    return told[wish.template] % values
