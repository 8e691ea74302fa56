"""Which company it may be that asks, where none is chosen yet: somebody must still say that it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from indgang.businesses.models import Business
from indgang.businesses.queries.search import businesses_matching, in_force, plain_words
from indgang.enquiries.models import Enquiry

MOST_LIKELY = 3
SHORTEST_NAME = 3  # letters; fewer begin words of too many
COMPANY_FORM = re.compile(r"[\s,]+(?:ApS|A/S|I/S|K/S|P/S|IVS|a\.?m\.?b\.?a)\.?$", re.IGNORECASE)


@dataclass(frozen=True)
class LikelyBusiness:
    """A company, and what speaks for it: their mail address, or what they typed as their company."""

    business: Business
    has_their_mail: bool


def likely_businesses(enquiry: Enquiry, today: date) -> list[LikelyBusiness]:
    """Up to three in force: first those with the mail address, then those that were typed; of alike ones by name.

    What was typed is a CVR number that has come to us since, or words that all begin words of the company's.
    """
    if enquiry.business_id is not None:
        return []
    by_mail = _of_mail(enquiry.contact_mail, today)
    known = {business.pk for business in by_mail}
    typed = [one for one in _of_words(enquiry.company_name, today) if one.pk not in known]
    likely = [*(LikelyBusiness(one, True) for one in by_mail), *(LikelyBusiness(one, False) for one in typed)]
    return likely[:MOST_LIKELY]


def _of_mail(mail: str, today: date) -> list[Business]:
    """Those whose own address it is, or a contact's."""
    if not mail:
        return []
    has_it = Q(mail__iexact=mail) | Q(contacts__mail__iexact=mail)
    return _first(in_force(today).filter(has_it).distinct())


def _of_words(text: str, today: date) -> list[Business]:
    """The form a company has (ApS) is often typed and seldom kept, or the other way round: it tells nothing."""
    words = COMPANY_FORM.sub("", re.sub(r"^CVR\s+", "", text.strip()))
    if len("".join(plain_words(words))) < SHORTEST_NAME:
        return []
    return _first(businesses_matching(in_force(today), words))


def _first(businesses: QuerySet[Business]) -> list[Business]:
    """Twice as many as are shown, as the other list may hold the same."""
    return list(businesses.order_by("name", "pk")[: 2 * MOST_LIKELY])
