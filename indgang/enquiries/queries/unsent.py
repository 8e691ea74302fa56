"""Mail to companies that has not left: which it is, and which of what was written has therefore not arrived."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from indgang.enquiries.models import Enquiry, Message, MessageKind
from indgang.enquiries.queries.rows import EnquiryRow, rows_of
from indgang.enquiries.queries.sight import visible_enquiries
from indgang.enquiries.trust import is_at_entrance
from indgang.people.models import User
from indgang.shared.models import OutgoingMail
from indgang.shared.queries import unsent_mail

TO_COMPANY = "company:"
"""Begins every occasion on which the company itself is written to."""
WITH_WORDS = f"{TO_COMPANY}message:"
"""Those among them that carry what a colleague wrote; what follows is the message's number."""
MOST_MAILS = 500
"""Read at most for the desk: where more wait the mail server stands still, and that is told elsewhere."""


def mail_key(enquiry_pk: int, occasion: str) -> str:
    """What the outbox knows a mail about the enquiry by."""
    return f"enquiries.enquiry:{enquiry_pk}:{occasion}"


def mail_not_left(enquiry: Enquiry) -> QuerySet[OutgoingMail]:
    """To the company about this enquiry, due or not; what was given up too, until its text is forgotten."""
    unsent = OutgoingMail.objects.filter(sent_at=None, emptied_at=None)
    return unsent.filter(once_key__startswith=mail_key(enquiry.pk, TO_COMPANY)).order_by("due_at", "pk")


def late_to_company(enquiry: Enquiry, now: datetime) -> list[OutgoingMail]:
    """Mail to the company that should have left five minutes ago, the oldest first; what was given up too."""
    late = unsent_mail(now).filter(once_key__startswith=mail_key(enquiry.pk, TO_COMPANY))
    return list(late)


def messages_in(mails: Iterable[OutgoingMail]) -> set[int]:
    """The ids of the messages whose words the mails carry."""
    ends = (mail.once_key.partition(f":{WITH_WORDS}")[2] for mail in mails)
    return {int(end) for end in ends if end}


def given_up_answers() -> QuerySet[Message]:
    """Those that counted as an answer, and of which no mail will arrive any more: the oldest first."""
    mails = OutgoingMail.objects.filter(area="enquiries", sent_at=None, emptied_at=None)
    gone = mails.filter(given_up_at__isnull=False, once_key__contains=f":{WITH_WORDS}")
    answers = Message.objects.filter(pk__in=messages_in(gone), counts_as_answer=True)
    return answers.select_related("enquiry").order_by("written_at", "pk")


def unsent_rows(user: User, now: datetime, most: int) -> list[EnquiryRow]:
    """Enquiries whose company has not got its mail: those the user holds, wrote in or stands in for.

    For the entrance all that it sees. One read where everything has left.
    """
    late = unsent_mail(now).filter(area="enquiries", once_key__contains=f":{TO_COMPANY}")
    keys = list(late.values_list("target_key", flat=True)[:MOST_MAILS])
    if not keys:
        return []
    found = visible_enquiries(user).filter(pk__in={int(key.rpartition(":")[2]) for key in keys})
    if not is_at_entrance(user):
        found = found.filter(_own(user, now))
    return rows_of(list(found.order_by("pk").values_list("pk", flat=True)[:most]), user.colleague, now)


def _own(user: User, now: datetime) -> Q:
    if user.colleague_id is None:
        return Q(pk__in=[])
    held_by = {user.colleague_id, *user.covers_on(timezone.localdate(now))}
    written = Message.objects.filter(author_id=user.colleague_id, kind=MessageKind.ANSWER)
    return Q(holder_id__in=held_by) | Q(pk__in=written.values("enquiry_id"))
