from __future__ import annotations

import pytest

from indgang.shared.refusals import Refused


class UnableToSing(Refused):
    """Nothing was sung."""


def test_a_refusal_says_why() -> None:
    with pytest.raises(UnableToSing, match="It is late") as refused:
        raise UnableToSing("It is late.")

    assert (refused.value.reason, refused.value.field) == ("It is late.", "")


def test_a_refusal_may_name_the_field() -> None:
    assert UnableToSing("Too long.", field="song").field == "song"
