"""Why two were drawn together, in a sentence that both may read. Pure but for its words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indgang.relations.queries.needs import TOUCHING
from indgang.relations.queries.rooms import KnownRoom

NEVER_MET = 0.05


def reason_for(known: KnownRoom, one: int, other: int) -> str:
    """The strongest thing that speaks for it; never what somebody wishes, or would rather not."""
    if known.needs.tasks[one, other] >= TOUCHING:
        return _("Your tasks touch each other.")
    together = round(float(known.needs.enquiries[one, other]))
    if together:
        return ngettext(
            "Your departments have handled %(count)d enquiry together.",
            "Your departments have handled some %(count)d enquiries together.",
            together,
        ) % {"count": together}
    if known.ties[one, other] < NEVER_MET:
        return _("Nothing has brought you together yet.")
    return _("It is long since you met.")
