"""What guests are asked after a gathering: four questions of three answers each. Pure but for its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

OPEN_FOR = timedelta(days=21)
"""How long the link holds."""
REMINDED_AFTER = timedelta(days=5)
FEWEST = 5
"""Fewer guests are not asked: nothing of their answers could be shown."""


@dataclass(frozen=True)
class Asked:
    """A question, its answers by key, and which of them are good."""

    key: str
    text: Promise
    short: Promise
    choices: dict[str, Promise]
    good: tuple[str, ...]


MET, WORTH, LENGTH, TASKS = "met", "worth", "length", "tasks"
TOO_SHORT, RIGHT, TOO_LONG = "too_short", "right", "too_long"
YES, PARTLY, NO = "yes", "partly", "no"

QUESTIONS = (
    Asked(
        MET,
        _("Did you meet somebody you can use in your work?"),
        _("Met somebody they can use"),
        {
            YES: pgettext_lazy("met somebody", "Yes"),
            PARTLY: pgettext_lazy("met somebody", "Maybe"),
            NO: pgettext_lazy("met somebody", "No"),
        },
        (YES,),
    ),
    Asked(
        WORTH,
        _("Was it worth the time?"),
        _("Worth the time"),
        {
            YES: pgettext_lazy("worth the time", "Yes"),
            PARTLY: pgettext_lazy("worth the time", "Partly"),
            NO: pgettext_lazy("worth the time", "No"),
        },
        (YES,),
    ),
    Asked(
        LENGTH,
        _("Was the length right?"),
        _("The length was right"),
        {
            TOO_SHORT: pgettext_lazy("the length", "Too short"),
            RIGHT: pgettext_lazy("the length", "Right"),
            TOO_LONG: pgettext_lazy("the length", "Too long"),
        },
        (RIGHT,),
    ),
    Asked(
        TASKS,
        _("Were the tasks the right ones?"),
        _("The right tasks"),
        {
            YES: pgettext_lazy("the tasks", "Yes"),
            PARTLY: pgettext_lazy("the tasks", "Some of them"),
            NO: pgettext_lazy("the tasks", "No"),
        },
        (YES,),
    ),
)
