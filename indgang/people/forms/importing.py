from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.people.staff_files.cells import shown
from indgang.people.staff_files.lists import MOST_BYTES
from indgang.people.staff_files.reading import read_staff_file
from indgang.people.staff_files.sheets import StaffFile, UnableToReadStaffFile

MOST_FILES = 4


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        uploads: Sequence[Any] = data or [None]
        return [super(FilesField, self).clean(upload, initial) for upload in uploads]


class ImportForm(forms.Form):
    """``lists`` become what was sent, name and content; ``staff_files`` what was read in them."""

    lists = FilesField(
        label=gettext_lazy("Lists"),
        help_text=gettext_lazy(
            "CSV or Excel (.xlsx), 10 MB at most each. You may choose several files at once."
        ),
        widget=FilesInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        max_length=255,
        allow_empty_file=True,
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "max_length": gettext_lazy("The name of the file is too long. Give it a shorter one."),
        },
    )
    is_full = forms.BooleanField(
        label=gettext_lazy("This is the whole list"),
        help_text=gettext_lazy(
            "Those who have a number from the register and are not in the list get today as their last day."
            " Nobody is deleted."
        ),
        required=False,
    )

    def clean_lists(self) -> list[tuple[str, bytes]]:
        uploads: list[UploadedFile[bytes]] = self.cleaned_data["lists"]
        if len(uploads) > MOST_FILES:
            raise ValidationError(_("Choose at most %(count)d files at once.") % {"count": MOST_FILES})
        # One byte more than is allowed is enough to be refused by the reading.
        files = [(str(upload.name), upload.read(MOST_BYTES + 1)) for upload in uploads]
        self.cleaned_data["staff_files"] = read_all(files)
        return files


def read_all(files: Sequence[tuple[str, bytes]]) -> list[StaffFile]:
    """What is in the files, or ValidationError that names each that cannot be read."""
    found, refusals = [], []
    for name, content in files:
        try:
            found.append(read_staff_file(name=name, content=content))
        except UnableToReadStaffFile as refusal:
            refusals.append(f"{shown(name)}: {refusal.reason}")
    if refusals:
        raise ValidationError(refusals)
    return found
