"""Where the links in mail lead."""

from __future__ import annotations

from django.urls import reverse

from indgang.enquiries.links import token_of
from indgang.enquiries.models import Enquiry
from indgang.shared.addresses import absolute


def status_link(enquiry: Enquiry) -> str:
    """The company's own page of the enquiry: whoever has the link sees it."""
    return absolute(reverse("enquiries:show_status", args=[enquiry.reference, token_of(enquiry.link_seed)]))


def desk_link(enquiry: Enquiry) -> str:
    """The enquiry's page at the desk, behind the sign-in."""
    return absolute(enquiry.get_absolute_url())
