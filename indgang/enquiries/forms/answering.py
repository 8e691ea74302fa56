"""What is typed on an enquiry's page while it goes on and when it ends."""

from __future__ import annotations

from datetime import datetime
from secrets import token_urlsafe
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.catalogue.models import OtherDoor
from indgang.enquiries.actions.closing import Closing
from indgang.enquiries.actions.contacting import Contact
from indgang.enquiries.actions.meeting import FEWEST_MINUTES, MOST_MINUTES, MeetingPlan
from indgang.enquiries.actions.waiting import LONGEST_WAITED_FOR, Wait
from indgang.enquiries.actions.writing import Words
from indgang.enquiries.models import Enquiry, JointMeeting, Level, Outcome
from indgang.enquiries.next_steps import LONGEST_STEP, NextStep
from indgang.enquiries.service_targets import TARGETS, days_of
from indgang.people.forms.clock import ClockField
from indgang.shared.fields import DayField, MailField, ParagraphsField, PhoneField, TextField
from indgang.shared.refusable_forms import RefusableForm

LONGEST_MESSAGE = 8000
LONGEST_REASON = 500
LONGEST_NAME = 120
DAY_HINT = gettext_lazy("For example 24-12-2026")
KEY_CHARACTERS = 24


class ActForm(RefusableForm):
    """One of many on a page: each has its own prefix in ids and names, so that no two fields are taken for one."""

    act = ""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **({"prefix": self.act} | kwargs))


class OnceForm(ActForm):
    """Carries a key, so that what is sent twice is written once."""

    once_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        initial = {"once_key": token_urlsafe(KEY_CHARACTERS)} | kwargs.pop("initial", {})
        super().__init__(data, initial=initial, **kwargs)


class StepForm(ActForm):
    """What happens next, and by when."""

    act = "step"
    next_step = TextField(
        label=gettext_lazy("What happens next?"),
        max_length=LONGEST_STEP,
        help_text=gettext_lazy("The company sees it on its own page."),
    )
    next_step_date = DayField(label=gettext_lazy("By when?"), help_text=DAY_HINT)

    def step(self) -> NextStep:
        return NextStep(self.cleaned_data["next_step"], self.cleaned_data["next_step_date"])


class ResumeForm(StepForm):
    act = "resume"


class AnswerForm(OnceForm, StepForm):
    """``is_last`` where it closes the enquiry: then nothing happens next."""

    act = "answer"
    text = ParagraphsField(label=gettext_lazy("To the company"), max_length=LONGEST_MESSAGE, rows=6)
    is_sensitive = forms.BooleanField(
        label=gettext_lazy("Only on their own page: the mail just says that there is an answer"),
        required=False,
    )
    field_order = ("text", "is_sensitive", "next_step", "next_step_date", "once_key")

    def __init__(self, data: Any = None, *, is_last: bool = False, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if is_last:
            self.fields["next_step"].required = self.fields["next_step_date"].required = False

    def words(self) -> Words:
        kept = self.cleaned_data
        return Words(kept["text"], kept["once_key"], kept["is_sensitive"])

    def closing(self) -> Closing:
        kept = self.cleaned_data
        return Closing(
            outcome=Outcome.ANSWERED,
            text=kept["text"],
            is_sensitive=kept["is_sensitive"],
            once_key=kept["once_key"],
        )


class CallForm(OnceForm, StepForm):
    act = "call"
    text = ParagraphsField(label=gettext_lazy("What was said?"), max_length=LONGEST_MESSAGE, rows=4)
    is_answer = forms.BooleanField(
        label=gettext_lazy("We spoke with the company, and they know what happens next"), required=False
    )
    field_order = ("text", "is_answer", "next_step", "next_step_date", "once_key")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["next_step"].required = self.fields["next_step_date"].required = False

    def words(self) -> Words:
        return Words(self.cleaned_data["text"], self.cleaned_data["once_key"])


class NoteForm(OnceForm):
    act = "note"
    text = ParagraphsField(
        label=gettext_lazy("Note"),
        max_length=LONGEST_MESSAGE,
        rows=3,
        help_text=gettext_lazy("Only colleagues see it."),
    )

    def words(self) -> Words:
        return Words(self.cleaned_data["text"], self.cleaned_data["once_key"])


class WaitForm(OnceForm):
    act = "wait"
    waited_for = ParagraphsField(
        label=gettext_lazy("What do you need from the company?"),
        max_length=LONGEST_WAITED_FOR,
        rows=3,
        help_text=gettext_lazy("It is sent to them as you write it."),
    )
    remind_date = DayField(
        label=gettext_lazy("When would you like to have it?"),
        help_text=gettext_lazy("If it has not come by then, you are reminded. For example 24-12-2026"),
    )
    is_told = forms.BooleanField(
        label=gettext_lazy("I have called and told them: they have left no mail address"), required=False
    )
    is_sensitive = forms.BooleanField(
        label=gettext_lazy("Only on their own page: the mail just says that we need something"),
        required=False,
    )
    field_order = ("waited_for", "is_sensitive", "remind_date", "is_told", "once_key")

    def __init__(self, data: Any = None, *, enquiry: Enquiry, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        del self.fields["is_told" if enquiry.contact_mail else "is_sensitive"]

    def wait(self) -> Wait:
        kept = self.cleaned_data
        return Wait(
            kept["waited_for"],
            kept["remind_date"],
            kept["once_key"],
            is_told=kept.get("is_told", False),
            is_sensitive=kept.get("is_sensitive", False),
        )


class ClockForm(ActForm):
    """When the material was complete, and how long the answer may take: a common target, or a number of one's own."""

    act = "clock"
    complete_date = DayField(label=gettext_lazy("When did we have all the material?"), help_text=DAY_HINT)
    target = forms.ChoiceField(label=gettext_lazy("How long may the answer take?"), required=False)
    answer_days = forms.IntegerField(
        label=gettext_lazy("Or another number of days"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-char-5"}),
        help_text=gettext_lazy("Calendar days. Days on which we wait for the company do not count."),
        error_messages={"invalid": gettext_lazy("Write a number of days, such as 40.")},
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["target"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 – tells the type checker what stands above
        field.choices = [
            ("", _("Choose")),
            *((one.key, _target_words(one.name, one.days)) for one in TARGETS),
        ]

    def clean(self) -> dict[str, Any]:
        kept = super().clean() or {}
        own, target = kept.get("answer_days"), kept.get("target")
        if not self.errors and bool(own) == bool(target):
            self.add_error("answer_days", ValidationError(_("Choose one from the list, or write a number.")))
        return kept

    def days(self) -> int:
        return self.cleaned_data["answer_days"] or days_of(self.cleaned_data["target"]) or 0


def _target_words(name: object, days: int) -> str:
    return _("%(name)s: %(days)d days") % {"name": name, "days": days}


class LevelForm(ActForm):
    act = "level"
    level = forms.ChoiceField(label=gettext_lazy("New level"))
    reason = TextField(label=gettext_lazy("Why?"), max_length=300)

    def __init__(self, data: Any = None, *, levels: list[Level], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["level"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 – tells the type checker what stands above
        field.choices = [(level.value, level.label) for level in levels]


class MarkForm(ActForm):
    act = "mark"
    needs_decision = forms.BooleanField(
        label=gettext_lazy("We need material from them, or must decide something"), required=False
    )
    is_weighty = forms.BooleanField(
        label=gettext_lazy("It needs a change of plan, or jobs are at stake"), required=False
    )


class ContactForm(ActForm):
    """Who is spoken with and how they are reached; what the company's card tells is offered where nothing is known."""

    act = "contact"
    contact_name = TextField(
        label=gettext_lazy("Who do we speak with?"), required=False, max_length=LONGEST_NAME
    )
    contact_mail = MailField(
        label=gettext_lazy("Mail"),
        required=False,
        help_text=gettext_lazy("What has not been sent yet goes to this address at once."),
        error_messages={"invalid": gettext_lazy("Write a mail address such as navn@firma.dk.")},
    )
    contact_phone = PhoneField(label=gettext_lazy("Phone"), required=False)

    @staticmethod
    def of(enquiry: Enquiry) -> dict[str, str]:
        known = enquiry.business
        return {
            "contact_name": enquiry.contact_name,
            "contact_mail": enquiry.contact_mail or (known.mail if known else ""),
            "contact_phone": enquiry.phone_to_call,
        }

    def contact(self) -> Contact:
        kept = self.cleaned_data
        return Contact(kept["contact_name"], kept["contact_mail"], kept["contact_phone"])


class ConfideForm(ActForm):
    act = "confide"
    reason = TextField(label=gettext_lazy("Why?"), max_length=LONGEST_REASON)


class MeetingForm(ActForm):
    act = "meeting"
    day = DayField(label=gettext_lazy("Day"), help_text=DAY_HINT)
    hour = ClockField(label=gettext_lazy("Time"), help_text=gettext_lazy("For example 9.30"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"),
        min_value=FEWEST_MINUTES,
        max_value=MOST_MINUTES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-char-5"}),
        error_messages={"invalid": gettext_lazy("Write a number of minutes, such as 60.")},
    )
    place = TextField(label=gettext_lazy("Where?"), max_length=200)
    agenda = ParagraphsField(
        label=gettext_lazy("What do we talk about?"),
        required=False,
        max_length=2000,
        rows=4,
        help_text=gettext_lazy("The company reads it too, unless the enquiry is confidential."),
    )

    def plan(self) -> MeetingPlan:
        kept = self.cleaned_data
        starts_at = timezone.make_aware(datetime.combine(kept["day"], kept["hour"]))
        return MeetingPlan(starts_at, kept["minutes"], kept["place"], kept["agenda"])


class MoveMeetingForm(MeetingForm):
    act = "move"

    @staticmethod
    def of(meeting: JointMeeting) -> dict[str, Any]:
        local = timezone.localtime(meeting.starts_at)
        return {
            "day": local.date(),
            "hour": local.time(),
            "minutes": meeting.minutes,
            "place": meeting.place,
            "agenda": meeting.agenda,
        }


class CancelMeetingForm(ActForm):
    act = "cancel"
    word = TextField(
        label=gettext_lazy("A word to the guests about why"), required=False, max_length=LONGEST_REASON
    )


class CloseForm(OnceForm):
    act = "close"
    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it?"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    text = ParagraphsField(
        label=gettext_lazy("What the company is told"),
        required=False,
        max_length=LONGEST_MESSAGE,
        rows=5,
        help_text=gettext_lazy("It is sent to them as you write it."),
    )
    possible_instead = ParagraphsField(
        label=gettext_lazy("If it is a no: what is possible instead?"),
        required=False,
        max_length=4000,
        rows=3,
    )
    door = forms.ModelChoiceField(
        OtherDoor.objects.all(),
        label=gettext_lazy("If somebody else answers: who?"),
        required=False,
        empty_label=gettext_lazy("Nobody from the list"),
        help_text=gettext_lazy("The company is told how to reach them."),
    )
    same_as = TextField(
        label=gettext_lazy("If it is the same as another enquiry: which?"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Its reference, such as 26-H4KX7C. The company is told."),
    )
    is_sensitive = forms.BooleanField(
        label=gettext_lazy("Only on their own page: the mail just says that there is an answer"),
        required=False,
    )
    field_order = ("outcome", "text", "possible_instead", "door", "same_as", "is_sensitive", "once_key")

    def closing(self) -> Closing:
        return Closing(**self.cleaned_data)


class ReopenForm(ActForm):
    act = "reopen"
    reason = TextField(
        label=gettext_lazy("Why?"),
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("Only colleagues see it."),
    )
