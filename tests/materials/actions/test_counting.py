from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from indgang.history.models import Event
from indgang.materials.actions.counting import Concern, UnableToHandOut, count_use, hand_out_material
from indgang.materials.models import MaterialUse, State, Way
from tests.factories import make_material, make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def test_uses_are_counted_by_the_day_and_nobody_is_named() -> None:
    material = make_material()
    for way, on in [
        (Way.OPENED, TODAY),
        (Way.OPENED, TODAY),
        (Way.DOWNLOADED, TODAY),
        (Way.OPENED, TODAY - timedelta(1)),
    ]:
        count_use(material=material, way=way, on=on)
    counted = MaterialUse.objects.order_by("way", "used_on").values_list(
        "way", "used_on", "number", "noted_by"
    )
    assert list(counted) == [
        ("downloaded", TODAY, 1, ""),
        ("opened", TODAY - timedelta(1), 1, ""),
        ("opened", TODAY, 2, ""),
    ]
    assert not Event.objects.exists()


def test_what_a_use_concerns_is_counted_for_itself() -> None:
    material, about = make_material(), Concern("duties", "7", "Huskeliste 0102031234", "/intern/goeremaal/7/")
    for concern in (about, about, Concern()):
        count_use(material=material, way=Way.OPENED, on=TODAY, about=concern)
    rows = MaterialUse.objects.order_by("about_key").values_list("number", "about_label", "about_link")
    assert list(rows) == [(1, "", ""), (2, "Huskeliste …", "/intern/goeremaal/7/")]


def test_the_database_takes_no_name_for_an_opening() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MaterialUse.objects.create(material=make_material(), way="opened", used_on=TODAY, noted_by="Ida")


def handed_out(**values: Any) -> MaterialUse:
    stands: dict[str, Any] = {
        "number": 40,
        "place": "Skranken",
        "on": TODAY,
        "by": make_user(),
        "today": TODAY,
    }
    return hand_out_material(**({"material": make_material("En indgang")} | stands | values))


def test_what_is_handed_out_tells_where_and_who_noted_it() -> None:
    by = make_user()
    use = handed_out(
        by=by, place="Skranken 010203-1234", about=Concern("gatherings", "1", "Samlingen", "/s/1/")
    )
    assert (use.way, use.number, use.place, use.noted_by, use.about_label) == (
        "handed_out", 40, "Skranken …", by.history_name, "Samlingen",
    )  # fmt: skip
    event = Event.objects.get(act="hand_out_material")
    assert (event.target_label, event.changes) == ("En indgang", {"handed_out": ["", "40, Skranken …"]})


def test_the_same_day_twice_is_two_rows() -> None:
    material = make_material()
    handed_out(material=material)
    handed_out(material=material)
    assert material.uses.count() == 2


@pytest.mark.parametrize(
    ("values", "field", "told"),
    [
        ({"number": 0}, "number", "Skriv hvor mange"),
        ({"number": 100_001}, "number", "Skriv hvor mange"),
        ({"on": TODAY + timedelta(1)}, "used_on", "ikke kommet endnu"),
        ({"place": "  "}, "place", "Skriv hvor"),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, Any], field: str, told: str) -> None:
    with pytest.raises(UnableToHandOut, match=told) as refusal:
        handed_out(**values)
    assert (refusal.value.field, MaterialUse.objects.count()) == (field, 0)


def test_what_is_withdrawn_and_whoever_is_shut_out_is_refused() -> None:
    with pytest.raises(UnableToHandOut, match="ikke i brug"):
        handed_out(material=make_material(state=State.WITHDRAWN))
    with pytest.raises(UnableToHandOut, match="logget ind"):
        handed_out(by=make_user(is_active=False))
    assert not MaterialUse.objects.exists()
