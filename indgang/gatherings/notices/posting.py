"""How mail about a gathering leaves: to a colleague's work address, once for each occasion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from indgang.gatherings.models import Gathering
from indgang.people.models import Colleague
from indgang.people.queries import the_municipality
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.actions.posting import LONGEST_SUBJECT, UnableToPostMail, post_mail
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
    if not colleague.mail:
        return False
    municipality = the_municipality()
    reply_to = gathering.organiser.mail or (municipality.mail if municipality else "")
    try:
        post_mail(
            once_key=_key(gathering, colleague, occasion),
            recipient=colleague.mail,
            subject=" ".join(without_person_numbers(subject).split())[:LONGEST_SUBJECT],
            text=without_person_numbers(text),
            area="gatherings",
            about=gathering,
            now=now,
            reply_to=reply_to,
            attachments=attachments,
        )
    except UnableToPostMail:
        return False  # an address that was imported wrongly must not keep the others from their gathering
    return True


def is_told(*, gathering: Gathering, colleague: Colleague, occasion: str) -> bool:
    """Whether the mail of this occasion was written before."""
    return OutgoingMail.objects.filter(once_key=_key(gathering, colleague, occasion)).exists()


def _key(gathering: Gathering, colleague: Colleague, occasion: str) -> str:
    return f"gatherings.gathering:{gathering.pk}:{colleague.pk}:{occasion}"
