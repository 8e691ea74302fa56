"""The companies as lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Case, F, Q, QuerySet, Value, When

from indgang.businesses.models import Business, BusinessContact
from indgang.businesses.models.business import SMALL
from indgang.businesses.queries.search import businesses_matching, in_force


class Spoken(StrEnum):
    NEVER = "never"
    LONG_AGO = "long_ago"


@dataclass(frozen=True)
class BusinessWish:
    """What of the companies the reader asks for; what is left out is not asked about."""

    text: str = ""
    size: str = ""
    spoken: str = ""
    contact_person_id: int | None = None
    has_ended: bool = False


def listed_businesses(wish: BusinessWish, today: date) -> QuerySet[Business]:
    """By name; those that nobody has spoken with for long come in the order they should be rung."""
    businesses = Business.objects.filter(ended_date__lte=today) if wish.has_ended else in_force(today)
    if wish.text:
        businesses = businesses_matching(businesses, wish.text)
    if wish.size:
        businesses = businesses.filter(size=wish.size)
    if wish.contact_person_id is not None:
        businesses = businesses.filter(contact_person_id=wish.contact_person_id)
    businesses = businesses.select_related("contact_person").order_by("name", "pk")
    if wish.spoken == Spoken.NEVER:
        return small_and_rural_first(businesses.filter(last_spoken_date__isnull=True))
    return not_spoken_with(businesses, today) if wish.spoken == Spoken.LONG_AGO else businesses


def businesses_not_spoken_with(today: date) -> QuerySet[Business]:
    """Those in force whom nobody has spoken with for 12 months, small and rural ones first."""
    return not_spoken_with(in_force(today).select_related("contact_person"), today)


def not_spoken_with(businesses: QuerySet[Business], today: date) -> QuerySet[Business]:
    long_ago = Q(last_spoken_date__isnull=True) | Q(last_spoken_date__lt=a_year_before(today))
    return small_and_rural_first(businesses.filter(long_ago))


def small_and_rural_first(businesses: QuerySet[Business]) -> QuerySet[Business]:
    """First those that are both, then those that are one of them; of alike ones whom we spoke with longest ago."""
    is_small = Q(size__in=SMALL)
    rank = Case(
        When(is_small & Q(is_rural=True), then=Value(0)),
        When(is_small | Q(is_rural=True), then=Value(1)),
        default=Value(2),
    )
    return businesses.order_by(rank, F("last_spoken_date").asc(nulls_first=True), "name", "pk")


def a_year_before(day: date) -> date:
    """The same day 12 months earlier; 28 February before a leap day."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


def contacts_of_ended(ended_before: date) -> QuerySet[BusinessContact]:
    """Those at companies that ended before the day."""
    ended = BusinessContact.objects.filter(business__ended_date__lt=ended_before)
    return ended.select_related("business").order_by("business_id", "pk")
