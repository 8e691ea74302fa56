"""What is objected to a plan, in words, with why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from indgang.gatherings.figure_words import percent
from indgang.gatherings.programmes import HARD, LastTime, Objection, Outside


@dataclass(frozen=True)
class Said:
    """``is_hard``: whoever does it all the same must say so."""

    objection: Objection
    text: Promise | str
    why: Promise | str

    @property
    def is_hard(self) -> bool:
        return self.objection in HARD


NOTHING_OUTSIDE = Outside()
WORDS = {
    Objection.TOO_LONG: (
        _("It lasts more than three hours."),
        _("Tired people leave before the tasks are solved. Two to three hours are enough."),
    ),
    Objection.TOO_SHORT: (
        _("It lasts less than two hours."),
        _("It takes time to get beyond “hello” and reach a result together."),
    ),
    Objection.TOO_MANY: (
        _("More than 60 are invited."),
        _("With so many it is not of use to everybody. About 50 who often speak with companies is best."),
    ),
    Objection.MANY: (
        _("More than 50 are invited."),
        _(
            "About 50 who often speak with companies is best: each one more meets a smaller part of the others."
        ),
    ),
    Objection.TOO_OFTEN: (
        _("There are already two gatherings within a year."),
        _("One or two a year are kept. More of them take the time from the companies."),
    ),
    Objection.CLOSED_DAY: (
        _("The municipality is closed that day."),
        _("It is a weekend, a public holiday or one of the municipality's own closing days."),
    ),
    Objection.ANOTHER_THAT_DAY: (
        _("There is another gathering the same day."),
        _("Nobody can be at both."),
    ),
    Objection.SAME_WEEK_NEWS: (
        _("It is the same week as {names}."),
        _("That takes the attention. Take a day before it, or four weeks after."),
    ),
    Objection.SAME_WEEK_AWAY: (
        _("It is the same week as {names}."),
        _("Then many are away. Choose another week."),
    ),
    Objection.ORGANISER_AWAY: (
        _("Whoever sees to it is away that day."),
        _("It stands in the calendar of leave. Choose another day, or somebody else."),
    ),
    Objection.STAND_IN_AWAY: (
        _("The stand-in is away that day."),
        _("Then nobody takes over if the organiser falls ill."),
    ),
    Objection.NO_STAND_IN: (
        _("Nobody takes over if the organiser falls ill."),
        _("With a stand-in it is one click, and the gathering is held all the same."),
    ),
    Objection.NO_TASKS: (
        _("There are no groups on real tasks in the programme."),
        _("What people solve together is what they remember each other by."),
    ),
    Objection.LONG_TALK: (
        _("A talk lasts more than 15 minutes."),
        _("People come to meet each other. Send the slides round instead."),
    ),
    Objection.DOES_NOT_FIT: (
        _("The points do not fill the time exactly."),
        _("Add them up: either somebody waits, or it ends too late."),
    ),
    Objection.SPEED_DATES_DO_NOT_FIT: (
        _("The rounds of speed-dates take longer than their point."),
        _("There is a minute between two rounds to find the next table."),
    ),
    Objection.AS_LONG_AS_LAST: (
        _("It is planned as long as the last one, or longer."),
        _("Most who came found that too long."),
    ),
    Objection.AS_SHORT_AS_LAST: (
        _("It is planned as short as the last one, or shorter."),
        _("Most who came found that too short."),
    ),
    Objection.NO_BREAK: (
        _("It goes on for more than 100 minutes without a break."),
        _("The talk by the coffee is worth as much as the programme."),
    ),
}


def said(
    objections: Sequence[Objection], last: LastTime | None = None, outside: Outside = NOTHING_OUTSIDE
) -> list[Said]:
    """``last`` gives the figures where the last gathering speaks against it, ``outside`` the names of what lies in the
    same week.
    """
    return [_said(objection, last, outside) for objection in objections]


def _said(objection: Objection, last: LastTime | None, outside: Outside) -> Said:
    text, why = WORDS[objection]
    if last is not None and objection in {Objection.AS_LONG_AS_LAST, Objection.AS_SHORT_AS_LAST}:
        share = last.too_long if objection == Objection.AS_LONG_AS_LAST else last.too_short
        figures = {"minutes": last.minutes, "share": percent(share), "n": last.n}
        told = _("It lasted %(minutes)d minutes, and %(share)d %% of %(n)d said so.") % figures
        return Said(objection, text, f"{why} {told}")
    named = {Objection.SAME_WEEK_NEWS: outside.news, Objection.SAME_WEEK_AWAY: outside.away}
    names = ", ".join(named.get(objection, ()))
    return Said(objection, format_lazy(text, names=names) if names else text, why)
