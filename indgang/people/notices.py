"""How notices leave that no single act stands or falls with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from indgang.people.queries import the_municipality
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.actions.posting import LONGEST_SUBJECT, Concern, UnableToPostMail, post_mail
from indgang.shared.attachments import Attachment
from indgang.shared.models import OutgoingMail


def post_if_reachable(
    *,
    once_key: str,
    recipient: str,
    subject: str,
    text: str,
    area: str,
    about: Concern,
    now: datetime,
    reply_to: str = "",
    attachments: Sequence[Attachment] = (),
) -> OutgoingMail | None:
    """One mail, inside the caller's transaction; None where ``recipient`` is empty, or no mail can reach it: an address
    that was imported wrongly must not keep the others from hearing. Replies go to the municipality's one address unless
    told otherwise. Person numbers are taken out, whoever wrote them."""
    if not recipient:
        return None
    municipality = the_municipality()
    try:
        return post_mail(
            once_key=once_key,
            recipient=recipient,
            subject=" ".join(without_person_numbers(subject).split())[:LONGEST_SUBJECT],
            text=without_person_numbers(text),
            area=area,
            about=about,
            now=now,
            reply_to=reply_to or (municipality.mail if municipality else ""),
            attachments=attachments,
        )
    except UnableToPostMail:
        return None
