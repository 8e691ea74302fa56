from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from indgang.duties.models import Duty
from indgang.people.models import Colleague, Membership, Unit, User
from indgang.people.queries import units_with_all_below


def open_duties() -> QuerySet[Duty]:
    """Every duty that is not done, the longest overdue first, with its owner, unit and giver read along."""
    waiting = Duty.objects.filter(done_at__isnull=True)
    return waiting.select_related("owner", "unit", "giver").order_by("due_date", "pk")


def open_duties_of(colleague: Colleague) -> QuerySet[Duty]:
    return open_duties().filter(owner=colleague)


def overdue_duties(today: date) -> QuerySet[Duty]:
    """Everybody's."""
    return open_duties().filter(due_date__lt=today)


def duties_given_by(colleague: Colleague) -> QuerySet[Duty]:
    """What others, or nobody yet, must do because the colleague asked for it."""
    return open_duties().filter(giver=colleague).exclude(owner=colleague)


def ownerless_duties(today: date) -> QuerySet[Duty]:
    """Open duties that are nobody's, or still with somebody who has left."""
    return open_duties().filter(Q(owner__isnull=True) | Q(owner__leaving_date__lt=today))


def ownerless_duties_for(user: User, today: date) -> QuerySet[Duty]:
    """Those in the units the user leads and all below, and what they may take themselves in the units they work in."""
    led = units_with_all_below(Unit.objects.filter(pk__in=user.led_unit_ids))
    own = Membership.objects.filter(colleague__user=user).values("unit_id")
    of_leavers = Membership.objects.filter(unit_id__in=led).values("colleague_id")
    return ownerless_duties(today).filter(
        Q(owner__isnull=True, unit_id__in=led)
        | Q(owner__isnull=True, unit_id__in=own)
        | Q(owner_id__in=of_leavers)
    )


def duties_done_by_owner(colleague: Colleague) -> QuerySet[Duty]:
    """What the colleague had to do and is done, the latest first."""
    return Duty.objects.filter(owner=colleague, done_at__isnull=False).order_by("-done_at", "-pk")


def duties_about(*, area: str, key: str) -> QuerySet[Duty]:
    """Every duty that concerns the thing, open or done, by its day."""
    about = Duty.objects.filter(about_area=area, about_key=key)
    return about.select_related("owner", "unit", "giver").order_by("due_date", "pk")
