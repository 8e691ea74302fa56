"""Which enquiries somebody may see, as a list: the same as ``rules.may_see_enquiry`` says of one."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from indgang.enquiries.models import Enquiry, HandOver, HandOverState, Involvement, InvolvementState
from indgang.enquiries.trust import (
    called_into,
    is_at_entrance,
    looks_after_entrance,
    sees_all_open_to_house,
)
from indgang.people.models import Membership, Unit, User
from indgang.people.queries import units_with_all_below


def visible_enquiries(user: User) -> QuerySet[Enquiry]:
    """Unordered: lists put it in their own order."""
    return Enquiry.objects.filter(_sight_of(user))


def _sight_of(user: User) -> Q:
    units_led = (
        units_with_all_below(Unit.objects.filter(pk__in=user.led_unit_ids)) if user.led_unit_ids else set()
    )
    seen = _own_part(user.colleague_id) if user.colleague_id else Q(pk__in=[])
    if units_led:
        led = Membership.objects.filter(is_main=True, unit_id__in=units_led).values("colleague_id")
        seen |= Q(holder_id__in=led)
    covered = user.covers_on(timezone.localdate())
    if covered:
        seen |= Q(holder_id__in=covered)
    called = called_into(user)
    if called:
        seen |= Q(pk__in=called)
    if is_at_entrance(user):
        seen |= Q(is_confidential=True, holder=None)
    if sees_all_open_to_house(user):
        return seen | Q(is_confidential=False)
    if looks_after_entrance(user):
        seen |= Q(is_confidential=False, holder=None)
    return seen | Q(is_confidential=False, unit_id__in=_units_of(user, units_led))


def _own_part(colleague_id: int) -> Q:
    asked = HandOver.objects.filter(receiver_id=colleague_id, state=HandOverState.ASKED)
    parts = Involvement.objects.filter(colleague_id=colleague_id).exclude(state=InvolvementState.DECLINED)
    return (
        Q(holder_id=colleague_id)
        | Q(taken_by_id=colleague_id)
        | Q(pk__in=asked.values("enquiry_id"))
        | Q(pk__in=parts.values("enquiry_id"))
    )


def _units_of(user: User, units_led: set[int]) -> set[int]:
    if user.colleague_id is None:
        return units_led
    return units_led | set(
        Membership.objects.filter(colleague_id=user.colleague_id).values_list("unit_id", flat=True)
    )
