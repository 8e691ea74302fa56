"""What the page shows of who holds the enquiry, and who could."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from indgang.catalogue.forms.task_choice import TaskBook
from indgang.catalogue.queries.finding import Findings, FoundTask, find_tasks
from indgang.enquiries.forms.holding import (
    AskToHoldForm,
    DeclineForm,
    LinkBusinessForm,
    SendBackForm,
    TaskForm,
)
from indgang.enquiries.forms.on_page import OnPageForm
from indgang.enquiries.models import Enquiry, HandOver
from indgang.enquiries.queries.parts import open_hand_over
from indgang.enquiries.queries.receivers import (
    Receiver,
    receivers_by_task,
    receivers_instead,
    receivers_of,
)
from indgang.people.forms.colleague_choice import ColleagueBook
from indgang.people.models import Absence, Audience, Colleague, User
from indgang.people.queries import absences_on
from indgang.people.rules import is_self
from indgang.shared.refusable_forms import RefusableForm


@dataclass(frozen=True)
class Suggestion:
    """A task found for the question, and who would be asked first."""

    found: FoundTask
    receivers: list[Receiver]


@dataclass(frozen=True)
class Away:
    """That a colleague is not there: until when they are away (None: they have left), and who answers for them."""

    colleague: Colleague
    absence: Absence | None
    instead: Colleague | None


def sent_or(refused: RefusableForm | None, form: OnPageForm) -> OnPageForm:
    """The form as it was sent and refused, or as it is at first."""
    return refused if isinstance(refused, OnPageForm) and refused.place == form.place else form


def holder_context(
    user: User, enquiry: Enquiry, book: ColleagueBook, refused: RefusableForm | None, *, may_steer: bool
) -> dict[str, Any]:
    asked, today = open_hand_over(enquiry), timezone.localdate()
    is_asked = asked is not None and is_self(user, asked.receiver)
    holder, may_act = enquiry.holder, enquiry.is_open
    holds_it = holder is not None and is_self(user, holder)
    context: dict[str, Any] = {
        "asked": asked,
        "is_asked": is_asked,
        "holds_it": holds_it,
        "may_send_back": may_act and (is_asked or (holder is not None and may_steer)),
        "asked_away": away_now(asked.receiver) if asked and may_act else None,
        "holder_away": away_now(holder) if holder and may_act else None,
        "holder_card": holder.shown_to(Audience.COLLEAGUE) if holder else None,
        "decline_form": sent_or(refused, DeclineForm(place="decline")),
        "send_back_form": sent_or(refused, SendBackForm(place="send-back")),
        "link_form": sent_or(
            refused,
            LinkBusinessForm(place="link", initial={"business": enquiry.business or enquiry.company_name}),
        ),
    }
    if may_steer and may_act:
        context |= choosing_context(enquiry, asked, book, refused)
        context["receivers"] = receivers_of(enquiry.task, today) if enquiry.task else []
    return context


def choosing_context(
    enquiry: Enquiry, asked: HandOver | None, book: ColleagueBook, refused: RefusableForm | None
) -> dict[str, Any]:
    """What those who steer it choose from."""
    tasks = TaskBook()
    return {
        "suggestions": suggestions_for(enquiry),
        "task_titles": tasks.labels,
        "task_form": sent_or(refused, TaskForm(place="task", book=tasks)),
        "ask_form": sent_or(refused, AskToHoldForm(place="ask", book=book)) if asked is None else None,
    }


def suggestions_for(enquiry: Enquiry) -> list[Suggestion]:
    """Up to five tasks, best first, without the one that is chosen."""
    today = timezone.localdate()
    findings: Findings = find_tasks(enquiry.question, today=today)
    found = [one for one in findings.found if one.card.pk != enquiry.task_id]
    receivers = receivers_by_task([one.card.pk for one in found], today)
    return [Suggestion(one, receivers[one.card.pk]) for one in found]


def away_now(colleague: Colleague) -> Away | None:
    """Whether they are away today, or have left; None where they are at work."""
    today = timezone.localdate()
    absence = absences_on(today, [colleague.pk]).get(colleague.pk)
    if absence is None and not colleague.has_left(today):
        return None
    instead = receivers_instead(colleague, today)
    return Away(colleague, absence, instead[0].colleague if instead else None)
