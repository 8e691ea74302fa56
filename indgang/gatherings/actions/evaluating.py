"""Guests are asked how it was, in four questions. What they answer is tied to nobody: only counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.gatherings.evaluation import FEWEST, OPEN_FOR, QUESTIONS, REMINDED_AFTER
from indgang.gatherings.models import Gathering, GatheringState, Guest
from indgang.gatherings.notices.evaluating import ASKED, REMINDED, post_evaluation
from indgang.gatherings.notices.posting import is_told
from indgang.gatherings.queries.day import locked_gathering
from indgang.gatherings.queries.evaluations import guests_who_came, is_open
from indgang.gatherings.rules import may_keep_gathering
from indgang.history.actions.recording import SYSTEM, Actor, record_event
from indgang.shared.actions.counting import count_change
from indgang.shared.refusals import Refused
from indgang.surveys.actions.counting import count_answer

ASKED_WITHIN = timedelta(days=14)
"""Later nobody is asked by the clock: it is not remembered well enough."""


class UnableToEvaluate(Refused):
    """Nobody was asked, or nothing was counted."""


def ask_how_it_was(*, gathering: Gathering, by: Actor, now: datetime) -> int:
    """Asks each guest who came, by a link of their own that holds three weeks; returns how many."""
    with transaction.atomic():
        if not may_keep_gathering(by, gathering):
            raise UnableToEvaluate(_("Only those who see to the gathering can ask."))
        gathering = locked_gathering(gathering)
        if gathering.state != GatheringState.HELD:
            raise UnableToEvaluate(_("Ask when the gathering is over."))
        if gathering.evaluation_asked_at is not None:
            raise UnableToEvaluate(_("The guests have been asked already."))
        guests = list(guests_who_came(gathering))
        if len(guests) < FEWEST:
            raise UnableToEvaluate(
                _("Fewer than five came. What so few answer cannot be shown without showing who.")
            )
        gathering.evaluation_asked_at = now
        gathering.save(update_fields=["evaluation_asked_at"])
        for guest in guests:
            post_evaluation(guest, occasion=ASKED, now=now)
        changes = {"people": ("", len(guests))}
        record_event(area="gatherings", act="ask_how_it_was", target=gathering, by=by, changes=changes)
    return len(guests)


def evaluate(*, guest: Guest, choices: Mapping[str, str], remark: str, now: datetime) -> None:
    """Counts what whoever has the link answered, once. Neither who, when nor what belongs together is kept."""
    _refuse_choices(choices, remark)
    with transaction.atomic():
        gathering = locked_gathering(guest.gathering)
        guest = Guest.objects.select_for_update(of=("self",)).get(pk=guest.pk)
        if not is_open(gathering, now):
            raise UnableToEvaluate(_("The link has run out. It held for three weeks."))
        if guest.has_evaluated:
            raise UnableToEvaluate(_("You have answered already. Thank you!"))
        guest.has_evaluated = True
        guest.save(update_fields=["has_evaluated"])
        count_answer(
            area="gatherings",
            target_key=gathering.history_key,
            asked_date=timezone.localdate(gathering.starts_at),
            choices=choices,
            remark=remark,
        )


def ask_in_the_morning(*, now: datetime) -> int:
    """By the clock: asks the guests of gatherings newly held, and reminds once; returns how many were told."""
    newly = Gathering.objects.filter(
        state=GatheringState.HELD, evaluation_asked_at__isnull=True, starts_at__gt=now - ASKED_WITHIN
    )
    told = sum(
        ask_how_it_was(gathering=gathering, by=SYSTEM, now=now)
        for gathering in newly.order_by("pk")
        if guests_who_came(gathering).count() >= FEWEST
    )
    waiting = Gathering.objects.filter(
        evaluation_asked_at__lte=now - REMINDED_AFTER, evaluation_asked_at__gt=now - OPEN_FOR
    )
    return told + sum(_remind(gathering, now) for gathering in waiting.order_by("pk"))


def _remind(gathering: Gathering, now: datetime) -> int:
    guests = guests_who_came(gathering).filter(has_evaluated=False)
    return sum(
        post_evaluation(guest, occasion=REMINDED, now=now)
        for guest in guests
        if not is_told(gathering=gathering, colleague=guest.colleague, occasion=REMINDED)
    )


def forget_who_evaluated(*, now: datetime) -> int:
    """When the links have run out nobody needs to know any more who has answered; returns of how many it was known."""
    known = Guest.objects.filter(has_evaluated=True, gathering__evaluation_asked_at__lte=now - OPEN_FOR)
    count = known.update(has_evaluated=False)
    if count:
        count_change(topic="gatherings")
    return count


def _refuse_choices(choices: Mapping[str, str], remark: str) -> None:
    asked = {question.key: question.choices for question in QUESTIONS}
    for question, choice in choices.items():
        if choice not in asked.get(question, {}):
            raise UnableToEvaluate(_("Choose one of the answers shown."), field=question)
    if not choices and not remark.strip():
        raise UnableToEvaluate(_("Choose an answer, or write a few words."))
