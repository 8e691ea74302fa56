from __future__ import annotations

import pytest

from indgang.gatherings.actions.learning import UnableToLearn, note_learned
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from tests.factories import make_user
from tests.gatherings.after_rows import a_held_gathering
from tests.gatherings.day_rows import a_gathering

pytestmark = pytest.mark.django_db


def test_what_was_learned_is_kept() -> None:
    gathering, _guests = a_held_gathering()
    note_learned(gathering=gathering, learned=" Kortere. ", by=SYSTEM)
    gathering.refresh_from_db()
    assert gathering.learned == "Kortere."
    assert Event.objects.get().changes == {"learned": ["", "Kortere."]}


def test_nothing_is_learned_before_it_is_over_by_strangers_or_at_too_great_length() -> None:
    gathering, _guests = a_held_gathering()
    with pytest.raises(UnableToLearn, match="Højst 2000 tegn"):
        note_learned(gathering=gathering, learned="x" * 2001, by=SYSTEM)
    with pytest.raises(UnableToLearn, match="Kun de, der står for samlingen"):
        note_learned(gathering=gathering, learned="Kortere", by=make_user())
    with pytest.raises(UnableToLearn, match="Vent, til samlingen er slut"):
        note_learned(gathering=a_gathering(), learned="Kortere", by=SYSTEM)
