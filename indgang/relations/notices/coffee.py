"""The mail to two who were drawn for coffee: who, why you two, two questions to begin with, and one link."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.people.models import Audience, Colleague
from indgang.people.queries import the_municipality
from indgang.relations.links import coffee_token
from indgang.relations.models import CoffeePair
from indgang.shared.actions.posting import UnableToPostMail, post_mail
from indgang.shared.addresses import absolute


def post_coffee(pair: CoffeePair, *, now: datetime) -> int:
    """Tells each of them; returns how many could be told. Whoever has no mail address hears it from the other."""
    people = pair.people
    return sum(_told(pair, one, [other for other in people if other != one], now) for one in people)


def _told(pair: CoffeePair, reader: Colleague, others: list[Colleague], now: datetime) -> bool:
    if not reader.mail:
        return False
    names = _(" and ").join(other.name for other in others)
    municipality = the_municipality()
    try:
        post_mail(
            once_key=f"relations.coffee:{pair.pk}:{reader.pk}",
            recipient=reader.mail,
            subject=_("Coffee with %(names)s?") % {"names": names},
            text=_text(pair, reader, others),
            area="relations",
            about=pair,
            now=now,
            reply_to=municipality.mail if municipality else "",
        )
    except UnableToPostMail:
        return False  # an address that was imported wrongly must not keep the others from their coffee
    return True


def _text(pair: CoffeePair, reader: Colleague, others: list[Colleague]) -> str:
    path = reverse("relations:answer_coffee", args=[coffee_token(pair.pk, reader.pk)])
    parts = [
        _("Hello %(name)s.") % {"name": reader.name},
        _("You have been drawn to have coffee together:") + "\n" + "\n".join(map(_line, others)),
        _("Why you: %(reason)s") % {"reason": pair.reason},
        _("You sit in different places, so a telephone and a cup each will do.")
        if pair.by_phone
        else _("A quarter of an hour is enough. Write to each other and find a time."),
        _("Two questions to begin with:")
        + "\n"
        + _("– What do companies ask you about most often just now?")
        + "\n"
        + _("– When would you have liked to ring me?"),
        _("Did you meet? Tell it here: %(link)s") % {"link": absolute(path)},
        _("You can pause or leave at any time on the same page."),
    ]
    return "\n\n".join(parts)


def _line(colleague: Colleague) -> str:
    """What every colleague may see of how they are reached."""
    card = colleague.shown_to(Audience.COLLEAGUE)
    main = colleague.memberships.filter(is_main=True).select_related("unit").first()
    unit = main.unit.name if main else ""
    return ", ".join(part for part in (colleague.name, card.title, unit, card.best_phone, card.mail) if part)
