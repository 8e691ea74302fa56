"""The company writes more on its own page: whoever holds the enquiry is told, and the contact clock runs anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.enquiries.actions.creating import Asked, ReceivedFile, keep_files, note_contact
from indgang.enquiries.actions.receiving import receive_enquiry, the_company
from indgang.enquiries.actions.reopening import begin_again, hold_again
from indgang.enquiries.models import Channel, Enquiry, Message, MessageKind, State
from indgang.enquiries.notices.holder import post_written
from indgang.enquiries.queries.days import answer_due_of, next_contact_due
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.rules import is_closed_for_good
from indgang.history.actions.recording import record_event
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused


class UnableToWrite(Refused):
    """Nothing was written down; what was typed stays in the form."""


@dataclass(frozen=True)
class Written:
    """The enquiry in which it stands: another than before (``is_another``) where the first was closed long ago."""

    enquiry: Enquiry
    is_another: bool


def write_from_company(
    *, enquiry: Enquiry, text: str, files: Sequence[ReceivedFile] = (), once_key: str, now: datetime
) -> Written:
    """Writes down what the company adds; the same ``once_key`` twice is one message.

    What waited for the company goes on, and what was closed is open again; closed more than 60 days ago, it becomes a
    new enquiry. Refused where there is neither text nor file, or no key.
    """
    _refuse_to_write(text, files, once_key)
    with transaction.atomic():
        enquiry = locked(enquiry)
        if enquiry.messages.filter(once_key=once_key).exists():
            return Written(enquiry, is_another=False)
        if is_closed_for_good(enquiry, now):
            return Written(_ask_anew(enquiry, text, files, once_key, now), is_another=True)
        message = _write(enquiry, text, files, once_key, now)
        changes = hear_from_company(enquiry=enquiry, now=now)
        note_contact(enquiry=enquiry, by=the_company(), now=now)
        record_event(
            area="enquiries", act="write_from_company", target=enquiry, by=the_company(), changes=changes
        )
        post_written(message, now=now)
    return Written(enquiry, is_another=False)


def hear_from_company(*, enquiry: Enquiry, now: datetime) -> dict[str, tuple[str, str]]:
    """Sets a locked enquiry going again, whatever it stood at; returns what changed, for the history.

    A clock that runs already is not moved: the company still waits for the word it was promised first.
    """
    before = State(enquiry.state)
    _stop_waiting(enquiry, now)
    if before == State.CLOSED:
        begin_again(enquiry=enquiry, now=now)
    elif before == State.WAITING:
        hold_again(enquiry=enquiry, now=now)
    if enquiry.contact_due_at is None:
        enquiry.contact_due_at = next_contact_due(now)
    enquiry.save()
    after = State(enquiry.state)
    return {} if after == before else {"state": (str(before.label), str(after.label))}


def _stop_waiting(enquiry: Enquiry, now: datetime) -> None:
    today = timezone.localdate(now)
    if enquiry.waiting_times.filter(ended_date=None).update(ended_date=today):
        enquiry.answer_due_date = answer_due_of(enquiry, today)


def _write(
    enquiry: Enquiry, text: str, files: Sequence[ReceivedFile], once_key: str, now: datetime
) -> Message:
    message = Message.objects.create(
        enquiry=enquiry,
        kind=MessageKind.COMPANY,
        text=without_person_numbers(text).strip(),
        author_name=enquiry.contact_name,
        once_key=once_key,
        written_at=now,
    )
    keep_files(message=message, files=files)
    return message


def _ask_anew(
    enquiry: Enquiry, text: str, files: Sequence[ReceivedFile], once_key: str, now: datetime
) -> Enquiry:
    before = _("It follows enquiry %(reference)s, which was closed.") % {"reference": enquiry.reference}
    asked = Asked(
        question="\n\n".join(part for part in (text.strip(), before) if part),
        channel=Channel.WEB,
        company_name=enquiry.company_name,
        contact_name=enquiry.contact_name,
        contact_mail=enquiry.contact_mail,
        contact_phone=enquiry.contact_phone,
        business=enquiry.business,
        is_confidential=enquiry.is_confidential,
        submission_key=once_key,
    )
    return receive_enquiry(asked=asked, files=files, now=now).enquiry


def _refuse_to_write(text: str, files: Sequence[ReceivedFile], once_key: str) -> None:
    if not once_key:
        raise UnableToWrite(_("The form has been open too long. Send it once more."))
    if not text.strip() and not files:
        raise UnableToWrite(_("Write a few words, or choose a file."), field="text")
