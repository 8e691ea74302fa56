"""What happens next in an enquiry, and by when: asked for with every answer, so that nothing is left lying."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from indgang.enquiries.models import Enquiry
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused

LONGEST_STEP = 300


@dataclass(frozen=True)
class NextStep:
    """``day`` is the last day it is done on."""

    text: str
    day: date | None


def refuse_vague_step(step: NextStep, today: date, refusal: type[Refused]) -> None:
    """Raises the act's own refusal where the step says too little, or its day is over."""
    if not step.text.strip():
        raise refusal(_("Write what happens next: the company sees it too."), field="next_step")
    if step.day is None:
        raise refusal(_("Write by when."), field="next_step_date")
    if step.day < today:
        raise refusal(_("That day is over. Choose today or a later day."), field="next_step_date")


def put_step(enquiry: Enquiry, step: NextStep | None) -> list[str]:
    """Sets the step unsaved, or empties it, and names the fields to save."""
    enquiry.next_step = without_person_numbers(step.text).strip()[:LONGEST_STEP] if step else ""
    enquiry.next_step_date = step.day if step else None
    return ["next_step", "next_step_date"]
