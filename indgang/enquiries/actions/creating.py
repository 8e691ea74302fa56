"""What every enquiry begins with, whichever way it comes: its row, its first message and its first clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from indgang.businesses.actions.speaking import note_spoken_with
from indgang.businesses.models import Business
from indgang.catalogue.models import Task
from indgang.enquiries.links import new_reference
from indgang.enquiries.models import AttachedFile, Channel, Enquiry, Message, MessageKind
from indgang.enquiries.queries.days import next_contact_due
from indgang.enquiries.summaries import summary_of
from indgang.history.actions.recording import Actor
from indgang.people.models import Colleague
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.secret_links import new_seed


@dataclass(frozen=True)
class ReceivedFile:
    """A file as it came; ``name`` has been made harmless, and ``content_type`` is one of those that are taken."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Asked:
    """What was asked, and by whom, as far as it was told. ``task`` is only what the asker or colleague chose."""

    question: str
    channel: Channel
    company_name: str = ""
    contact_name: str = ""
    contact_mail: str = ""
    contact_phone: str = ""
    business: Business | None = None
    task: Task | None = None
    summary: str = ""
    taken_by: Colleague | None = None
    call_back_at: datetime | None = None
    is_confidential: bool = False
    submission_key: str = ""


def create_enquiry(*, asked: Asked, files: Sequence[ReceivedFile], by: Actor, now: datetime) -> Enquiry:
    """Writes it down inside the caller's transaction; person numbers are taken out of all that was written."""
    question = without_person_numbers(asked.question).strip()
    enquiry = Enquiry.objects.create(
        reference=_free_reference(now),
        submission_key=asked.submission_key,
        link_seed=new_seed(),
        channel=asked.channel,
        question=question,
        summary=summary_of(without_person_numbers(asked.summary) or question),
        task=asked.task,
        unit=asked.task.answering_unit if asked.task else None,
        is_confidential=asked.is_confidential,
        business=asked.business,
        company_name=without_person_numbers(asked.company_name),
        contact_name=without_person_numbers(asked.contact_name),
        contact_mail=asked.contact_mail,
        contact_phone=asked.contact_phone,
        taken_by=asked.taken_by,
        call_back_at=asked.call_back_at,
        received_at=now,
        contact_due_at=next_contact_due(now),
    )
    kind = MessageKind.COMPANY if asked.taken_by is None else MessageKind.CALL
    message = Message.objects.create(
        enquiry=enquiry,
        kind=kind,
        text=question,
        author=asked.taken_by,
        author_name=asked.taken_by.name if asked.taken_by else enquiry.contact_name,
        written_at=now,
    )
    keep_files(message=message, files=files)
    note_contact(enquiry=enquiry, by=by, now=now)
    return enquiry


def keep_files(*, message: Message, files: Sequence[ReceivedFile]) -> None:
    AttachedFile.objects.bulk_create(
        AttachedFile(
            message=message,
            name=without_person_numbers(file.name),
            content_type=file.content_type,
            size=len(file.content),
            content=file.content,
        )
        for file in files
    )


def note_contact(*, enquiry: Enquiry, by: Actor, now: datetime) -> None:
    """The company's card tells that we have been in touch; of a confidential enquiry it tells nothing."""
    if enquiry.business is None or enquiry.is_confidential:
        return
    note_spoken_with(
        business=enquiry.business,
        at=now,
        area="enquiries",
        key=enquiry.history_key,
        label=enquiry.summary,
        link=enquiry.get_absolute_url(),
        by=by,
    )


def _free_reference(now: datetime) -> str:
    while True:
        reference = new_reference(timezone.localdate(now))
        if not Enquiry.objects.filter(reference=reference).exists():
            return reference
