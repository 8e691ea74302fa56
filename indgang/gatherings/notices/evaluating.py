"""The mail that asks a guest how it was. Its link answers once and leads to nobody."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.gatherings.links import evaluation_token_of
from indgang.gatherings.models import Guest
from indgang.gatherings.notices.posting import tell
from indgang.shared.addresses import absolute

ASKED, REMINDED = "evaluation", "evaluation:reminder"


def post_evaluation(guest: Guest, *, occasion: str, now: datetime) -> bool:
    link = absolute(reverse("gatherings:evaluate", args=[evaluation_token_of(guest)]))
    told = {"title": guest.gathering.title, "link": link, "name": guest.colleague.name}
    lines = [
        _("Hello %(name)s.") % told,
        _("Thank you for coming to %(title)s.") % told,
        _("How was it? Four questions, half a minute, without signing in: %(link)s") % told,
        _("Nobody can see what you answer: it is only counted. The link holds for three weeks."),
    ]
    if occasion == REMINDED:
        lines.append(_("This is the only reminder."))
    return tell(
        gathering=guest.gathering,
        colleague=guest.colleague,
        occasion=occasion,
        subject=_("How was it? %(title)s") % told,
        text="\n\n".join(lines),
        now=now,
    )
