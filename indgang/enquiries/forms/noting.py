"""What is typed while a company is on the telephone."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.businesses.forms.business_choice import SUGGESTING
from indgang.businesses.models import Business
from indgang.businesses.queries.search import suggested_businesses
from indgang.catalogue.models import Task
from indgang.enquiries.actions.creating import Asked
from indgang.enquiries.actions.noting import Ending, PhoneCall
from indgang.enquiries.models import Channel
from indgang.enquiries.queries.calling import shown_doors
from indgang.people.forms.clock import ClockField
from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueField
from indgang.shared.fields import DayField, MailField, ParagraphsField, PhoneField, TextField
from indgang.shared.refusable_forms import RefusableForm

DIGITS_OF_A_NUMBER = 8
LONGEST_NAME = 160
END_OF_WORK = time(15, 0)


def known_business(text: str) -> Business | None:
    """The one company that is certainly meant: by its whole name or label, or by a whole number.

    A part of a name may be another company's, and a call must not be written on the wrong one's card.
    """
    fitting = suggested_businesses(text, timezone.localdate()) if text else []
    digits = "".join(letter for letter in text if letter.isdigit())
    is_number = len(digits) >= DIGITS_OF_A_NUMBER and not any(letter.isalpha() for letter in text)
    wanted = text.casefold()
    meant = [one for one in fitting if is_number or wanted in (one.label.casefold(), one.name.casefold())]
    return meant[0] if len(meant) == 1 else None


class CallerField(TextField):
    """Who rings. Cleans to a company we know, or to the name that was typed: a new company needs no more."""

    widget = forms.TextInput(attrs=SUGGESTING | {"hx-get": reverse_lazy("businesses:find_business")})

    def prepare_value(self, value: Any) -> Any:
        return value.label if isinstance(value, Business) else value

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value))
        return known_business(text) or text


class PhoneCallForm(ChoosesColleagues, RefusableForm):
    """Written from the top down while they speak; only what it is about must be filled in."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    business = CallerField(
        label=gettext_lazy("Who is calling?"),
        required=False,
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("Name, CVR number or phone. A new company needs only its name."),
    )
    contact_name = TextField(label=gettext_lazy("Who do you speak with?"), required=False, max_length=120)
    contact_phone = PhoneField(label=gettext_lazy("Phone"), required=False)
    contact_mail = MailField(label=gettext_lazy("Mail"), required=False)
    question = ParagraphsField(label=gettext_lazy("What is it about?"), max_length=8000, rows=4)
    task = forms.CharField(label=gettext_lazy("Task"), required=False, max_length=200)
    ending = forms.ChoiceField(
        label=gettext_lazy("What happens now?"),
        choices=Ending.choices,
        initial=Ending.NOTED,
        widget=forms.RadioSelect,
    )
    answer = ParagraphsField(
        label=gettext_lazy("What did you answer?"), required=False, max_length=8000, rows=3
    )
    call_back_date = DayField(label=gettext_lazy("Call back on"), required=False)
    call_back_time = ClockField(label=gettext_lazy("At the latest at"), required=False)
    receiver = ColleagueField(
        label=gettext_lazy("Which colleague?"),
        required=False,
        help_text=gettext_lazy(
            "Leave it empty to ask the first who does the task. Nobody to call back? Then the entrance does."
        ),
    )
    word = TextField(label=gettext_lazy("A word along with it"), required=False, max_length=500)
    door = forms.ModelChoiceField(
        label=gettext_lazy("Which door did you show them to?"),
        queryset=shown_doors(),
        required=False,
        empty_label=gettext_lazy("Choose a door"),
        to_field_name="key",
    )
    is_confidential = forms.BooleanField(
        label=gettext_lazy("Confidential"),
        required=False,
        help_text=gettext_lazy("Closing, lay-offs or a move: only those who have a part in it may read it."),
    )

    def clean_task(self) -> Task | None:
        key = self.cleaned_data["task"]
        task = Task.objects.filter(key=key, is_published=True).first() if key.isprintable() else None
        if key and task is None:
            raise ValidationError(_("The task is not there any more. Choose another."), code="invalid")
        return task

    def call_back_at(self) -> datetime | None:
        """The day alone means the end of its working time; the time alone means today."""
        day, clock = self.cleaned_data["call_back_date"], self.cleaned_data["call_back_time"]
        if self.cleaned_data["ending"] != Ending.CALL_BACK or not (day or clock):
            return None
        return timezone.make_aware(
            datetime.combine(day or timezone.localdate(), clock or END_OF_WORK).replace(fold=0)
        )

    def call(self) -> PhoneCall:
        """What to note, from what was typed."""
        typed = self.cleaned_data
        caller = typed["business"]
        asked = Asked(
            question=typed["question"],
            channel=Channel.PHONE,
            business=caller if isinstance(caller, Business) else None,
            company_name="" if isinstance(caller, Business) else caller,
            contact_name=typed["contact_name"],
            contact_phone=typed["contact_phone"],
            contact_mail=typed["contact_mail"],
            task=typed["task"],
            call_back_at=self.call_back_at(),
            is_confidential=typed["is_confidential"],
            submission_key=typed["key"],
        )
        return PhoneCall(
            asked=asked,
            ending=Ending(typed["ending"]),
            answer=typed["answer"],
            receiver=typed["receiver"],
            word=typed["word"],
            door=typed["door"],
        )
