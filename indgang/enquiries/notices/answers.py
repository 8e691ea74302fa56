"""What the company is told while its enquiry goes on, and when it ends. Words that are sensitive stay on its page."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indgang.enquiries.models import Enquiry, Message
from indgang.enquiries.next_steps import NextStep
from indgang.enquiries.notices.addresses import status_link
from indgang.enquiries.notices.company import signed
from indgang.enquiries.notices.posting import tell_company


def spoken_day(day: date) -> str:
    """Such as: onsdag 3. juni."""
    return date_format(day, "l j. F")


def post_answer(message: Message, step: NextStep, *, now: datetime) -> None:
    """The answer, what happens next and by when."""
    enquiry = message.enquiry
    _post(
        message,
        subject=_("Answer to your enquiry (%(reference)s)") % {"reference": enquiry.reference},
        parts=[_words_of(message), _step_line(message, step), _page_line(message)],
        now=now,
    )


def post_waiting(message: Message, step: NextStep, *, now: datetime) -> None:
    """What we wait for; where a day for the answer is set, that it waits too."""
    enquiry = message.enquiry
    asked = _("So that we can go on with enquiry %(reference)s, we need something from you.")
    day = spoken_day(step.day) if step.day else ""
    clock = _("While we wait for you, the day for our answer waits too.") if enquiry.answer_due_date else ""
    _post(
        message,
        subject=_("We need something from you (%(reference)s)") % {"reference": enquiry.reference},
        parts=[
            asked % {"reference": enquiry.reference},
            _words_of(message),
            _("We would like to have it by %(day)s. Do you need longer? Just write to us.") % {"day": day},
            clock,
            _page_line(message),
        ],
        now=now,
    )


def post_closing(message: Message, *, now: datetime) -> None:
    """The last answer, and how to come back."""
    enquiry = message.enquiry
    _post(
        message,
        subject=_("Answer to your enquiry (%(reference)s)") % {"reference": enquiry.reference},
        parts=[
            _words_of(message),
            _(
                "With this we have closed your enquiry. If something is missing, write to us on your own page, and we "
                "open it again:\n%(link)s"
            )
            % {"link": status_link(enquiry)},
        ],
        now=now,
    )


def post_reopened(enquiry: Enquiry, *, now: datetime) -> None:
    """That somebody has taken it up again."""
    text = _(
        "We have opened your enquiry %(reference)s again, and you will hear from us.\n\n"
        "Your own page of the enquiry:\n%(link)s"
    ) % {"reference": enquiry.reference, "link": status_link(enquiry)}
    tell_company(
        enquiry=enquiry,
        occasion=f"reopened:{now:%Y%m%d%H%M%S}",
        subject=_("Your enquiry is open again (%(reference)s)") % {"reference": enquiry.reference},
        text=signed(text),
        now=now,
    )


def _post(message: Message, *, subject: str, parts: list[str], now: datetime) -> None:
    tell_company(
        enquiry=message.enquiry,
        occasion=f"message:{message.pk}",
        subject=subject,
        text=signed("\n\n".join(part for part in parts if part)),
        now=now,
    )


def _words_of(message: Message) -> str:
    if message.is_sensitive:
        return _(
            "%(name)s has written to you. What it says is only for you, so you read it on your own page of the enquiry:"
            "\n%(link)s"
        ) % {"name": message.author_name, "link": status_link(message.enquiry)}
    return message.text


def _step_line(message: Message, step: NextStep) -> str:
    if message.is_sensitive or step.day is None:
        return ""
    return _("What happens now: %(step)s\nBy: %(day)s") % {"step": step.text, "day": spoken_day(step.day)}


def _page_line(message: Message) -> str:
    if message.is_sensitive:
        return ""
    return _("Follow it, and write back, on your own page:\n%(link)s") % {
        "link": status_link(message.enquiry)
    }
