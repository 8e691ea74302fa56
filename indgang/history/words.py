"""Puts events into words. An area names its own acts and fields in its AppConfig (``act_names``, ``field_names``):

the history lies below all areas and is told, never looks up. A field that is not named there is called what the
model calls it, and an act that nobody has named is shown by its own name.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format, get_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from indgang.history.models import Event

LONGEST_TEXT = 500
LENGTH_OF_DAY = len("2026-11-24")
# What is written when a thing is made stands on its page; later events tell what it was before they changed it.
FIRST_ACTS = ("create_", "start_", "admit_", "found_")


@dataclass(frozen=True)
class ChangeLine:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownEvent:
    """An event as a page shows it."""

    happened_at: datetime
    actor_name: str
    act_text: str
    target_label: str
    target_link: str
    change_lines: list[ChangeLine]


def shown_event(event: Event, *, without: Collection[str] = ()) -> ShownEvent:
    """The event in words; ``without`` names the fields whose changes are left out."""
    return ShownEvent(
        happened_at=event.happened_at,
        actor_name=event.actor_name,
        act_text=act_text(event.area, event.act),
        target_label=event.target_label,
        target_link=event.target_link,
        change_lines=[] if event.act.startswith(FIRST_ACTS) else change_lines(event, without),
    )


def act_text(area: str, act: str) -> str:
    return str(_told_by(area, "act_names").get(act, act.replace("_", " ")))


def change_lines(event: Event, without: Collection[str] = ()) -> list[ChangeLine]:
    """What changed, by the fields' names: not every database keeps the order it was written in."""
    model_name = event.target_key.partition(":")[0]
    lines = []
    for name, (old, new) in event.changes.items():
        if name in without or {old, new} <= {"", event.target_label}:
            continue  # what is not for the reader, what is no change, and what the event has said by its name
        field = _field(model_name, name)
        before, after = difference(_as_read(field, old), _as_read(field, new))
        lines.append(ChangeLine(_label(event.area, name, field), _shortened(before), _shortened(after)))
    return sorted(lines, key=lambda line: line.label)


def difference(before: str, after: str) -> tuple[str, str]:
    """Of long lists with one entry a line only the entries that went, and those that came."""
    old, new = before.splitlines(), after.splitlines()
    gone = [line for line in old if line.strip() and line not in new]
    come = [line for line in new if line.strip() and line not in old]
    is_list = len(old) > 1 or len(new) > 1
    return ("\n".join(gone), "\n".join(come)) if is_list and (gone or come) else (before, after)


def _told_by(area: str, what: str) -> dict[str, Any]:
    known = {config.label: config for config in apps.get_app_configs()}
    return getattr(known.get(area), what, {})


def _field(model_name: str, name: str) -> Any:
    try:
        return apps.get_model(model_name)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return None


def _label(area: str, name: str, field: Any) -> str:
    told = (
        _told_by(area, "field_names").get(name)
        or getattr(field, "verbose_name", None)
        or name.replace("_", " ")
    )
    return capfirst(str(told))


def _as_read(field: Any, value: str) -> str:
    """The value as people read it: a choice by its name, yes and no, a day or a moment as it is said."""
    if isinstance(field, models.BooleanField):
        return {"True": _("yes"), "False": _("no")}.get(value, value)
    if isinstance(field, models.DateField):
        return _as_said(value)
    if isinstance(field, models.DecimalField) and value:
        return value.replace(".", get_format("DECIMAL_SEPARATOR"))
    return str(dict(getattr(field, "flatchoices", None) or ()).get(value, value))


def _as_said(value: str) -> str:
    """``2026-11-24`` or ``2026-11-24 12:00:00+00:00`` as a day or a moment; anything else as it stands."""
    moment = parse_datetime(value) if len(value) > LENGTH_OF_DAY else None
    if moment is not None:
        return date_format(timezone.localtime(moment), "j. F Y H.i")
    day = parse_date(value) if len(value) == LENGTH_OF_DAY else None
    return value if day is None else date_format(day, "j. F Y")


def _shortened(text: str) -> str:
    return Truncator(text).chars(LONGEST_TEXT)
