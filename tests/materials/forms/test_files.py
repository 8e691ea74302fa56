from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from indgang.materials.actions.keeping import GivenFile
from indgang.materials.forms import files
from indgang.materials.forms.files import OneFileField

FIELD = OneFileField(required=False)


def test_a_file_is_known_by_what_is_in_it() -> None:
    upload = SimpleUploadedFile("../en indgang.exe", b"%PDF-1.7", content_type="text/html")
    assert FIELD.clean(upload) == GivenFile("en indgang.exe.pdf", "application/pdf", b"%PDF-1.7")


def test_nothing_chosen_is_nothing() -> None:
    assert FIELD.clean(None) is None


@pytest.mark.parametrize(("content", "told"), [(b"", "Filen er tom"), (b"MZ\x90", "Vi kan ikke tage imod")])
def test_what_cannot_be_taken_is_told(content: bytes, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        FIELD.clean(SimpleUploadedFile("a.exe", content))


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 5)
    with pytest.raises(ValidationError, match="større end 25 MB"):
        FIELD.clean(SimpleUploadedFile("a.pdf", b"%PDF-1"))
