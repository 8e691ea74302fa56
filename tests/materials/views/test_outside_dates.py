from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from indgang.materials.models import OutsideDate
from tests.factories import make_outside_date

LIST = "/intern/materialer/datoer/"
FILLED_IN = {
    "name": "DI's måling", "starts_on": "01-09-2026", "ends_on": "", "repeats": "same_week", "effect": "news",
    "source": "DI",
}  # fmt: skip


def test_what_is_ahead_stands_there_and_what_is_over_for_those_who_keep_it(
    keeper: Client, reader: Client
) -> None:
    assert "Ingen datoer udefra forude" in reader.get(LIST).content.decode()
    today = timezone.localdate()
    make_outside_date("Forude", today + timedelta(days=20))
    make_outside_date("Overstået", today - timedelta(days=20))
    page, own = reader.get(LIST).content.decode(), keeper.get(LIST).content.decode()
    assert ("Forude" in page, "Overstået" in page, "Ret<" in page) == (True, False, False)
    assert ("Forude" in own, "Overstået" in own, "Ret<" in own) == (True, True, True)


def test_a_date_is_written_down_changed_and_removed(keeper: Client) -> None:
    assert keeper.get(f"{LIST}ny/").status_code == 200
    assert keeper.post(f"{LIST}ny/", FILLED_IN).status_code == 302
    outside = OutsideDate.objects.get()
    assert (outside.ends_on, outside.repeats) == (outside.starts_on, "same_week")
    path = f"{LIST}{outside.pk}/ret/"
    assert "DI&#x27;s måling" in keeper.get(path).content.decode()
    refused = keeper.post(path, FILLED_IN | {"ends_on": "31-08-2026"})
    assert (refused.status_code, "før den første" in refused.content.decode()) == (422, True)
    assert keeper.post(path, FILLED_IN | {"name": "Målingen"}).status_code == 302
    assert OutsideDate.objects.get().name == "Målingen"
    assert keeper.post(f"{LIST}{outside.pk}/fjern/").status_code == 302
    assert not OutsideDate.objects.exists()


def test_an_impossible_date_is_refused_at_its_field(keeper: Client) -> None:
    refused = keeper.post(f"{LIST}ny/", FILLED_IN | {"starts_on": "01-09-1926"})
    assert (refused.status_code, "2000 til 2100" in refused.content.decode()) == (422, True)


def test_others_meet_a_closed_door(reader: Client) -> None:
    outside = make_outside_date("Valg", timezone.localdate())
    assert reader.get(f"{LIST}ny/").status_code == 403
    assert reader.post(f"{LIST}{outside.pk}/fjern/").status_code == 403
