"""The minute in which a colleague says how well they know ten or twenty others: what half-lives are fitted to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.people.models import Colleague, User
from indgang.relations.models import Rating
from indgang.relations.queries.settings import the_setting
from indgang.relations.rules import may_say
from indgang.shared.actions.counting import count_change
from indgang.shared.refusals import Refused


class UnableToRate(Refused):
    """Nothing was kept."""


def rate_others(
    *, scores: Mapping[Colleague, Rating.Score], drawn_by_lot: set[int], by: User, today: date
) -> int:
    """Keeps what the colleague says of each; the same day's answer takes the place of the one before.

    ``drawn_by_lot`` are the ids of those that chance chose and no model. Nobody else is shown what was said.
    """
    if not may_say(by) or by.colleague is None:
        raise UnableToRate(_("Only colleagues can say whom they know."))
    return rate_by_link(rater=by.colleague, scores=scores, drawn_by_lot=drawn_by_lot, today=today)


def rate_by_link(
    *, rater: Colleague, scores: Mapping[Colleague, Rating.Score], drawn_by_lot: set[int], today: date
) -> int:
    """The same by whoever has a personal link of the colleague's, as after a yes to a gathering."""
    if not the_setting().is_on:
        raise UnableToRate(_("The municipality keeps no relations."))
    if rater in scores:
        raise UnableToRate(_("Choose somebody else than yourself."))
    with transaction.atomic():
        for other, score in scores.items():
            Rating.objects.update_or_create(
                rater=rater,
                other=other,
                rated_date=today,
                defaults={"score": score, "was_random": other.pk in drawn_by_lot},
            )
        count_change(topic="relations")
    return len(scores)
