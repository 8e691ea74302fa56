"""The mails about coffee: to those who were drawn, whether they met, and that nothing was heard. Each has one link."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indgang.people.models import Audience, Colleague
from indgang.people.notices import post_if_reachable
from indgang.relations.links import back_token, coffee_token
from indgang.relations.models import CoffeeMember, CoffeePair
from indgang.relations.questions import questions_of
from indgang.shared.actions.posting import Concern
from indgang.shared.addresses import absolute


def post_coffee(pair: CoffeePair, *, now: datetime) -> int:
    """Tells each of them; returns how many could be told. Whoever has no mail address hears it from the other."""
    return sum(_told(pair, reader, now) for reader in pair.people)


def post_question(pair: CoffeePair, *, at_work: Collection[int], now: datetime) -> int:
    """Asks each of them who is at work whether they met; returns how many could be asked."""
    return sum(_asked(pair, reader, now) for reader in pair.people if reader.pk in at_work)


def post_pause(member: CoffeeMember, *, now: datetime) -> bool:
    """Tells the colleague that they are paused, and how to come back; False where they cannot be told."""
    path = reverse("relations:come_back_to_coffee", args=[back_token(member.pk)])
    parts = [
        _("Hello %(name)s.") % {"name": member.colleague.name},
        _(
            "We have not heard from you after the last two drawings of coffee. That is quite all right: there are "
            "times for coffee and times for other things. So that nobody waits for you in vain, you are not drawn "
            "for now."
        ),
        _("Would you like to be drawn again? One click: %(link)s") % {"link": absolute(path)},
        _("Otherwise you need do nothing, and nobody sees that you pause."),
    ]
    key = f"relations.coffee_pause:{member.pk}:{now:%Y-%m-%d}"
    return _posted(key, member.colleague, _("A pause from coffee?"), parts, member, now)


def _told(pair: CoffeePair, reader: Colleague, now: datetime) -> bool:
    subject = _("Coffee with %(names)s?") % {"names": _names(pair, reader)}
    return _posted(f"relations.coffee:{pair.pk}:{reader.pk}", reader, subject, _text(pair, reader), pair, now)


def _asked(pair: CoffeePair, reader: Colleague, now: datetime) -> bool:
    names = _names(pair, reader)
    day = date_format(pair.round.drawn_date, "j. F")
    parts = [
        _("Hello %(name)s.") % {"name": reader.name},
        _("On %(day)s you were drawn to have coffee with %(names)s.") % {"day": day, "names": names},
        _("Did you meet? Tell it by one click: %(link)s") % {"link": _link(pair, reader)},
        _("“Not yet” and “no” are answers too: then the next drawing knows. You are asked this once only."),
    ]
    subject = _("Did you meet %(names)s?") % {"names": names}
    return _posted(f"relations.coffee_met:{pair.pk}:{reader.pk}", reader, subject, parts, pair, now)


def _posted(
    once_key: str, reader: Colleague, subject: str, parts: list[str], about: Concern, now: datetime
) -> bool:
    mail = post_if_reachable(
        once_key=once_key,
        recipient=reader.mail,
        subject=subject,
        text="\n\n".join(parts),
        area="relations",
        about=about,
        now=now,
    )
    return mail is not None


def _text(pair: CoffeePair, reader: Colleague) -> list[str]:
    others = pair.others_than(reader)
    questions = "\n".join(f"– {question}" for question in questions_of(pair.round_id))
    return [
        _("Hello %(name)s.") % {"name": reader.name},
        _("You have been drawn to have coffee together:") + "\n" + "\n".join(map(_line, others)),
        _why(pair, reader),
        _("You sit in different places, so a telephone and a cup each will do.")
        if pair.by_phone
        else _("A quarter of an hour is enough. Write to each other and find a time."),
        _("Two questions to begin with:") + "\n" + questions,
        _("Did you meet? Tell it here: %(link)s") % {"link": _link(pair, reader)},
        _("You can pause or leave at any time on the same page."),
    ]


def _why(pair: CoffeePair, reader: Colleague) -> str:
    """Of three each reads why they were drawn with either of the others, and nothing of those two."""
    reasons = pair.reasons_for(reader)
    if len(reasons) == 1:
        return _("Why you: %(reason)s") % {"reason": reasons[0][1]}
    return _("Why you:") + "\n" + "\n".join(f"– {other.name}: {reason}" for other, reason in reasons)


def _names(pair: CoffeePair, reader: Colleague) -> str:
    return _(" and ").join(other.name for other in pair.others_than(reader))


def _link(pair: CoffeePair, reader: Colleague) -> str:
    return absolute(reverse("relations:answer_coffee", args=[coffee_token(pair.pk, reader.pk)]))


def _line(colleague: Colleague) -> str:
    """What every colleague may see of how they are reached."""
    card = colleague.shown_to(Audience.COLLEAGUE)
    main = colleague.memberships.filter(is_main=True).select_related("unit").first()
    unit = main.unit.name if main else ""
    return ", ".join(part for part in (colleague.name, card.title, unit, card.best_phone, card.mail) if part)
