from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch

from indgang.businesses.models import Business, BusinessContact, ProductionUnit
from indgang.businesses.queries.search import search_text_of

A_BATCH = 500


def make_findable(*, businesses: Iterable[Business]) -> None:
    """Derives anew the words the companies are found by: the last step of acts that record what they did."""
    numbers = Prefetch("production_units", ProductionUnit.objects.only("business_id", "p_number"))
    phones = Prefetch("contacts", BusinessContact.objects.only("business_id", "phone"))
    asked = [business.pk for business in businesses]
    for start in range(0, len(asked), A_BATCH):
        found = Business.objects.filter(pk__in=asked[start : start + A_BATCH]).order_by("pk")
        stale = list(_with_new_text(found.prefetch_related(numbers, phones)))
        Business.objects.bulk_update(stale, ["search_text"])


def _with_new_text(businesses: Iterable[Business]) -> Iterable[Business]:
    """Those whose text is no longer what it was, with the new one."""
    for business in businesses:
        p_numbers = [unit.p_number for unit in business.production_units.all()]
        text = search_text_of(
            business, numbers=[*p_numbers, *(contact.phone for contact in business.contacts.all())]
        )
        if text != business.search_text:
            business.search_text = text
            yield business
