from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from indgang.history.models import Event
from indgang.history.queries import shown
from indgang.history.words import ShownEvent
from indgang.people.models import Audience, Colleague, Unit, User
from indgang.people.queries import units_with_all_below
from indgang.people.rules import audience_in_list


def past_shown_to(user: User, events: Iterable[Event]) -> list[ShownEvent]:
    """The events in words, without what colleagues keep to themselves: the past tells no more than their card."""
    happened = list(events)
    seen_by = _audiences(user, happened)
    withheld = {key: _hidden_fields(colleague, audience) for key, (colleague, audience) in seen_by.items()}
    return [
        replace(told, target_label=_("A colleague"), target_link="")
        if "name" in withheld.get(event.target_key, ())
        else told
        for event, told in zip(happened, shown(happened, withheld=withheld), strict=True)
    ]


def _audiences(user: User, events: Iterable[Event]) -> dict[str, tuple[Colleague, Audience]]:
    """Each colleague the events are about, by key, and who the user is to them."""
    kind = f"{Colleague._meta.label_lower}:"
    numbers = (e.target_key.removeprefix(kind) for e in events if e.target_key.startswith(kind))
    colleagues = (
        Colleague.objects.filter(pk__in=list(filter(str.isdigit, numbers)))
        .prefetch_related("memberships")
        .order_by("pk")
    )
    led = units_with_all_below(Unit.objects.filter(pk__in=user.led_unit_ids))
    return {c.history_key: (c, audience_in_list(user, c, led)) for c in colleagues}


def _hidden_fields(colleague: Colleague, audience: Audience) -> list[str]:
    is_known = audience.may_see(colleague.name_visibility)
    return [
        field
        for field in Colleague.SHOWN_FIELDS
        if not (is_known and audience.may_see(getattr(colleague, f"{field}_visibility")))
    ]
