from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.materials.actions.outside_dates import (
    OutsideDateValues,
    UnableToKeepOutsideDate,
    add_outside_date,
    change_outside_date,
    remove_outside_date,
)
from indgang.materials.models import OutsideDate
from indgang.people.models import Role
from tests.factories import make_outside_date, make_user

pytestmark = pytest.mark.django_db

DAY = date(2026, 9, 1)


def wanted(**values: Any) -> OutsideDateValues:
    stands: Any = {
        "name": "DI's måling", "starts_on": DAY, "ends_on": DAY, "repeats": "same_week", "effect": "news",
        "source": "DI, 0102031234",
    }  # fmt: skip
    return stands | values  # type: ignore[no-any-return]  # named in each test


def test_a_date_is_written_down_changed_and_removed() -> None:
    by = make_user(Role.SECRETARY)
    outside = add_outside_date(values=wanted(), by=by)
    change_outside_date(outside=outside, values=wanted(name="Målingen"), by=by)
    outside.refresh_from_db()
    assert (outside.name, outside.repeats, outside.source) == ("Målingen", "same_week", "DI, …")
    remove_outside_date(outside=outside, by=by)
    assert not OutsideDate.objects.exists()
    told = Event.objects.order_by("pk").values_list("act", "target_label")
    assert list(told) == [
        ("add_outside_date", "DI's måling"),
        ("change_outside_date", "Målingen"),
        ("remove_outside_date", "Målingen"),
    ]


@pytest.mark.parametrize(
    ("values", "field", "told"),
    [
        ({"ends_on": DAY - timedelta(1)}, "ends_on", "før den første"),
        ({"ends_on": DAY + timedelta(91)}, "ends_on", "tre måneder"),
        ({"starts_on": date(1999, 12, 31)}, "starts_on", "2000 til 2100"),
        ({"starts_on": date(2101, 1, 1)}, "starts_on", "2000 til 2100"),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, Any], field: str, told: str) -> None:
    with pytest.raises(UnableToKeepOutsideDate, match=told) as refusal:
        add_outside_date(values=wanted(**values), by=SYSTEM)
    assert (refusal.value.field, OutsideDate.objects.count()) == (field, 0)


def test_others_do_not_keep_the_list() -> None:
    by, outside = make_user(), make_outside_date("Valg", DAY)
    for act in (
        lambda: add_outside_date(values=wanted(), by=by),
        lambda: change_outside_date(outside=outside, values=wanted(), by=by),
        lambda: remove_outside_date(outside=outside, by=by),
    ):
        with pytest.raises(UnableToKeepOutsideDate, match="passer listen"):
            act()
    assert list(OutsideDate.objects.values_list("name", flat=True)) == ["Valg"]
