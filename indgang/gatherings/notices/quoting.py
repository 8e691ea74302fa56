"""The mails to those who said something that may be quoted."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.gatherings.links import quotes_token_of
from indgang.gatherings.models import CardAnswer, Guest
from indgang.gatherings.notices.posting import tell
from indgang.shared.addresses import absolute


def quotes_link(guest: Guest) -> str:
    return absolute(reverse("gatherings:say_of_quotes", args=[quotes_token_of(guest)]))


def post_quotes(guest: Guest, *, now: datetime) -> bool:
    """Where they read what they said and say yes or no; the words themselves do not stand in the mail."""
    told = {"title": guest.gathering.title, "link": quotes_link(guest), "name": guest.colleague.name}
    lines = [
        _("Hello %(name)s.") % told,
        _("Something you said at %(title)s may come into the booklet.") % told,
        _("Read it, correct it, and say yes or no here, without signing in: %(link)s") % told,
        _("Do you do nothing, it is printed without your name and without your department."),
    ]
    return _post(guest, f"quotes:{now:%Y%m%d%H%M%S}", _("May we quote you? %(title)s") % told, lines, now)


def post_changed_words(guest: Guest, answer: CardAnswer, *, now: datetime) -> bool:
    """To the others who said it: the words were corrected, and their yes was to other words."""
    told = {"title": guest.gathering.title, "link": quotes_link(guest), "name": guest.colleague.name}
    lines = [
        _("Hello %(name)s.") % told,
        _("Whoever you spoke with at %(title)s has corrected what the two of you said.") % told,
        _("Read it again and say yes or no here, without signing in: %(link)s") % told,
    ]
    occasion = f"words:{answer.pk}:{answer.version}"
    return _post(guest, occasion, _("The words have been changed: %(title)s") % told, lines, now)


def _post(guest: Guest, occasion: str, subject: str, lines: list[str], now: datetime) -> bool:
    return tell(
        gathering=guest.gathering,
        colleague=guest.colleague,
        occasion=occasion,
        subject=subject,
        text="\n\n".join(lines),
        now=now,
    )
