"""What an invitation to tell how it went leads back to."""

from __future__ import annotations

from indgang.enquiries.models import Enquiry
from indgang.surveys.models import Invitation

UNHAPPY_AT_MOST = 2
"""Of five: the lowest score that was given."""


def enquiry_of_invitation(invitation: Invitation) -> Enquiry | None:
    """The enquiry it asks about, by its ``history_key``; None where that is forgotten, or is another area's."""
    label, _colon, pk = invitation.target_key.rpartition(":")
    if invitation.area != "enquiries" or label != Enquiry._meta.label_lower or not pk.isdecimal():
        return None
    found = Enquiry.objects.select_related("holder", "business", "task", "unit")
    return found.filter(pk=int(pk), forgotten_at=None).first()


def is_unhappy(invitation: Invitation) -> bool:
    return invitation.answers.filter(score__lte=UNHAPPY_AT_MOST).exists()
