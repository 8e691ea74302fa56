"""“Did you meet?”: one of them says so, and a tie is noted."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.people.models import Colleague
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import CoffeeMember, CoffeePair, DidMeet, Encounter, TieKind
from indgang.shared.actions.counting import count_change
from indgang.shared.refusals import Refused


class UnableToTell(Refused):
    """What was told before still holds."""


def tell_whether_met(*, pair: CoffeePair, did_meet: DidMeet, by: Colleague, today: date) -> CoffeePair:
    """Any of them tells for all, and may tell otherwise later; the tie follows. No event: it is theirs alone."""
    people = pair.people
    if by not in people:
        raise UnableToTell(_("Only those who were drawn together can tell."))
    once_key = f"coffee:{pair.pk}"
    with transaction.atomic():
        pair.did_meet, pair.answered_date = did_meet, today
        pair.save(update_fields=["did_meet", "answered_date"])
        CoffeeMember.objects.filter(colleague=by).update(heard_date=today)
        if did_meet == DidMeet.YES:
            about = Concern("relations", pair.history_key, pair.history_label)
            note_encounter(people=people, kind=TieKind.COFFEE, about=about, once_key=once_key, on=today)
        else:
            Encounter.objects.filter(once_key=once_key).delete()
        count_change(topic="relations")
    return pair
