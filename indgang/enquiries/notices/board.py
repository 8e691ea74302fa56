"""The weekly board by mail: what stands on it, so that somebody looks though nobody has signed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indgang.enquiries.board_words import parts_of
from indgang.enquiries.models import Enquiry
from indgang.enquiries.queries.board import Board, Noted
from indgang.people.models import Colleague
from indgang.people.notices import post_if_reachable
from indgang.shared.addresses import absolute
from indgang.shared.models import OutgoingMail

MOST_A_PART = 5


def post_board(reader: Colleague, board: Board, *, now: datetime) -> OutgoingMail | None:
    """One a week for each reader; None where nothing stands on it, or no mail can reach them."""
    parts = [_part(part.title, part.noted) for part in parts_of(board) if part.noted]
    if not parts:
        return None
    link = _("See all of it: %(link)s") % {"link": absolute(reverse("enquiries:show_board"))}
    greeting = _("Good morning %(name)s.") % {"name": reader.name}
    lead = _("This stands on the board this week. Give each a name, and one thing to do about it.")
    week = timezone.localdate(now).isocalendar()
    return post_if_reachable(
        once_key=f"enquiries.board:{reader.history_key}:{week.year}-{week.week}",
        recipient=reader.mail,
        subject=_("The board of the week"),
        text="\n\n".join((greeting, lead, *parts, link)),
        area="enquiries",
        about=reader,
        now=now,
    )


def _part(title: str, noted: Sequence[Noted]) -> str:
    lines = [_line(one.enquiry) for one in noted[:MOST_A_PART]]
    more = len(noted) - MOST_A_PART
    if more > 0:
        lines.append(ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more})
    return "\n".join((f"{title}: {len(noted)}", *lines))


def _line(enquiry: Enquiry) -> str:
    """Of a confidential one its number alone."""
    if enquiry.is_confidential:
        return "- " + _("%(reference)s (confidential)") % {"reference": enquiry.reference}
    holder = enquiry.holder.name if enquiry.holder else _("The entrance")
    return f"- {enquiry.reference}: {enquiry.summary} ({holder})"
