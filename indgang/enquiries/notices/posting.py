"""How notices of enquiries leave: one to one address, once for each occasion, answerable to the one mail address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from indgang.enquiries.models import Enquiry
from indgang.enquiries.queries.unsent import TO_COMPANY, mail_key
from indgang.people.models import Colleague
from indgang.people.notices import post_if_reachable
from indgang.people.queries import the_municipality
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.actions.posting import LONGEST_SUBJECT, post_mail
from indgang.shared.attachments import Attachment
from indgang.shared.models import OutgoingMail


def post_notice(
    *,
    enquiry: Enquiry,
    occasion: str,
    recipient: str,
    subject: str,
    text: str,
    now: datetime,
    attachments: Sequence[Attachment] = (),
) -> OutgoingMail:
    """Posts one notice, inside the caller's transaction; the same occasion twice is one mail.

    ``occasion`` is such as ``receipt`` or ``hand_over:12``. Person numbers are taken out, whoever wrote them.
    """
    municipality = the_municipality()
    return post_mail(
        once_key=mail_key(enquiry.pk, occasion),
        recipient=recipient,
        subject=" ".join(without_person_numbers(subject).split())[:LONGEST_SUBJECT],
        text=without_person_numbers(text),
        area="enquiries",
        about=enquiry,
        now=now,
        reply_to=municipality.mail if municipality else "",
        attachments=attachments,
    )


def tell_company(
    *, enquiry: Enquiry, occasion: str, subject: str, text: str, now: datetime
) -> OutgoingMail | None:
    """To the company, if it left a mail address; else nothing, and None."""
    if not enquiry.contact_mail:
        return None
    return post_notice(
        enquiry=enquiry,
        occasion=f"{TO_COMPANY}{occasion}",
        recipient=enquiry.contact_mail,
        subject=subject,
        text=text,
        now=now,
    )


def tell_colleague(
    *, enquiry: Enquiry, colleague: Colleague, occasion: str, subject: str, text: str, now: datetime
) -> OutgoingMail | None:
    """To a colleague's own work address; None where they have none, or one that no mail can reach."""
    return post_if_reachable(
        once_key=mail_key(enquiry.pk, f"colleague:{colleague.pk}:{occasion}"),
        recipient=colleague.mail,
        subject=subject,
        text=text,
        area="enquiries",
        about=enquiry,
        now=now,
    )
