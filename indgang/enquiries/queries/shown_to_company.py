"""What the company sees of its enquiry: never notes, calls or what colleagues say among themselves."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from indgang.enquiries.models import AttachedFile, Enquiry, Message, MessageKind

SHOWN_KINDS = (MessageKind.COMPANY, MessageKind.ANSWER)


def messages_shown(enquiry: Enquiry) -> QuerySet[Message]:
    """What has been written from both sides, the oldest first, with its files but not what is in them."""
    files = AttachedFile.objects.defer("content")
    return (
        enquiry.messages.filter(kind__in=SHOWN_KINDS)
        .select_related("author")
        .prefetch_related(Prefetch("files", files))
        .order_by("written_at", "pk")
    )


def files_shown(enquiry: Enquiry) -> QuerySet[AttachedFile]:
    return AttachedFile.objects.filter(message__enquiry=enquiry, message__kind__in=SHOWN_KINDS)
