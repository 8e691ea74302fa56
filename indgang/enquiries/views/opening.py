"""Finding one enquiry by what stands in its address."""

from __future__ import annotations

from django.http import Http404

from indgang.enquiries.links import opens
from indgang.enquiries.models import Enquiry
from indgang.enquiries.rules import may_see_enquiry
from indgang.people.models import User

READ_ALONG = ("holder", "task", "unit", "business__contact_person", "taken_by")


def enquiry_seen_by(user: User, reference: str) -> Enquiry:
    """The enquiry; one that this user may not see is not there: whoever guesses learns nothing."""
    enquiry = _enquiry_called(reference)
    if enquiry is None or not may_see_enquiry(user, enquiry):
        raise Http404
    return enquiry


def enquiry_of_link(reference: str, token: str) -> Enquiry:
    """The enquiry whose secret link it is."""
    enquiry = _enquiry_called(reference)
    if enquiry is None or not opens(token, enquiry.link_seed):
        raise Http404
    return enquiry


def _enquiry_called(reference: str) -> Enquiry | None:
    """PostgreSQL keeps no text with a zero byte, and does not look for one either."""
    if "\0" in reference:
        return None
    return Enquiry.objects.select_related(*READ_ALONG).filter(reference=reference).first()
