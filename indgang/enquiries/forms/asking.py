"""The form with which a company asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.businesses.models import Business
from indgang.businesses.numbers import is_cvr
from indgang.catalogue.models import Task
from indgang.enquiries.actions.creating import Asked
from indgang.enquiries.forms.files import FilesForm
from indgang.enquiries.models import Channel
from indgang.people.staff_files.cells import holds_person_number
from indgang.shared.fields import MailField, ParagraphsField, PhoneField, TextField

LONGEST_QUESTION = 8000
MAY_BE_CVR = re.compile(r"(?:CVR|DK)?[\s:.-]*((?:\d\s*){8})", re.IGNORECASE)
WRITTEN = ("question", "company", "contact_name")


class AskForm(FilesForm):
    """The question first, and one way to reply. ``fax`` is for programs alone: people do not see it."""

    field_order = (
        "question",
        "attachments",
        "is_confidential",
        "company",
        "contact_name",
        "contact_mail",
        "contact_phone",
    )

    question = ParagraphsField(
        label=gettext_lazy("What is it about?"),
        max_length=LONGEST_QUESTION,
        rows=7,
        help_text=gettext_lazy(
            "Write it as you would say it. Leave out CPR numbers: we do not need them to help you."
        ),
        error_messages={"required": gettext_lazy("Write what it is about.")},
    )
    company = TextField(
        label=gettext_lazy("Company"),
        required=False,
        max_length=160,
        help_text=gettext_lazy("Name or CVR number."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    contact_name = TextField(
        label=gettext_lazy("Your name"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact_mail = MailField(
        label=gettext_lazy("Your mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": gettext_lazy("Write a mail address such as navn@firma.dk.")},
    )
    contact_phone = PhoneField(
        label=gettext_lazy("Your phone number"),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "class": "input-char-27"}),
    )
    is_confidential = forms.BooleanField(
        label=gettext_lazy("It is confidential"),
        required=False,
        help_text=gettext_lazy(
            "For instance closing down, laying people off or moving. Then only those who work on it can read it."
        ),
    )
    fax = forms.CharField(
        label=gettext_lazy("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, file_faults: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, file_faults=file_faults, **kwargs)
        self.business: Business | None = None

    def clean_company(self) -> str:
        """A CVR number is read as one wherever it is written alone; a name is left as it is."""
        text = str(self.cleaned_data["company"])
        found = MAY_BE_CVR.fullmatch(text)
        if found is None:
            return text
        number = re.sub(r"\s", "", found[1])
        if not is_cvr(number):
            raise ValidationError(
                _("No company has this CVR number. Look it over, or write the name instead.")
            )
        self.business = Business.objects.filter(cvr=number).first()
        return self.business.name if self.business else f"CVR {number}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        ways = ("contact_mail", "contact_phone")
        if not any(cleaned.get(way) or way in self.errors for way in ways):
            self.add_error("contact_mail", _("Give us one way to answer: mail or phone."))
        return cleaned

    def is_filled_by_a_program(self) -> bool:
        return bool(self.cleaned_data.get("fax"))

    def held_person_number(self) -> bool:
        return any(holds_person_number(str(self.cleaned_data[name])) for name in WRITTEN)

    def asked(self, *, task: Task | None, submission_key: str) -> Asked:
        cleaned = self.cleaned_data
        return Asked(
            question=cleaned["question"],
            channel=Channel.WEB,
            company_name=cleaned["company"],
            contact_name=cleaned["contact_name"],
            contact_mail=cleaned["contact_mail"],
            contact_phone=cleaned["contact_phone"],
            business=self.business,
            task=task,
            is_confidential=cleaned["is_confidential"],
            submission_key=submission_key,
        )
