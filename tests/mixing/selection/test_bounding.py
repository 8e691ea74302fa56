from __future__ import annotations

import numpy as np
import pytest

from indgang.mixing.selection import bounding
from indgang.mixing.selection.asked import Asked
from indgang.mixing.selection.bounding import ceiling_of
from indgang.mixing.selection.measuring import Weights, measure_of
from indgang.mixing.selection.selecting import Invitation, select
from indgang.mixing.watching import Watch
from tests.mixing.selection.drawing import drawn


def test_those_who_were_left_out_are_let_in_when_prices_ask_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    room, contact, invited = drawn(40, 4)
    asked, measure = Asked(room.people, 8), measure_of(room, contact, invited, 8, 3, Weights())
    worst = np.sort(np.argsort(contact)[:8])
    everybody = ceiling_of(measure, asked, worst, Watch())
    monkeypatch.setattr(bounding, "SOME", 0)

    few = ceiling_of(measure, asked, worst, Watch())

    assert everybody.among.all()
    assert few.among.sum() > 8
    assert few.bound == pytest.approx(everybody.bound, rel=0.02)
    assert (
        few.bound
        >= measure.parts(np.array(select(room, contact, Invitation(8), invited=invited).best.chosen)).total
    )
