"""A company's fixed contact person, who knows it already: shown first, and whoever answers for them while away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indgang.businesses.models import Business
from indgang.enquiries.queries.receivers import Receiver, receivers_instead
from indgang.people.models import Audience, Colleague, ContactCard


@dataclass(frozen=True)
class ContactPerson:
    """``receiver`` is who can be asked today: themselves, or their substitute; None where nobody is at work."""

    colleague: Colleague
    receiver: Receiver | None

    @property
    def is_at_work(self) -> bool:
        return self.receiver is not None and self.receiver.instead_of is None

    @property
    def card(self) -> ContactCard | None:
        """How colleagues reach who can be asked today."""
        return self.receiver.colleague.shown_to(Audience.COLLEAGUE) if self.receiver else None


def contact_person_of(business: Business | None, today: date) -> ContactPerson | None:
    """None where the company has nobody, or somebody who has left or keeps even their name to themselves."""
    colleague = business.contact_person if business is not None else None
    if colleague is None or colleague.has_left(today) or not colleague.shown_to(Audience.COLLEAGUE).name:
        return None
    return ContactPerson(colleague, next(iter(receivers_instead(colleague, today)), None))
