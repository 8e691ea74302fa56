from __future__ import annotations

import pytest
from django.utils import timezone

from indgang.enquiries.queries.invited import enquiry_of_invitation
from tests.factories import make_enquiry, make_invitation

pytestmark = pytest.mark.django_db


def test_an_invitation_leads_to_its_own_enquiry() -> None:
    enquiry = make_enquiry()
    invitation = make_invitation()
    invitation.area, invitation.target_key = "enquiries", enquiry.history_key

    assert enquiry_of_invitation(invitation) == enquiry


@pytest.mark.parametrize(
    "key", ["", "enquiries.enquiry:x", "enquiries.enquiry:", "people.unit:1", "enquiries.enquiry:0"]
)
def test_what_is_no_enquiry_leads_nowhere(key: str) -> None:
    make_enquiry()
    invitation = make_invitation()
    invitation.area, invitation.target_key = "enquiries", key

    assert enquiry_of_invitation(invitation) is None


def test_another_areas_and_forgotten_ones_lead_nowhere() -> None:
    enquiry = make_enquiry()
    invitation = make_invitation()
    invitation.area, invitation.target_key = "gatherings", enquiry.history_key
    assert enquiry_of_invitation(invitation) is None

    enquiry.forgotten_at = timezone.now()
    enquiry.save()
    invitation.area = "enquiries"
    assert enquiry_of_invitation(invitation) is None
