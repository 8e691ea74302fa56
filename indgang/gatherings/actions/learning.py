from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.gatherings.models import Gathering, GatheringState
from indgang.gatherings.queries.day import locked_gathering
from indgang.gatherings.rules import may_keep_gathering
from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import Actor, record_event
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused

LONGEST = 2000


class UnableToLearn(Refused):
    """What was learned stands as it did."""


def note_learned(*, gathering: Gathering, learned: str, by: Actor) -> Gathering:
    """Keeps what is to be remembered when the next one is planned."""
    if not may_keep_gathering(by, gathering):
        raise UnableToLearn(_("Only those who see to the gathering write down what was learned."))
    if len(learned) > LONGEST:
        told = _("At most %(most)d letters. Make it shorter.") % {"most": LONGEST}
        raise UnableToLearn(told, field="learned")
    with transaction.atomic():
        gathering = locked_gathering(gathering)
        if gathering.state != GatheringState.HELD:
            raise UnableToLearn(_("Wait until the gathering is over."))
        changes = apply_values(target=gathering, values={"learned": without_person_numbers(learned).strip()})
        gathering.save(update_fields=["learned"])
        record_event(area="gatherings", act="note_learned", target=gathering, by=by, changes=changes)
    return gathering
