"""The weekly board, made from data: what went over its time, what stands still, what grew, and what we learned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from indgang.duties.models import Duty
from indgang.enquiries.levels import MANY_UNITS
from indgang.enquiries.models import (
    Enquiry,
    HandOver,
    HandOverState,
    Involvement,
    InvolvementState,
    Level,
    Message,
    State,
    WaitingTime,
)
from indgang.enquiries.queries.lists import enquiries_of_page, is_open
from indgang.enquiries.queries.parts import COUNTED, counts_own_unit, units_of_holders
from indgang.enquiries.queries.seen import BY_CLOCK, NEWEST, first_ids, sources_of
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.people.models import User
from indgang.shared.moments import beginning_of
from indgang.surveys.intervals import LEAST_SHOWN
from indgang.surveys.models import Answer

WEEK = timedelta(days=7)
STUCK_AFTER = timedelta(days=7)
WAITS_LONG_AFTER = timedelta(days=14)
ASKED_LONG_AFTER = timedelta(days=2)
HAPPY, UNHAPPY = 4, 2
CORRECTION = "catalogue.correction"
MOST_LEARNED = 6


@dataclass(frozen=True)
class Noted:
    """An enquiry on the board; ``since`` is when it became what it stands there for, where that is known."""

    enquiry: Enquiry
    since: datetime | None = None
    who: str = ""


@dataclass(frozen=True)
class HowItWent:
    """Scores given in the week, counted; ``is_shown`` is not so of fewer than five."""

    happy: int
    unhappy: int
    answers: int

    @property
    def is_shown(self) -> bool:
        return self.answers >= LEAST_SHOWN


@dataclass(frozen=True)
class Board:
    """``sent_back`` counts those who said no, or wrong person or task, in the week."""

    late_contact: list[Noted]
    late_answer: list[Noted]
    missed: list[Noted]
    stuck: list[Noted]
    waiting_long: list[Noted]
    unanswered: list[Noted]
    complex: list[Noted]
    third_unit: list[Noted]
    corrections: list[Duty]
    sent_back: int
    possible_instead: list[Enquiry]
    how_it_went: HowItWent


def board_for(user: User, now: datetime) -> Board:
    """The board as the user may see it: what they may not see is not there, and not counted either."""
    today, week = timezone.localdate(now), beginning_of(timezone.localdate(now)) - WEEK
    sources = sources_of(user)
    seen = enquiries_of_page(first_ids(Enquiry.objects.filter(is_open()), sources, BY_CLOCK, most=None))
    return Board(
        late_contact=[Noted(one, one.contact_due_at) for one in seen if one.is_contact_late(now)],
        late_answer=[Noted(one) for one in seen if one.is_answer_late(today)],
        missed=[Noted(one) for one in seen if one.missed_dates],
        stuck=_stuck(seen, now),
        waiting_long=_waiting_long(seen, now),
        unanswered=_unanswered(seen, now),
        complex=[Noted(one) for one in seen if one.level == Level.COMPLEX],
        third_unit=_third_unit(seen, week),
        corrections=list(_corrections(week)),
        sent_back=_sent_back(sources, week),
        possible_instead=_possible_instead(sources, week),
        how_it_went=_how_it_went(week),
    )


def _by_id(seen: list[Enquiry]) -> dict[int, Enquiry]:
    return {one.pk: one for one in seen}


def _stuck(seen: list[Enquiry], now: datetime) -> list[Noted]:
    """In progress, and for a week nobody has written, asked, answered or changed anything."""
    since = now - STUCK_AFTER
    held = [one for one in seen if one.state == State.HELD and one.received_at < since]
    events = Event.objects.filter(area="enquiries", happened_at__gte=since).exclude(
        actor_key=SYSTEM.history_key
    )
    changed = set(events.order_by("target_key").values_list("target_key", flat=True).distinct())
    still = [one for one in held if one.history_key not in changed]
    moved = Enquiry.objects.filter(_has_moved(since), pk__in=[one.pk for one in still])
    moved_ids = set(moved.order_by("pk").values_list("pk", flat=True))
    return [Noted(one, one.held_since) for one in still if one.pk not in moved_ids]


def _has_moved(since: datetime) -> Q:
    messages = Message.objects.filter(enquiry=OuterRef("pk"), written_at__gte=since)
    hand_overs = HandOver.objects.filter(enquiry=OuterRef("pk"))
    parts = Involvement.objects.filter(enquiry=OuterRef("pk"))
    return (
        Q(held_since__gte=since)
        | Q(Exists(messages))
        | Q(Exists(hand_overs.filter(Q(asked_at__gte=since) | Q(ended_at__gte=since))))
        | Q(Exists(parts.filter(Q(asked_at__gte=since) | Q(answered_at__gte=since) | Q(ended_at__gte=since))))
    )


def _waiting_long(seen: list[Enquiry], now: datetime) -> list[Noted]:
    waits = _by_id([one for one in seen if one.state == State.WAITING])
    long_ago = timezone.localdate(now - WAITS_LONG_AFTER)
    times = WaitingTime.objects.filter(enquiry_id__in=list(waits), ended_date=None, first_date__lt=long_ago)
    return [
        Noted(waits[time.enquiry_id], beginning_of(time.first_date), who=time.waited_for)
        for time in times.order_by("first_date", "pk")
    ]


def _unanswered(seen: list[Enquiry], now: datetime) -> list[Noted]:
    """A colleague was asked to hold it, or to take a part, and has said neither yes nor no for two days."""
    shown, long_ago = _by_id(seen), now - ASKED_LONG_AFTER
    hand_overs = HandOver.objects.filter(
        enquiry_id__in=list(shown), state=HandOverState.ASKED, asked_at__lt=long_ago
    )
    parts = Involvement.objects.filter(
        enquiry_id__in=list(shown), state=InvolvementState.ASKED, asked_at__lt=long_ago
    )
    noted = [
        *(
            Noted(shown[one.enquiry_id], one.asked_at, one.receiver.name)
            for one in hand_overs.select_related("receiver")
        ),
        *(
            Noted(shown[one.enquiry_id], one.asked_at, one.colleague.name)
            for one in parts.select_related("colleague")
        ),
    ]
    return sorted(noted, key=lambda one: (one.since or now, one.enquiry.pk))


def _third_unit(seen: list[Enquiry], week: datetime) -> list[Noted]:
    """The third unit joined in the week: before it there were fewer."""
    shown = _by_id(seen)
    joined: dict[int, list[tuple[datetime, int]]] = {}
    parts = Involvement.objects.filter(enquiry_id__in=list(shown), state__in=COUNTED, unit__isnull=False)
    for pk, asked_at, unit_id in parts.order_by("asked_at", "pk").values_list(
        "enquiry_id", "asked_at", "unit_id"
    ):
        joined.setdefault(pk, []).append((asked_at, unit_id))
    grown = [shown[pk] for pk in joined]
    for pk, unit_id in units_of_holders(grown).items():
        joined[pk].append((shown[pk].held_since or shown[pk].received_at, unit_id))
    found = ((one, _when_third(one, joined[one.pk])) for one in grown)
    return [Noted(one, since) for one, since in found if since is not None and since >= week]


def _when_third(enquiry: Enquiry, joined: list[tuple[datetime, int]]) -> datetime | None:
    units = {enquiry.unit_id} if enquiry.unit_id is not None and counts_own_unit(enquiry) else set()
    for moment, unit_id in sorted(joined):
        units.add(unit_id)
        if len(units) >= MANY_UNITS:
            return moment
    return None


def _corrections(week: datetime) -> QuerySet[Duty]:
    """Of the catalogue: what somebody found wrong in it, because an enquiry came to the wrong one."""
    opened = Duty.objects.filter(kind=CORRECTION, created_at__gte=week)
    return opened.order_by("-created_at", "-pk")[:MOST_LEARNED]


def _sent_back(sources: list[Q], week: datetime) -> int:
    said_no = HandOver.objects.filter(state=HandOverState.DECLINED, ended_at__gte=week)
    ids = list(said_no.order_by("pk").values_list("enquiry_id", flat=True))
    visible = set(first_ids(Enquiry.objects.filter(pk__in=ids), sources, NEWEST, most=None))
    return sum(pk in visible for pk in ids)


def _possible_instead(sources: list[Q], week: datetime) -> list[Enquiry]:
    """Those of the week are read first, by the day they were closed: of each source they would be few among many."""
    told = Enquiry.objects.filter(closed_at__gte=week).exclude(possible_instead="")
    ids = list(told.order_by("closed_at", "pk").values_list("pk", flat=True))
    return enquiries_of_page(
        first_ids(Enquiry.objects.filter(pk__in=ids), sources, NEWEST, most=MOST_LEARNED)
    )


def _how_it_went(week: datetime) -> HowItWent:
    given = Answer.objects.filter(
        invitation__area="enquiries", invitation__answered_at__gte=week, score__isnull=False
    )
    rows = list(given.order_by("pk").values_list("invitation_id", "score"))
    companies = len({invitation for invitation, _score in rows})
    scores = [score for _invitation, score in rows]
    happy = sum(score >= HAPPY for score in scores if score is not None)
    unhappy = sum(score <= UNHAPPY for score in scores if score is not None)
    return HowItWent(happy, unhappy, companies)
