from __future__ import annotations

from datetime import date

import pytest

from indgang.history.models import Event
from indgang.people.actions.covering import UnableToNoteAbsence, note_absence, remove_absence
from indgang.people.models import Absence, Colleague, Role, User
from tests.factories import make_absence, make_colleague, make_unit, make_user

pytestmark = pytest.mark.django_db

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


def refused(
    colleague: Colleague,
    by: User,
    first: date = MONDAY,
    last: date = FRIDAY,
    substitute: Colleague | None = None,
) -> str:
    """The field that the refusal stands at; nothing may have been noted."""
    before = Absence.objects.count()
    with pytest.raises(UnableToNoteAbsence) as refusal:
        note_absence(colleague=colleague, first_date=first, last_date=last, substitute=substitute, by=by)
    assert Absence.objects.count() == before
    assert not Event.objects.exists()
    return refusal.value.field


def test_colleague_notes_their_own_absence_with_a_substitute() -> None:
    user, substitute = make_user(), make_colleague("Jan")
    assert user.colleague is not None
    absence = note_absence(
        colleague=user.colleague, first_date=MONDAY, last_date=FRIDAY, substitute=substitute, by=user
    )
    assert Absence.objects.get() == absence
    assert (absence.first_date, absence.last_date, absence.substitute) == (MONDAY, FRIDAY, substitute)
    event = Event.objects.get()
    assert (event.act, event.changes["substitute"]) == ("note_absence", ["", "Jan"])


def test_the_entrance_and_the_leader_note_absence_for_others() -> None:
    unit = make_unit()
    colleague = make_colleague(units=[unit])
    for day, by in ((MONDAY, make_user(Role.ENTRANCE)), (FRIDAY, make_user(leads=unit))):
        note_absence(colleague=colleague, first_date=day, last_date=day, substitute=None, by=by)
    assert colleague.absences.count() == 2


def test_others_may_not() -> None:
    assert refused(make_colleague(), make_user()) == ""


def test_last_day_does_not_come_before_the_first() -> None:
    assert refused(make_colleague(), make_user(Role.ENTRANCE), FRIDAY, MONDAY) == "last_date"


def test_nobody_substitutes_for_themselves() -> None:
    colleague = make_colleague()
    assert refused(colleague, make_user(Role.ENTRANCE), substitute=colleague) == "substitute"


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(2026, 11, 20), MONDAY), (FRIDAY, date(2026, 12, 1)), (date(2026, 11, 25), date(2026, 11, 25))],
)
def test_two_absences_do_not_share_a_day(first: date, last: date) -> None:
    colleague = make_colleague()
    make_absence(colleague, MONDAY, FRIDAY)
    assert refused(colleague, make_user(Role.ENTRANCE), first, last) == "first_date"


def test_substitute_must_still_work_here_on_the_last_day() -> None:
    leaver = make_colleague(leaving_date=date(2026, 11, 25))
    entrance, colleague = make_user(Role.ENTRANCE), make_colleague()
    assert refused(colleague, entrance, substitute=leaver) == "substitute"
    note_absence(colleague=colleague, first_date=MONDAY, last_date=MONDAY, substitute=leaver, by=entrance)


def test_absence_is_removed() -> None:
    absence = make_absence(make_colleague(), MONDAY, FRIDAY)
    remove_absence(absence=absence, by=make_user(Role.ENTRANCE))
    assert not Absence.objects.exists()
    assert Event.objects.get().act == "remove_absence"


def test_others_may_not_remove_it() -> None:
    absence = make_absence(make_colleague(), MONDAY, FRIDAY)
    with pytest.raises(UnableToNoteAbsence):
        remove_absence(absence=absence, by=make_user())
    assert Absence.objects.get() == absence
