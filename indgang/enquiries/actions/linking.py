"""Which company it is that asks: the enquiry then stands in the company's story."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.businesses.actions.speaking import withdraw_conversations
from indgang.businesses.models import Business
from indgang.enquiries.actions.creating import note_contact
from indgang.enquiries.actions.holding import locked
from indgang.enquiries.models import Enquiry
from indgang.enquiries.rules import may_write_in_enquiry
from indgang.history.actions.recording import Actor, record_event
from indgang.shared.refusals import Refused


class UnableToLink(Refused):
    """The enquiry belongs to the company it belonged to."""


def link_business(*, enquiry: Enquiry, business: Business | None, by: Actor) -> Enquiry:
    """The company, or None where it was the wrong one; the wrong one's story no longer tells of the enquiry.

    A confidential enquiry stands in no story.
    """
    with transaction.atomic():
        enquiry = locked(enquiry)
        if not may_write_in_enquiry(by, enquiry):
            raise UnableToLink(_("Only those who work on the enquiry may choose the company."))
        before = enquiry.business
        if before == business:
            return enquiry
        if before is not None:
            withdraw_conversations(business=before, area="enquiries", key=enquiry.history_key, by=by)
        enquiry.business = business
        enquiry.save(update_fields=["business"])
        changes = {"business": (before, business)}
        record_event(area="enquiries", act="link_business", target=enquiry, by=by, changes=changes)
        note_contact(enquiry, by=by, now=enquiry.received_at)
    return enquiry
