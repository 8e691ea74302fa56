"""Files that a company sends along: several, each looked at before it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.enquiries.actions.creating import ReceivedFile
from indgang.shared.file_kinds import ENDINGS, harmless_name, kind_of
from indgang.shared.refusable_forms import RefusableForm

MOST_FILES = 5
LARGEST_FILE = 10 * 1024 * 1024  # bytes
ACCEPTED = ",".join(f".{ending}" for endings in ENDINGS.values() for ending in endings)


@dataclass(frozen=True)
class ReadFiles:
    """The files that were taken, and why each of the others was not."""

    taken: tuple[ReceivedFile, ...] = ()
    faults: tuple[str, ...] = ()


def read_files(uploads: Sequence[UploadedFile[bytes]], *, room_for: int) -> ReadFiles:
    """``room_for`` is how many more there may be."""
    taken: list[ReceivedFile] = []
    faults: list[str] = []
    for upload in uploads:
        if len(taken) == room_for:
            faults.append(_("You can send %(count)d files at most.") % {"count": MOST_FILES})
            break
        file, fault = _read(upload)
        if file is None:
            faults.append(fault)
        else:
            taken.append(file)
    return ReadFiles(tuple(taken), tuple(faults))


def _read(upload: UploadedFile[bytes]) -> tuple[ReceivedFile | None, str]:
    told = {"name": harmless_name(upload.name or "", "text/plain").removesuffix(".txt")}
    if not upload.size:
        return None, _("“%(name)s” is empty. Choose it again.") % told
    content = upload.read()
    if upload.size > LARGEST_FILE or len(content) < upload.size:
        return None, _("“%(name)s” is larger than 10 MB. Send a smaller one, or call us.") % told
    kind = kind_of(content, upload.name or "")
    if not kind:
        return None, _(
            "We cannot take “%(name)s”. Send it as PDF, picture, Word, Excel, PowerPoint, drawing (DWG) or plain text."
        ) % told
    return ReceivedFile(harmless_name(upload.name or "", kind), kind, content), ""


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: MultiValueDict[str, Any], name: str) -> None:
        """They have been read before: what cannot be taken must not take the others with it."""


class FilesForm(RefusableForm):
    """A form with room for files. What was wrong with those that came is told at their field."""

    attachments = forms.Field(
        label=gettext_lazy("Files"),
        required=False,
        widget=ManyFilesInput(attrs={"multiple": True, "accept": ACCEPTED}),
        help_text=gettext_lazy("Up to 5 files of 10 MB: PDF, pictures, Word, Excel, drawings."),
    )

    def __init__(self, *args: Any, file_faults: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.file_faults = file_faults

    def clean(self) -> dict[str, Any]:
        for fault in self.file_faults:
            self.add_error("attachments", fault)
        return self.cleaned_data
