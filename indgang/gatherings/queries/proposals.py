"""Whom a proposal is made of: colleagues with company contact, and what is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from indgang.catalogue.models import Responsibility
from indgang.enquiries.models import Enquiry, Involvement, InvolvementState
from indgang.gatherings.models import Gathering, Guest, LeaderWord
from indgang.gatherings.quotas import Quotas
from indgang.mixing.selection.contact import MOST_SAID, Contact, contact_score
from indgang.people.models import Colleague, Visibility
from indgang.people.queries import absences_on, colleagues_at_work

LOOKS_BACK = timedelta(days=548)
"""Eighteen months of enquiries."""
MOST_CONSIDERED = 400
"""Those with most contact; whoever wants to come or must come is considered besides."""


@dataclass(frozen=True)
class Considered:
    """``contact`` is 0 to 1, and ``invited`` how often they were invited to other gatherings."""

    colleague: Colleague
    contact: float
    invited: int
    is_away: bool


@dataclass(frozen=True)
class Outcome:
    """How a proposal came out: how many were considered, and how many pairs that do not know each other can meet
    on its list and on the plain top list by contact, whose colleagues' ids are ``top``. ``quotas`` is what was
    asked of the list."""

    considered: int
    new_meetings: int
    new_in_top: int
    top: list[int]
    bridges: int
    bridges_in_top: int
    quotas: Quotas = field(default_factory=Quotas)

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Outcome:
        return cls(**{**row, "quotas": Quotas.from_row(row.get("quotas", {}))})

    def as_row(self) -> dict[str, Any]:
        return asdict(self)


def outcome_of(gathering: Gathering) -> Outcome | None:
    return Outcome.from_row(gathering.proposal) if gathering.proposal else None


def considered_for(gathering: Gathering, now: datetime) -> list[Considered]:
    """Everybody at work that day who has contact with companies, wants to come, or must; by name."""
    day = timezone.localdate(gathering.starts_at)
    settled = {guest.colleague_id: guest for guest in gathering.guests.all()}
    called = {pk for pk, one in settled.items() if one.wants_to_come or one.leader_word == LeaderWord.MUST}
    tasks, enquiries = _tasks(), _enquiries(now)
    wanting = {pk for pk, one in settled.items() if one.wants_to_come}
    scores = {
        pk: contact_score(Contact(tasks[pk], enquiries[pk], MOST_SAID if pk in wanting else None, None))
        for pk in tasks.keys() | enquiries.keys() | wanting
    }
    most = sorted(scores, key=lambda pk: (-scores[pk], pk))[:MOST_CONSIDERED]
    ids = set(most) | called | settled.keys()
    people = _known(day, called).filter(pk__in=ids)
    invited, away = _invited_before(gathering), absences_on(day)
    return [Considered(one, scores.get(one.pk, 0.0), invited[one.pk], one.pk in away) for one in people]


def _known(day: date, called: set[int]) -> QuerySet[Colleague]:
    """Whoever hides their name is considered only where they have said that they want to come, or must."""
    may_be_named = ~Q(name_visibility=Visibility.HIDDEN) | Q(pk__in=called)
    return colleagues_at_work(day).filter(may_be_named)


def _tasks() -> Counter[int]:
    rows = Responsibility.objects.filter(task__is_published=True).order_by("colleague_id")
    return Counter(dict(rows.values_list("colleague_id").annotate(number=Count("task_id", distinct=True))))


def _enquiries(now: datetime) -> Counter[int]:
    """Held, or a part taken in, the last eighteen months."""
    since = now - LOOKS_BACK
    held = Enquiry.objects.filter(received_at__gte=since, holder__isnull=False).order_by("holder_id")
    counted = Counter(dict(held.values_list("holder_id").annotate(number=Count("pk"))))
    taken = (InvolvementState.ACCEPTED, InvolvementState.DONE)
    parts = Involvement.objects.filter(enquiry__received_at__gte=since, state__in=taken)
    rows = parts.order_by("colleague_id").values_list("colleague_id")
    return counted + Counter(dict(rows.annotate(number=Count("enquiry_id", distinct=True))))


def _invited_before(gathering: Gathering) -> Counter[int]:
    rows = (
        Guest.objects.filter(invited_at__isnull=False).exclude(gathering=gathering).order_by("colleague_id")
    )
    return Counter(dict(rows.values_list("colleague_id").annotate(number=Count("pk"))))


def labels_of(people: Sequence[Colleague]) -> dict[int, str]:
    """Names, with the unit where two have the same, and the title where that is the same too."""
    labels = {one.pk: one.name for one in people}
    for widen in (unit_name_of, lambda one: one.title):
        twice = {label for label, number in Counter(labels.values()).items() if number > 1}
        for one in people:
            if labels[one.pk] in twice and widen(one):
                labels[one.pk] = f"{labels[one.pk]}, {widen(one)}"
    return labels


def unit_name_of(colleague: Colleague) -> str:
    return next((one.unit.name for one in colleague.memberships.all() if one.is_main), "")
