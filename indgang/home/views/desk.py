"""The desk: what somebody meets who answers a company, and the pages of colleagues and units."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from indgang.catalogue.queries.finding import as_question, find_tasks
from indgang.catalogue.queries.gaps import GapGroup, gap_groups, gaps_of_units
from indgang.catalogue.queries.job_descriptions import job_of, tasks_to_confirm, tasks_with_people
from indgang.duties.models import Duty
from indgang.duties.queries import open_duties_of
from indgang.duties.rules import may_keep_duty
from indgang.enquiries.queries.rows import EnquiryRow, held_rows, untaken_rows, waiting_rows
from indgang.enquiries.queries.unsent import unsent_rows
from indgang.enquiries.rules import may_note_calls, may_steer_enquiry
from indgang.history.queries import events_of
from indgang.home.queries import past_shown_to
from indgang.people.access import DeskRequest, desk
from indgang.people.models import Absence, Audience, Colleague, ContactCard, Unit, User
from indgang.people.queries import absences_on, colleagues_at_work, open_units, units_with_all_below
from indgang.people.rules import (
    audience_of,
    is_self,
    may_change_picture,
    may_edit_colleague,
    may_edit_contact_card,
    may_edit_unit,
    may_give_roles,
    may_note_absence,
    may_see_colleague,
    may_see_to_post,
)
from indgang.shared.queries import unsent_mail

MOST_TO_CONFIRM = 8
MOST_DUTIES = 8
MOST_ENQUIRIES = 8
MOST_EVENTS = 10


@require_safe
@desk
def show_desk(request: DeskRequest) -> HttpResponse:
    text = as_question(request.GET.get("q", ""))
    today = timezone.localdate()
    own = request.user.colleague
    context = {
        "text": text,
        "findings": find_tasks(text, today=today) if text else None,
        "enquiry_rows": waiting_rows(own, timezone.now(), MOST_ENQUIRIES) if own and not text else [],
        "untaken_rows": [] if text else untaken_rows(request.user, timezone.now(), MOST_ENQUIRIES),
        "may_note_calls": may_note_calls(request.user),
        "not_sent_rows": [] if text else unsent_rows(request.user, timezone.now(), MOST_ENQUIRIES),
        "duties": open_duties_of(own)[:MOST_DUTIES] if own and not text else [],
        "to_confirm": tasks_to_confirm(own, today)[:MOST_TO_CONFIRM] if own and not text else [],
        "gap_groups": [] if text else gaps_of_own_units(request.user, today),
        "unsent": unsent_mail(timezone.now()).count() if not text and may_see_to_post(request.user) else 0,
        "today": today,
    }
    return render(request, "home/show_desk.html", context)


def gaps_of_own_units(user: User, today: date) -> list[GapGroup]:
    """What does not hold in the units the user leads, and all below; nothing for those who lead none."""
    if not user.led_unit_ids:
        return []
    units = units_with_all_below(Unit.objects.filter(pk__in=user.led_unit_ids))
    return gap_groups(gaps_of_units(units, today))


@require_safe
@desk
def show_my_page(request: DeskRequest) -> HttpResponse:
    """One's own page; somebody who is signed in without being a colleague is told so."""
    if request.user.colleague is None:
        return render(request, "home/show_my_page.html", {})
    return _colleague_page(request, request.user.colleague, "home/show_my_page.html")


@require_safe
@desk
def show_colleague(request: DeskRequest, pk: int) -> HttpResponse:
    colleague = get_object_or_404(Colleague, pk=pk)
    if not may_see_colleague(request.user, colleague):
        raise Http404
    return _colleague_page(request, colleague, "home/show_colleague.html")


def _colleague_page(request: DeskRequest, colleague: Colleague, template: str) -> HttpResponse:
    """The contact card, and beside it the job description put together from the tasks."""
    user, today = request.user, timezone.localdate()
    card = colleague.shown_to(audience_of(user, colleague))
    away = absences_on(today, [colleague.pk]).get(colleague.pk)
    may_edit_card = may_edit_contact_card(user, colleague)
    context = {
        "colleague": colleague,
        "card": card,
        "name": card.name,
        "picture_url": reverse("people:show_picture", args=[colleague.pk]) if card.has_picture else "",
        "units": [
            m.unit for m in colleague.memberships.select_related("unit").order_by("-is_main", "unit__name")
        ],
        "led_units": colleague.led_units.order_by("name"),
        "job": job_of(colleague),
        "away": away,
        "substitute": card_at_desk(away.substitute) if away else None,
        "absences": absences_to_come(colleague, today),
        "answers_for": absences_answered_for(colleague, today),
        "duties_to_hand_on": duties_to_hand_on(user, colleague, today),
        "enquiry_rows": enquiries_to_hand_on(user, colleague, away, today),
        "events": past_shown_to(user, events_of(colleague.history_key)[:MOST_EVENTS])
        if may_edit_card
        else [],
        "is_self": is_self(user, colleague),
        "has_left": colleague.has_left(today),
        "is_leaving": colleague.is_leaving(today),
        "may_edit": may_edit_colleague(user, colleague),
        "may_edit_card": may_edit_card,
        "may_note_absence": may_note_absence(user, colleague),
        "may_change_picture": may_change_picture(user, colleague),
        "may_give_access": may_give_roles(user),
        "today": today,
    }
    return render(request, template, context)


def duties_to_hand_on(user: User, colleague: Colleague, today: date) -> list[Duty]:
    """What somebody who leaves, or has left, was to do; for those who can see to it."""
    if not (colleague.has_left(today) or colleague.is_leaving(today)):
        return []
    return [duty for duty in open_duties_of(colleague) if may_keep_duty(user, duty)]


def enquiries_to_hand_on(
    user: User, colleague: Colleague, away: Absence | None, today: date
) -> list[EnquiryRow]:
    """What somebody who is away, leaves or has left still holds; for those who can hand it to somebody else."""
    is_gone = away is not None or colleague.has_left(today) or colleague.is_leaving(today)
    return held_rows(user, colleague, timezone.now(), may_steer=may_steer_enquiry) if is_gone else []


def absences_to_come(colleague: Colleague, today: date) -> list[tuple[Absence, ContactCard | None]]:
    """When the colleague is away, now and later, each with who to ask instead."""
    coming = colleague.absences.filter(last_date__gte=today).select_related("substitute")
    return [(absence, card_at_desk(absence.substitute)) for absence in coming.order_by("first_date", "pk")]


def absences_answered_for(colleague: Colleague, today: date) -> list[tuple[Absence, ContactCard]]:
    """The absences, now and later, in which this colleague answers for somebody else."""
    coming = colleague.substitutions.filter(last_date__gte=today).select_related("colleague")
    cards = ((absence, card_at_desk(absence.colleague)) for absence in coming.order_by("first_date", "pk"))
    return [(absence, card) for absence, card in cards if card]


def card_at_desk(colleague: Colleague | None) -> ContactCard | None:
    """What colleagues see of each other; None for whoever keeps even the name to themselves."""
    card = colleague.shown_to(Audience.COLLEAGUE) if colleague else None
    return card if card and card.name else None


@require_safe
@desk
def show_unit(request: DeskRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(Unit.objects.select_related("leader"), pk=pk)
    today = timezone.localdate()
    people = list(colleagues_at_work(today).filter(memberships__unit=unit))
    away = absences_on(today, [person.pk for person in people])
    cards = [(person, card_at_desk(person), away.get(person.pk)) for person in people]
    context = {
        "unit": unit,
        "below": open_units(today).filter(parent=unit),
        "people": [
            (person, card, absence, card_at_desk(absence.substitute) if absence else None)
            for person, card, absence in cards
            if card
        ],
        "tasks": [
            (task, [(person, card_at_desk(person)) for person in doing])
            for task, doing in tasks_with_people(unit)
        ],
        "catalogues": unit.owned_catalogues.order_by("name"),
        "events": past_shown_to(request.user, events_of(unit.history_key)[:MOST_EVENTS]),
        "is_closed": unit.is_closed(today),
        "may_edit": may_edit_unit(request.user, unit),
        "today": today,
    }
    return render(request, "home/show_unit.html", context)
