"""How mail about a gathering leaves: to a colleague's work address, once for each occasion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from indgang.gatherings.models import Gathering
from indgang.people.models import Colleague
from indgang.people.notices import post_if_reachable
from indgang.shared.attachments import Attachment
from indgang.shared.models import OutgoingMail


def tell(
    *,
    gathering: Gathering,
    colleague: Colleague,
    occasion: str,
    subject: str,
    text: str,
    now: datetime,
    attachments: Sequence[Attachment] = (),
) -> bool:
    """Whether they could be told: they have an address that mail can reach. Replies go to the organiser."""
    mail = post_if_reachable(
        once_key=_key(gathering, colleague, occasion),
        recipient=colleague.mail,
        subject=subject,
        text=text,
        area="gatherings",
        about=gathering,
        now=now,
        reply_to=gathering.organiser.mail,
        attachments=attachments,
    )
    return mail is not None


def is_told(*, gathering: Gathering, colleague: Colleague, occasion: str) -> bool:
    """Whether the mail of this occasion was written before."""
    return OutgoingMail.objects.filter(once_key=_key(gathering, colleague, occasion)).exists()


def _key(gathering: Gathering, colleague: Colleague, occasion: str) -> str:
    return f"gatherings.gathering:{gathering.pk}:{colleague.pk}:{occasion}"
