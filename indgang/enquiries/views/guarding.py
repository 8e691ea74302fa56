"""What guards the public forms, as they have no cookie: how often one comes, and how much it brings.

Where it came from is told by ``indgang.shared.secret_links``.
"""

from __future__ import annotations

from io import BytesIO
from ipaddress import IPv6Network, ip_address
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from indgang.enquiries.forms.files import LARGEST_FILE, MOST_FILES

AN_HOUR = 60 * 60  # seconds


def is_too_many(request: HttpRequest) -> bool:
    """Whether more has come from the address within the hour than people send; each ask counts once.

    The address itself is not kept: only its keyed hash, in memory, for the hour.
    """
    digest = salted_hmac("indgang.enquiries.address", _network_of(request), algorithm="sha256").hexdigest()
    key = f"enquiries:{digest}"
    cache.add(key, 0, AN_HOUR)
    try:
        return cache.incr(key) > settings.ENQUIRIES_AN_HOUR
    except ValueError:  # it ran out this very moment
        return False


def _network_of(request: HttpRequest) -> str:
    """The visitor's address; of the new kind the network, as one visitor has all of it."""
    text = str(request.META.get("REMOTE_ADDR", ""))
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        text = request.headers.get("X-Forwarded-For", text).rpartition(",")[2].strip()
    try:
        address = ip_address(text)
    except ValueError:
        return text
    return str(IPv6Network((address, 64), strict=False)) if address.version == 6 else text


class CappedUploads(FileUploadHandler):
    """Keeps files in memory, and no more than may be taken: what is too big is not whole, and tells its size."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.held = 0
        self.content = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        size = len(raw_data)
        if start + size <= LARGEST_FILE and self.held + size <= MOST_FILES * LARGEST_FILE:
            self.held += self.content.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        self.content.seek(0)
        return InMemoryUploadedFile(
            self.content,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )


def uploads_of(request: HttpRequest) -> list[UploadedFile[bytes]]:
    """The files that came with the form. Called before anything else of the form is read."""
    request.upload_handlers = [CappedUploads(request)]
    return request.FILES.getlist("attachments")
