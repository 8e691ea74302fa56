"""What whoever sees to a gathering is told, and their stand-in with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.gatherings.models import Gathering
from indgang.gatherings.notices.inviting import spoken_moment
from indgang.gatherings.notices.posting import is_told, tell
from indgang.people.models import Colleague
from indgang.shared.addresses import absolute


def post_ended(gathering: Gathering, *, now: datetime) -> int:
    """That nobody ended the day and Indgang has done it, and what is theirs to do now; returns how many were told."""
    told = {"title": gathering.title, "link": absolute(gathering.get_absolute_url())}
    lines = [
        _("Nobody ended %(title)s, so Indgang has ended it.") % told,
        _("Who met whom is written down, and the guests will be asked how it was."),
        _("Put the answers into themes, and give each result to somebody: %(link)s") % told,
    ]
    return _tell_both(gathering, "ended", _("Ended: %(title)s") % told, lines, now)


def post_unnoted(gathering: Gathering, *, now: datetime) -> int:
    """Whether it was held, as nobody began its day here; once to each, and returns how many were asked."""
    told = {
        "title": gathering.title,
        "link": absolute(reverse("gatherings:note_held", args=[gathering.pk])),
    }
    lines = [
        _("Nobody began the day of %(title)s in Indgang.") % told,
        _(
            "If it was held, tick who came: then ties are written down, and the guests are asked how it was. "
            "If it was not, cancel it. Both here: %(link)s"
        )
        % told,
    ]
    return _tell_both(gathering, "unnoted", _("Was it held? %(title)s") % told, lines, now)


def post_organiser_away(gathering: Gathering, colleague: Colleague, *, now: datetime) -> bool:
    """That whoever sees to it is away that day, to whoever can take it over or find somebody; once for each day."""
    told = {
        "title": gathering.title,
        "name": gathering.organiser.name,
        "when": spoken_moment(gathering.starts_at),
        "link": absolute(gathering.get_absolute_url()),
    }
    if colleague == gathering.stand_in:
        ask = _("You stand in. Take it over by one click here: %(link)s") % told
    else:
        ask = _("Nobody stands in who is there. Find somebody, or another day, here: %(link)s") % told
    occasion = f"organiser_away:{gathering.organiser_id}:{gathering.starts_at:%Y%m%d}"
    if is_told(gathering=gathering, colleague=colleague, occasion=occasion):
        return False
    return tell(
        gathering=gathering,
        colleague=colleague,
        occasion=occasion,
        subject=_("The organiser is away: %(title)s") % told,
        text="\n\n".join(
            [_("%(name)s sees to %(title)s, %(when)s, and is noted as away that day.") % told, ask]
        ),
        now=now,
    )


def _tell_both(gathering: Gathering, occasion: str, subject: str, lines: Sequence[str], now: datetime) -> int:
    """One mail to each who has not had it, a paragraph a line; returns how many were told."""
    text = "\n\n".join(lines)
    return sum(
        tell(gathering=gathering, colleague=one, occasion=occasion, subject=subject, text=text, now=now)
        for one in both_of(gathering)
        if not is_told(gathering=gathering, colleague=one, occasion=occasion)
    )


def both_of(gathering: Gathering) -> list[Colleague]:
    """The organiser, and the stand-in where there is one."""
    return [one for one in (gathering.organiser, gathering.stand_in) if one is not None]
