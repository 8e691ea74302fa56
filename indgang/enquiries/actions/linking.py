"""Which company it is that asks: the enquiry then stands in the company's story."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.businesses.actions.speaking import withdraw_conversations
from indgang.businesses.models import Business
from indgang.enquiries.actions.creating import note_contact
from indgang.enquiries.models import Enquiry
from indgang.enquiries.queries.asking import business_key_of
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.rules import may_write_in_enquiry
from indgang.history.actions.recording import Actor, record_event
from indgang.shared.refusals import Refused
from indgang.surveys.actions.inviting import rename_asked


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
        if not enquiry.is_confidential:
            rename_asked(
                area="enquiries", target_key=enquiry.history_key, business_key=business_key_of(enquiry)
            )
        # Who asks is part of what a confidential one must not tell: history is read by others too.
        changes = {} if enquiry.is_confidential else {"business": (before, business)}
        record_event(area="enquiries", act="link_business", target=enquiry, by=by, changes=changes)
        for moment in _spoken_at(enquiry):
            note_contact(enquiry=enquiry, by=by, now=moment)
    return enquiry


def _spoken_at(enquiry: Enquiry) -> list[datetime]:
    """When they asked, and each time they heard from a person here."""
    answers = enquiry.messages.filter(counts_as_answer=True).order_by("written_at")
    return [enquiry.received_at, *answers.values_list("written_at", flat=True)]
