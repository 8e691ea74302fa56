from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.people.staff_files.cells import holds_person_number
from indgang.shared.fields import DayField, TextField
from indgang.shared.moments import beginning_of


class ConversationForm(forms.Form):
    """When somebody spoke with the company, and what it was about."""

    spoken_date = DayField(label=gettext_lazy("When"))
    label = TextField(
        label=gettext_lazy("What it was about"),
        max_length=200,
        help_text=gettext_lazy(
            "In a few words, such as: Visited them, they want to build. Nothing personal."
        ),
    )

    def clean_spoken_date(self) -> date:
        day: date = self.cleaned_data["spoken_date"]
        if day > timezone.localdate():
            raise ValidationError(_("That day has not come yet."))
        return day

    def clean_label(self) -> str:
        text = str(self.cleaned_data["label"])
        if holds_person_number(text):
            raise ValidationError(
                _("This looks like a civil registration number. Remove it; it must not be kept here.")
            )
        return text

    def spoken_at(self) -> datetime:
        """The beginning of the day: what is sent twice is then the same."""
        return beginning_of(self.cleaned_data["spoken_date"])

    def key(self) -> str:
        """Tells apart what was said on one day."""
        return f"note:{sha256(self.cleaned_data['label'].encode()).hexdigest()[:32]}"
