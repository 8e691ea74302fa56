"""What the page shows of the parts that colleagues have in the enquiry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from indgang.enquiries.forms.involving import (
    AcceptPartForm,
    AskForPartForm,
    ChangePartForm,
    DeclinePartForm,
    FinishPartForm,
    StopPartForm,
)
from indgang.enquiries.forms.on_page import OnPageForm
from indgang.enquiries.models import Enquiry, Involvement
from indgang.enquiries.queries.parts import parts_of
from indgang.enquiries.queries.plan import GONE, PlannedPart, plan_of
from indgang.enquiries.rules import may_answer_part
from indgang.enquiries.views.handling.holder import sent_or
from indgang.people.forms.colleague_choice import ColleagueBook
from indgang.people.models import User
from indgang.shared.refusable_forms import RefusableForm


@dataclass(frozen=True)
class PlanLine:
    """A part with the forms of those who steer it."""

    planned: PlannedPart
    change_form: OnPageForm | None
    stop_form: OnPageForm | None

    @property
    def is_refused(self) -> bool:
        return any(form is not None and form.is_bound for form in (self.change_form, self.stop_form))


def plan_context(
    user: User, enquiry: Enquiry, book: ColleagueBook, refused: RefusableForm | None, *, may_steer: bool
) -> dict[str, Any]:
    parts = list(parts_of(enquiry))
    may_change = may_steer and enquiry.is_open
    kept = [part for part in parts if part.state not in GONE]
    own = next((part for part in parts if may_answer_part(user, part)), None)
    context: dict[str, Any] = {
        "plan": [_line(planned, kept, refused, may_change=may_change) for planned in plan_of(parts)],
        "own_part": own,
        "ask_part_form": sent_or(refused, AskForPartForm(place="ask-part", book=book, parts=kept))
        if may_change
        else None,
    }
    if own is not None:
        context["accept_part_form"] = sent_or(refused, AcceptPartForm(place=f"accept-part-{own.pk}"))
        context["decline_part_form"] = sent_or(refused, DeclinePartForm(place=f"decline-part-{own.pk}"))
        context["finish_part_form"] = sent_or(refused, FinishPartForm(place=f"finish-part-{own.pk}"))
    return context


def _line(
    planned: PlannedPart, kept: list[Involvement], refused: RefusableForm | None, *, may_change: bool
) -> PlanLine:
    part = planned.part
    if not (may_change and part.is_open):
        return PlanLine(planned, None, None)
    return PlanLine(
        planned,
        sent_or(refused, change_form(part, kept)),
        sent_or(refused, StopPartForm(place=f"stop-part-{part.pk}")),
    )


def change_form(part: Involvement, kept: list[Involvement], sent: Any = None) -> ChangePartForm:
    return ChangePartForm(
        sent,
        place=f"change-part-{part.pk}",
        parts=[other for other in kept if other.pk != part.pk],
        initial={"due_date": part.due_date, "after": part.after_id or ""},
    )
