"""What is late, told in one mail a morning to each who must know. Words only where the reader may see the enquiry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indgang.enquiries.models import OF_A_COLLEAGUE, Late
from indgang.enquiries.notices.addresses import desk_link
from indgang.enquiries.notices.company import spoken_day, spoken_time
from indgang.enquiries.notices.entrance import action_link
from indgang.enquiries.queries.lateness import LateMatter
from indgang.enquiries.rules import may_see_enquiry, may_take_enquiry, may_take_over_enquiry
from indgang.people.models import Colleague, User
from indgang.people.notices import post_if_reachable
from indgang.people.queries import the_municipality
from indgang.shared.models import OutgoingMail


@dataclass(frozen=True)
class Told:
    """One late matter, and at which step this reader is told."""

    matter: LateMatter
    step: int


def post_late(reader: Colleague | None, told: Sequence[Told], *, now: datetime) -> OutgoingMail | None:
    """One mail with all of them; None where no mail can reach the reader. To the one address where there is nobody."""
    number = len({one.matter.enquiry.pk for one in told})
    subject = ngettext("%(count)d enquiry needs you today", "%(count)d enquiries need you today", number) % {
        "count": number
    }
    to = reader or the_municipality()
    if to is None:
        return None
    return post_if_reachable(
        once_key=f"enquiries.late:{to.history_key}:{now:%Y%m%d%H%M}",
        recipient=to.mail,
        subject=subject,
        text=_text(reader, told),
        area="enquiries",
        about=to,
        now=now,
    )


def _text(reader: Colleague | None, told: Sequence[Told]) -> str:
    user = User.objects.filter(colleague=reader).first() if reader else None
    parts = [_("Good morning %(name)s.") % {"name": reader.name if reader else _("The entrance")}]
    for step, heading in (
        (1, _("This waits for you. Do the next thing today, hand it over, or set a new day and tell the company.")),
        (2, _("Nobody has seen to this yet. You are told because you are next: make sure that somebody does.")),
        (3, _("This has been told before without anybody seeing to it. As the leader you can put it right.")),
    ):  # fmt: skip
        lines = [_line(one, user) for one in told if one.step == step]
        parts += [heading, *lines] if lines else []
    return "\n\n".join(parts)


def _line(told: Told, user: User | None) -> str:
    """The matter in a few lines; of one that is confidential, or that the reader may not see, nothing of its words."""
    matter, enquiry = told.matter, told.matter.enquiry
    holder = _("Holder: %(name)s") % {"name": enquiry.holder.name if enquiry.holder else _("The entrance")}
    if enquiry.is_confidential:
        hidden = _("%(reference)s (confidential)") % {"reference": enquiry.reference}
        return "\n".join((hidden, desk_link(enquiry), *_way_to_take(told, user)))
    if user is None or not may_see_enquiry(user, enquiry):
        return "\n".join((enquiry.reference, late_words(matter), holder))
    title = f"{enquiry.reference}: {enquiry.summary}"
    return "\n".join((title, late_words(matter), holder, desk_link(enquiry), *_way_to_take(told, user)))


def _way_to_take(told: Told, user: User | None) -> list[str]:
    """One click for whoever is told because somebody else did not see to it, where they may hold it instead."""
    enquiry = told.matter.enquiry
    is_their_own = told.step < 2 and told.matter.owner is not None
    if user is None or is_their_own or told.matter.what in OF_A_COLLEAGUE:
        return []
    if may_take_over_enquiry(user, enquiry):
        return [_("I take it over: %(link)s") % {"link": action_link(enquiry, "take_over_enquiry")}]
    if may_take_enquiry(user, enquiry):
        return [_("I take it: %(link)s") % {"link": action_link(enquiry, "take_enquiry")}]
    return []


def late_words(matter: LateMatter) -> str:
    """Such as: The company should have heard from us by tirsdag den 2. juni kl. 14.10."""
    hour = spoken_time(matter.due_at)
    day = spoken_day(matter.due_at - timedelta(seconds=1))
    owner = matter.owner.name if matter.owner else ""
    words = {
        Late.DUE_TODAY: _("Nobody has taken it yet. The company must hear from us by %(hour)s."),
        Late.CONTACT: _("The company should have heard from us by %(hour)s."),
        Late.CALL_BACK: _("Somebody should have called back by %(hour)s."),
        Late.ANSWER: _("The answer should have been there by %(day)s."),
        Late.NEXT_STEP: _("The next step should have been taken by %(day)s."),
        Late.PART: _("%(owner)s has a part that should have been done by %(day)s."),
        Late.HAND_OVER: _("%(owner)s should have said yes or no by %(hour)s."),
        Late.WAITING: _("It has waited for the company for more than 14 days: remind them, or close it."),
    }
    return words[matter.what] % {"hour": hour, "day": day, "owner": owner}
