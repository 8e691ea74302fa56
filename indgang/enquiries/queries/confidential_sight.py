"""Who sees an enquiry once it is confidential: said in words before anybody makes it so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from indgang.enquiries.models import Enquiry, HandOverState, InvolvementState
from indgang.enquiries.queries.receivers import colleagues_at_entrance
from indgang.enquiries.trust import called_in
from indgang.people.models import Colleague
from indgang.people.queries import leaders_from


def those_who_will_see(enquiry: Enquiry, today: date) -> list[Colleague]:
    """Those with a part in it, those called in and the holder's leaders; while nobody holds it, the entrance.

    By name, nobody twice.
    """
    found = {one.pk: one for one in [*_with_a_part(enquiry), *called_in(enquiry)]}
    if enquiry.holder is None:
        found |= {one.pk: one for one in colleagues_at_entrance(today)}
    else:
        found |= {one.pk: one for one in _leaders_of(enquiry.holder)}
    staying = (one for one in found.values() if not one.has_left(today))
    return sorted(staying, key=lambda one: (one.name, one.pk))


def _with_a_part(enquiry: Enquiry) -> Iterator[Colleague]:
    yield from (one for one in (enquiry.holder, enquiry.taken_by) if one is not None)
    parts = enquiry.involvements.exclude(state=InvolvementState.DECLINED).select_related("colleague")
    yield from (part.colleague for part in parts)
    asked = enquiry.hand_overs.filter(state=HandOverState.ASKED).select_related("receiver")
    yield from (hand_over.receiver for hand_over in asked)


def _leaders_of(holder: Colleague) -> Iterator[Colleague]:
    main = holder.memberships.filter(is_main=True).select_related("unit").first()
    if main is not None:
        yield from leaders_from(main.unit)
