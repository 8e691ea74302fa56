"""When the catalogue led to the wrong colleague or task, whoever keeps it gets it as a duty to put right."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.catalogue.models import Task
from indgang.duties.actions.giving import Concern, DutyValues, give_duty
from indgang.duties.models import Duty
from indgang.enquiries.clocks import working_day_after
from indgang.enquiries.models import Enquiry
from indgang.enquiries.queries.days import own_closing_days
from indgang.history.actions.recording import Actor
from indgang.people.models import Colleague, Unit
from indgang.people.queries import the_municipality

WORKING_DAYS = 5
KIND = "catalogue.correction"


class Wrong(StrEnum):
    """What was wrong: the colleague does not do the task, or the enquiry is about another task."""

    PERSON = "person"
    TASK = "task"


def open_correction(
    *,
    enquiry: Enquiry,
    task: Task,
    colleague: Colleague,
    wrong: Wrong,
    word: str,
    once: str,
    by: Actor,
    now: datetime,
) -> Duty | None:
    """Gives it to the person who answers for the catalogue; None where nobody keeps it at all.

    ``once`` tells this time apart from others. Of a confidential enquiry it says neither which it was nor the word.
    """
    owner, unit = _keepers(task, now)
    if owner is None and unit is None:
        return None
    today = timezone.localdate(now)
    values: DutyValues = {
        "title": _("Put the catalogue right: “%(task)s”") % {"task": task.title},
        "details": _details(enquiry, colleague, wrong, word),
        "owner": owner,
        "unit": unit,
        "due_date": working_day_after(today, own_closing_days(), WORKING_DAYS),
    }
    about = Concern("catalogue", task.history_key, task.title, task.get_absolute_url())
    return give_duty(
        values=values,
        by=by,
        today=today,
        about=about,
        kind=KIND,
        once_key=f"enquiries.correction:{enquiry.pk}:{once}",
    )


def _details(enquiry: Enquiry, colleague: Colleague, wrong: Wrong, word: str) -> str:
    if wrong == Wrong.PERSON:
        told = _("%(name)s got an enquiry because of this task, but is not the right one for it.")
    else:
        told = _("%(name)s got an enquiry because of this task, but it was about something else.")
    lines = [told % {"name": colleague.name}]
    if not enquiry.is_confidential:
        lines += [word, enquiry.history_label]
    return "\n\n".join(line for line in lines if line)


def _keepers(task: Task, now: datetime) -> tuple[Colleague | None, Unit | None]:
    """Who answers for the catalogue, with the task's unit; where the catalogue has nobody, who owns the home page."""
    municipality, today = the_municipality(), timezone.localdate(now)
    catalogue = task.catalogue
    owners = [catalogue.owner, catalogue.web_editor, municipality and municipality.home_page_owner]
    units = [task.answering_unit, catalogue.owning_unit, municipality and municipality.home_page_unit]
    owner = next((one for one in owners if one and not one.has_left(today)), None)
    return owner, next((unit for unit in units if unit), None)
