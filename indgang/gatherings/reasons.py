"""Why these sit together, in words that everybody at the table may read. Pure but for its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indgang.gatherings.models import Guest
from indgang.gatherings.queries.day import department_of
from indgang.gatherings.queries.names import called_in


@dataclass(frozen=True)
class Company:
    """Those at a table, who of them can its task, everybody in the room, and how many tables there are."""

    people: Sequence[Guest]
    able: Sequence[Guest]
    everybody: Sequence[Guest]
    tables: int


def reason_for_group(company: Company) -> str:
    """From how many departments, who knows the task, and why two of one department sit together."""
    here = Counter(filter(None, map(department_of, company.people)))
    said = [
        ngettext(
            "You come from %(count)d department.", "You come from %(count)d departments.", max(1, len(here))
        )
        % {"count": max(1, len(here))}
    ]
    if company.able:
        called = called_in(company.everybody)
        names = ", ".join(called[guest.pk] for guest in company.able[:3])
        said.append(_("%(names)s: knows the task from their own work.") % {"names": names})
    said += [_why_together(unit, count, company) for unit, count in here.items() if count > 1]
    return " ".join(said)


def _why_together(unit: str, count: int, company: Company) -> str:
    all_told = sum(department_of(guest) == unit for guest in company.everybody)
    words = {"count": count, "unit": unit, "all": all_told, "tables": company.tables}
    if all_told > company.tables:
        return (
            _("%(count)d are from %(unit)s, because %(all)d of them come and there are %(tables)d tables.")
            % words
        )
    return _("%(count)d are from %(unit)s, because the task needs what they know, or who they meet.") % words
