"""A form's field for one file: looked at before it is taken, and known by what is in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from indgang.materials.actions.keeping import GivenFile
from indgang.shared.file_kinds import ENDINGS, harmless_name, kind_of

LARGEST_FILE = 25 * 1024 * 1024  # bytes
ACCEPTED = ",".join(f".{ending}" for endings in ENDINGS.values() for ending in endings)


class OneFileField(forms.FileField):
    """Cleans to a GivenFile, or None where nothing was chosen."""

    widget = forms.FileInput
    default_error_messages = {
        "empty": _("The file is empty. Choose another."),
        "too_large": _("The file is larger than 25 MB. Choose a smaller one."),
        "unknown": _(
            "We cannot take this file. Choose a PDF, a picture, Word, Excel, PowerPoint or plain text."
        ),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ACCEPTED

    def clean(self, data: Any, initial: Any = None) -> GivenFile | None:
        upload: UploadedFile[bytes] | None = super().clean(data, initial)
        if not upload:
            return None
        if upload.size and upload.size > LARGEST_FILE:
            raise ValidationError(self.error_messages["too_large"], code="too_large")
        content, name = upload.read(), upload.name or ""
        kind = kind_of(content, name)
        if not kind:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        return GivenFile(harmless_name(name, kind), kind, content)
