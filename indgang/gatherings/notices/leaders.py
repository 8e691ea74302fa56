"""What leaders are asked: one mail with all theirs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.gatherings.links import leader_token_of
from indgang.gatherings.models import Gathering, Guest
from indgang.gatherings.notices.inviting import please_answer_by, spoken_moment
from indgang.gatherings.notices.posting import tell
from indgang.gatherings.queries.answering_by import answer_by
from indgang.people.models import Colleague
from indgang.shared.addresses import absolute


def post_question(
    gathering: Gathering, leader: Colleague, guests: Sequence[Guest], *, occasion: str, now: datetime
) -> bool:
    """Asks whether they may come; names and all, and one page where each is answered in one click."""
    told = {"title": gathering.title, "when": spoken_moment(gathering.starts_at)}
    lines = [
        _("Hello %(name)s.") % {"name": leader.name},
        _("May these colleagues of yours come to %(title)s, %(when)s?") % told,
        "\n".join(f"– {_line(guest)}" for guest in guests),
        gathering.purpose,
        _("Say yes or no to each here: %(link)s") % {"link": _link_to(guests)},
        please_answer_by(answer_by(gathering, guests[0].leader_asked_at)),
        _("Nobody is invited before you have said yes, and no answer is not a yes."),
    ]
    return tell(
        gathering=gathering,
        colleague=leader,
        occasion=occasion,
        subject=_("May they come? %(title)s") % told,
        text="\n\n".join(lines),
        now=now,
    )


def post_places_given_on(
    gathering: Gathering, leader: Colleague, guests: Sequence[Guest], *, now: datetime
) -> bool:
    """That the places went to others as there was no answer, and that a yes still makes them reserves."""
    told = {"title": gathering.title, "when": spoken_moment(gathering.starts_at)}
    lines = [
        _("Hello %(name)s.") % {"name": leader.name},
        _("We have not heard whether these colleagues of yours may come to %(title)s, %(when)s.") % told,
        "\n".join(f"– {guest.colleague.name}" for guest in guests),
        _("Others were waiting, and have been given the places. They stand as reserves now."),
        _("Say yes here, and they get the next places that become free: %(link)s")
        % {"link": _link_to(guests)},
    ]
    return tell(
        gathering=gathering,
        colleague=leader,
        occasion=f"given_on:{now:%Y%m%d}",
        subject=_("The places have gone on: %(title)s") % told,
        text="\n\n".join(lines),
        now=now,
    )


def _line(guest: Guest) -> str:
    name = guest.colleague.name
    return name if guest.reserve_rank is None else _("%(name)s (as a reserve)") % {"name": name}


def _link_to(guests: Sequence[Guest]) -> str:
    """Made from any of them it opens the same page."""
    return absolute(reverse("gatherings:decide_by_link", args=[leader_token_of(guests[0])]))
