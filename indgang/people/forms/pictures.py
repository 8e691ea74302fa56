from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.shared.refusable_forms import RefusableForm

LARGEST_FILE = 10 * 1024 * 1024  # bytes


class PictureForm(RefusableForm):
    picture = forms.FileField(
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy("JPEG, PNG or WebP, 10 MB at most. It is cut square around the middle."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={
            "required": gettext_lazy("Choose a picture."),
            "empty": gettext_lazy("The file is empty. Choose another."),
        },
    )
    has_consented = forms.BooleanField(
        label=gettext_lazy("I agree to my picture being shown. I can take it down again at any time."),
        required=False,
    )

    def clean_picture(self) -> UploadedFile[bytes]:
        picture: UploadedFile[bytes] = self.cleaned_data["picture"]
        if picture.size and picture.size > LARGEST_FILE:
            raise ValidationError(_("The file is larger than 10 MB. Choose a smaller one."))
        return picture
