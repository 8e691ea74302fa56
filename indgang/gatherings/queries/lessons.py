"""What a gathering taught: suggested from its figures, and read again when the next one is planned."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from indgang.gatherings.evaluation import LENGTH, MET, TASKS, TOO_LONG, TOO_SHORT, WORTH
from indgang.gatherings.figure_words import share_in_words
from indgang.gatherings.models import Gathering, GatheringState
from indgang.gatherings.programmes import MOST, LastTime
from indgang.gatherings.queries.evaluations import Evaluation, evaluation_of
from indgang.gatherings.queries.figures import figures_of
from indgang.gatherings.queries.themes import answers_of, themes_of
from indgang.surveys.intervals import Estimate, share_of

NOTABLE = 1 / 3
"""From this share on it is worth a line."""
MOST_THEMES_TOLD = 2


def last_held_before(gathering: Gathering) -> Gathering | None:
    """The one before it in time, of those that were held."""
    held = Gathering.objects.filter(state=GatheringState.HELD, starts_at__lt=gathering.starts_at)
    return held.exclude(pk=gathering.pk).order_by("-starts_at", "-pk").first()


def last_time(gathering: Gathering) -> LastTime | None:
    """How long the last one was found; None where there was none, or fewer than five have said."""
    last = last_held_before(gathering)
    length = evaluation_of(last).figures[LENGTH] if last else None
    if last is None or length is None or not length.is_shown:
        return None
    shares = length.counted
    return LastTime(last.minutes, shares.share(TOO_LONG).value, shares.share(TOO_SHORT).value, length.n)


def suggested_lessons(gathering: Gathering, evaluation: Evaluation) -> list[str]:
    """A line for each thing that stands out, with its figures; nothing of fewer than five answers."""
    return [*_of_evaluation(gathering, evaluation), *_of_pairs(gathering), *_of_themes(gathering)]


def _of_evaluation(gathering: Gathering, evaluation: Evaluation) -> Iterator[str]:
    figures = evaluation.figures
    told = {"minutes": gathering.minutes}
    for key, label in (
        (TOO_LONG, _("Too long, at %(minutes)d minutes") % told),
        (TOO_SHORT, _("Too short, at %(minutes)d minutes") % told),
    ):
        share = figures[LENGTH].counted.share(key)
        if share.is_shown and share.value >= NOTABLE:
            yield share_in_words(label, share)
    for key in (MET, WORTH, TASKS):
        good = figures[key].good
        if good.is_shown and (good.value < MOST or good.value >= 1 - NOTABLE):
            yield share_in_words(str(figures[key].asked.short), good)


def _of_pairs(gathering: Gathering) -> Iterator[str]:
    new = figures_of(gathering).new
    if new is not None and new.is_shown and new.value < 1 - NOTABLE:
        known = Estimate(1 - new.value, 1 - new.high, 1 - new.low, new.n)
        yield share_in_words(_("Pairs who knew each other already"), known)


def _of_themes(gathering: Gathering) -> Iterator[str]:
    count = answers_of(gathering).count()
    largest = sorted(themes_of(gathering), key=lambda one: (-one.number, one.theme.position))
    for one in largest[:MOST_THEMES_TOLD]:
        share = share_of(one.number, count)
        if share.is_shown and share.value >= NOTABLE:
            yield share_in_words(_("Answers about “%(theme)s”") % {"theme": one.theme.name}, share)
