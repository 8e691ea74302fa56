from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.history.actions.recording import record_event
from indgang.people.models import Absence, Colleague, User
from indgang.people.rules import may_note_absence
from indgang.shared.refusals import Refused


class UnableToNoteAbsence(Refused):
    """The absence was not written down or removed."""


def note_absence(
    *, colleague: Colleague, first_date: date, last_date: date, substitute: Colleague | None, by: User
) -> Absence:
    """Writes down that the colleague is away, both days included, and who answers instead."""
    if not may_note_absence(by, colleague):
        raise UnableToNoteAbsence(_("Only the colleague, their leader and the entrance may note absence."))
    if last_date < first_date:
        raise UnableToNoteAbsence(_("The last day cannot come before the first."), field="last_date")
    if substitute == colleague:
        raise UnableToNoteAbsence(_("Choose somebody else as substitute."), field="substitute")
    if colleague.absences.filter(first_date__lte=last_date, last_date__gte=first_date).exists():
        raise UnableToNoteAbsence(_("There is already an absence on these days."), field="first_date")
    if substitute is not None and substitute.has_left(last_date):
        raise UnableToNoteAbsence(_("The substitute has left by then."), field="substitute")
    with transaction.atomic():
        absence = Absence.objects.create(
            colleague=colleague, first_date=first_date, last_date=last_date, substitute=substitute
        )
        changes = {"absence": ("", absence), "substitute": ("", substitute)}
        record_event(area="people", act="note_absence", target=absence, by=by, changes=changes)
    return absence


def remove_absence(*, absence: Absence, by: User) -> None:
    if not may_note_absence(by, absence.colleague):
        raise UnableToNoteAbsence(_("Only the colleague, their leader and the entrance may remove absence."))
    with transaction.atomic():
        record_event(
            area="people", act="remove_absence", target=absence, by=by, changes={"absence": (absence, "")}
        )
        absence.delete()
