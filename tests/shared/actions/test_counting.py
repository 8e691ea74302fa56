from __future__ import annotations

import pytest

from indgang.shared.actions.counting import count_change
from indgang.shared.models import ChangeCounter

pytestmark = pytest.mark.django_db


def test_the_first_change_makes_the_number_one() -> None:
    count_change(topic="catalogue")

    assert ChangeCounter.objects.get().number == 1


def test_each_change_moves_the_number_of_its_topic() -> None:
    for topic in ("catalogue", "people", "catalogue"):
        count_change(topic=topic)

    assert dict(ChangeCounter.objects.values_list("topic", "number")) == {"catalogue": 2, "people": 1}


def test_a_counter_reads_as_topic_and_number() -> None:
    count_change(topic="catalogue")

    assert str(ChangeCounter.objects.get()) == "catalogue: 1"
