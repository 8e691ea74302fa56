"""How many calendar days an answer commonly takes, to choose from when the answer's clock is started. Pure.

Sources: the service targets agreed between the State and the municipalities for building and environment.
"""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Target(NamedTuple):
    """``key`` stands in the form; ``days`` are calendar days from when the material is complete."""

    key: str
    name: Promise
    days: int


TARGETS = (
    Target("simple-building", _("Building, less complicated"), 40),
    Target("industry", _("Building, industry and storage"), 50),
    Target("storeys", _("Building, business and several storeys"), 55),
    Target("complicated-building", _("Building, complicated"), 60),
    Target("environment", _("Environmental approval"), 130),
    Target("environment-long", _("Environmental approval, extensive"), 200),
    Target("livestock-change", _("Livestock, a change"), 110),
    Target("livestock", _("Livestock"), 155),
    Target("livestock-large", _("Livestock, large"), 180),
    Target("livestock-land", _("Livestock, land for spreading"), 160),
)


def days_of(key: str) -> int | None:
    return next((target.days for target in TARGETS if target.key == key), None)
