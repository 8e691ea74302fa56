"""A company writes on the web page: written down once, receipted at once, and told to those at the entrance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from indgang.enquiries.actions.creating import Asked, ReceivedFile, create_enquiry
from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.company import post_receipt
from indgang.enquiries.notices.entrance import post_new_enquiry
from indgang.history.actions.recording import NamedActor, record_event
from indgang.shared.refusals import Refused


class UnableToReceive(Refused):
    """Nothing was written down; what was typed stays in the form."""


@dataclass(frozen=True)
class Received:
    """``is_new`` is false where the same form came once more: it is the enquiry that it became the first time."""

    enquiry: Enquiry
    is_new: bool


def the_company() -> NamedActor:
    """Whoever has no sign-in, as history names them; their name stands in the enquiry, and is forgotten with it."""
    return NamedActor(_("The company"), "company")


def receive_enquiry(*, asked: Asked, files: Sequence[ReceivedFile] = (), now: datetime) -> Received:
    """Receives what a company asks. ``asked.submission_key`` makes a form that is sent twice one enquiry.

    Refused where there is no question, no way to reply, or no key.
    """
    _refuse_to_receive(asked)
    try:
        with transaction.atomic():
            enquiry = create_enquiry(asked=asked, files=files, by=the_company(), now=now)
            record_event(area="enquiries", act="receive_enquiry", target=enquiry, by=the_company())
            post_receipt(enquiry, now=now)
            post_new_enquiry(enquiry, now=now)
    except IntegrityError:
        # The same form was sent twice: the database has kept the first, and refused the second.
        first = Enquiry.objects.filter(submission_key=asked.submission_key).first()
        if first is None:
            raise
        return Received(first, is_new=False)
    return Received(enquiry, is_new=True)


def _refuse_to_receive(asked: Asked) -> None:
    if not asked.submission_key:
        raise UnableToReceive(_("The form has been open too long. Send it once more."))
    if not asked.question.strip():
        raise UnableToReceive(_("Write what it is about."), field="question")
    if not (asked.contact_mail or asked.contact_phone):
        raise UnableToReceive(_("Give us one way to answer: mail or phone."), field="contact_mail")
