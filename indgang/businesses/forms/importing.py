from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from indgang.businesses.business_files.reading import (
    BusinessFile,
    UnableToReadBusinessFile,
    read_business_file,
)
from indgang.people.staff_files.lists import MOST_BYTES
from indgang.people.staff_files.sheets import UnableToReadStaffFile


class ImportForm(forms.Form):
    """``list`` becomes what was sent, name and content; ``business_file`` what was read in it."""

    list = forms.FileField(
        label=_("List"),
        help_text=_("CSV or Excel (.xlsx), 10 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        max_length=255,
        allow_empty_file=True,
        error_messages={
            "required": _("Choose a file."),
            "max_length": _("The name of the file is too long. Give it a shorter one."),
        },
    )

    def clean_list(self) -> Any:
        upload: UploadedFile[bytes] = self.cleaned_data["list"]
        # One byte more than is allowed is enough to be refused by the reading.
        name, content = str(upload.name), upload.read(MOST_BYTES + 1)
        self.cleaned_data["business_file"] = read_one(name, content)
        return name, content


def read_one(name: str, content: bytes) -> BusinessFile:
    """What is in the file, or ValidationError that says why it cannot be read."""
    try:
        return read_business_file(name=name, content=content)
    except (UnableToReadBusinessFile, UnableToReadStaffFile) as refusal:
        raise ValidationError(refusal.reason) from refusal
