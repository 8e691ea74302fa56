"""The form with which a company writes more in its enquiry."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from indgang.enquiries.forms.files import FilesForm
from indgang.people.staff_files.cells import holds_person_number
from indgang.shared.fields import ParagraphsField

LONGEST_MESSAGE = 8000


class WriteMoreForm(FilesForm):
    field_order = ("text", "attachments")

    text = ParagraphsField(
        label=gettext_lazy("Write more"),
        required=False,
        max_length=LONGEST_MESSAGE,
        rows=5,
        help_text=gettext_lazy("Leave out CPR numbers: we do not need them to help you."),
    )

    def held_person_number(self) -> bool:
        return holds_person_number(str(self.cleaned_data["text"]))
