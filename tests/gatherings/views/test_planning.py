from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from indgang.gatherings.models import Gathering, GatheringState
from tests.factories import make_colleague
from tests.gatherings.plan_rows import Town, make_gathering, make_town

pytestmark = pytest.mark.django_db

TYPED = {
    "title": "Vi løser det sammen",
    "purpose": "Kend dem, du skal ringe til.",
    "day": "20-05-2037",
    "begins": "13",
    "minutes": "150",
    "place": "Kulturhuset",
    "most_people": "50",
    "organiser": "Sten Sekretær",
    "stand_in": "Leder 1",
    "rounds": "6",
    "round_minutes": "5",
    "rotations": "1",
}


@pytest.fixture
def town(db: None) -> Town:
    return make_town()


@pytest.fixture
def secretary(town: Town, client: Client) -> Client:
    client.force_login(town.secretary)
    return client


def post(client: Client, name: str, *args: object, **values: object) -> Any:
    return client.post(reverse(f"gatherings:{name}", args=args), values)


def ahead(town: Town, **changed: Any) -> Gathering:
    gathering = make_gathering(town, **changed)
    gathering.starts_at = gathering.starts_at.replace(year=2037)
    gathering.save()
    return gathering


def test_an_empty_list_says_what_to_do(secretary: Client) -> None:
    page = secretary.get(reverse("gatherings:list_gatherings")).content.decode()
    assert "Ingen samling er planlagt" in page
    assert reverse("gatherings:plan_gathering") in page


def test_planned_and_past_stand_apart(secretary: Client, town: Town) -> None:
    ahead(town, title="Den næste")
    old = ahead(town, title="Den gamle")
    Gathering.objects.filter(pk=old.pk).update(state=GatheringState.CANCELLED)
    page = secretary.get(reverse("gatherings:list_gatherings")).content.decode()
    assert page.index("Den næste") < page.index("Holdt før") < page.index("Den gamle")
    assert "Aflyst" in page


@pytest.mark.parametrize(
    ("typed", "shown"), [("12-05-2037", "tirsdag den 12. maj"), ("", "tirsdag den 5. maj")]
)
def test_the_last_day_to_answer_is_typed_or_ten_working_days_before(
    secretary: Client, typed: str, shown: str
) -> None:
    post(secretary, "plan_gathering", **TYPED, answer_by_date=typed)
    gathering = Gathering.objects.get()
    page = secretary.get(gathering.get_absolute_url()).content.decode()
    assert page[page.index("Svar senest") :].partition("</dd>")[0].endswith(shown)
    form = secretary.get(reverse("gatherings:change_gathering", args=[gathering.pk])).content.decode()
    assert f'value="{typed}"' in form or not typed


def test_a_plan_is_typed_and_shown_with_what_speaks_against_it(secretary: Client) -> None:
    answer = post(secretary, "plan_gathering", **TYPED)
    gathering = Gathering.objects.get()
    assert answer["Location"] == gathering.get_absolute_url()
    page = secretary.get(answer["Location"]).content.decode()
    assert "onsdag den 20. maj 2037, 13.00–15.30" in page
    assert "Sten Sekretær" in page


def test_a_grave_objection_asks_for_a_tick_and_loses_nothing_typed(secretary: Client) -> None:
    answer = post(secretary, "plan_gathering", **(TYPED | {"minutes": "240"}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Den varer over tre timer." in page
    assert "Kend dem, du skal ringe til." in page
    post(secretary, "plan_gathering", **(TYPED | {"minutes": "240", "anyway": "on"}))
    page = secretary.get(Gathering.objects.get().get_absolute_url()).content.decode()
    assert "Det er valgt at gøre det alligevel." in page


def test_what_is_typed_wrongly_is_told_at_its_field(secretary: Client) -> None:
    answer = post(
        secretary, "plan_gathering", **(TYPED | {"minutes": "x", "most_people": "2", "day": "32-13-2037"})
    )
    page = answer.content.decode()
    for told in ("Skriv et helt tal.", "Skriv 4 eller mere.", "Skriv en dato"):
        assert told in page
    assert not Gathering.objects.exists()


def test_a_plan_is_changed(secretary: Client, town: Town) -> None:
    gathering = ahead(town)
    page = secretary.get(reverse("gatherings:change_gathering", args=[gathering.pk])).content.decode()
    assert 'value="20-05-2037"' in page
    post(secretary, "change_gathering", gathering.pk, **(TYPED | {"place": "Hallen"}))
    assert Gathering.objects.get().place == "Hallen"
    refused = post(secretary, "change_gathering", gathering.pk, **(TYPED | {"minutes": "400"}))
    assert (refused.status_code, Gathering.objects.get().minutes) == (422, 150)


def test_a_tick_for_one_objection_is_none_for_the_next(secretary: Client) -> None:
    post(secretary, "plan_gathering", **(TYPED | {"minutes": "240", "anyway": "on"}))
    address = reverse("gatherings:change_gathering", args=[Gathering.objects.get().pk])
    box = re.search(r'<input[^>]*name="anyway"[^>]*>', secretary.get(address).content.decode())
    assert box is not None
    assert "checked" not in box[0]
    again = post(secretary, "change_gathering", Gathering.objects.get().pk, **(TYPED | {"minutes": "240"}))
    assert again.status_code == 302


def test_the_stand_in_takes_over_with_one_click(client: Client, town: Town) -> None:
    gathering = ahead(town)
    client.force_login(town.leaders[0])
    page = client.get(gathering.get_absolute_url()).content.decode()
    assert "Den ansvarlige er syg: stedfortræderen tager over" in page
    post(client, "take_over_gathering", gathering.pk)
    assert Gathering.objects.get().organiser == town.leaders[0].colleague
    Gathering.objects.update(state=GatheringState.HELD, stand_in=town.leaders[0].colleague)
    told = client.post(reverse("gatherings:take_over_gathering", args=[gathering.pk]), follow=True)
    assert "ikke noget at overtage" in told.content.decode()


def test_a_gathering_is_cancelled_with_a_word(secretary: Client, town: Town) -> None:
    gathering = ahead(town)
    assert post(secretary, "cancel_gathering", gathering.pk, word="").status_code == 422
    post(secretary, "cancel_gathering", gathering.pk, word="Sne")
    assert Gathering.objects.get().state == GatheringState.CANCELLED
    again = secretary.post(
        reverse("gatherings:cancel_gathering", args=[gathering.pk]), {"word": "Sne"}, follow=True
    )
    assert "kan ikke rettes længere" in again.content.decode()


def test_the_programme_is_put_together(secretary: Client, town: Town) -> None:
    gathering = ahead(town)
    point = {"kind": "talk", "title": "", "minutes": "20", "responsible": ""}
    assert post(secretary, "add_point", gathering.pk, **(point | {"minutes": "0"})).status_code == 422
    post(secretary, "add_point", gathering.pk, **point)
    post(secretary, "add_point", gathering.pk, **(point | {"kind": "break"}))
    first = gathering.points.get(position=1)
    assert secretary.get(reverse("gatherings:change_point", args=[gathering.pk, first.pk])).status_code == 200
    post(secretary, "change_point", gathering.pk, first.pk, **(point | {"title": "Borgmesteren"}))
    post(secretary, "move_point", gathering.pk, first.pk, way="ned")
    assert list(gathering.points.values_list("title", flat=True)) == ["Pause", "Borgmesteren"]
    page = secretary.get(gathering.get_absolute_url()).content.decode()
    assert "40 af 150 minutter er fyldt." not in page
    assert "40 af 150 minutter er fyldt ud." in page
    assert "Et oplæg varer mere end 15 minutter." in page
    told = secretary.post(
        reverse("gatherings:move_point", args=[gathering.pk, first.pk]), {"way": "ned"}, follow=True
    )
    assert "Det står allerede yderst." in told.content.decode()
    post(secretary, "remove_point", gathering.pk, first.pk)
    assert list(gathering.points.values_list("title", flat=True)) == ["Pause"]


def test_what_cannot_be_changed_any_more_is_told(secretary: Client, town: Town) -> None:
    gathering = ahead(town)
    point = {"kind": "talk", "title": "", "minutes": "20", "responsible": ""}
    post(secretary, "add_point", gathering.pk, **point)
    row = gathering.points.get()
    Gathering.objects.update(state=GatheringState.HELD)
    for name, args in (("add_point", [gathering.pk]), ("change_point", [gathering.pk, row.pk])):
        answer = secretary.post(reverse(f"gatherings:{name}", args=args), point, follow=True)
        assert "kan ikke rettes længere" in answer.content.decode()
    for name, sent in (("propose_guests", {}), ("settle_guest", {"colleague": "Kollega 00", "word": ""})):
        answer = secretary.post(reverse(f"gatherings:{name}", args=[gathering.pk]), sent, follow=True)
        assert "kan ikke rettes længere" in answer.content.decode()
    told = secretary.post(reverse("gatherings:remove_point", args=[gathering.pk, row.pk]), follow=True)
    assert "kan ikke rettes længere" in told.content.decode()


def test_a_week_when_many_are_away_is_told(secretary: Client, town: Town) -> None:
    gathering = ahead(town)
    day = gathering.starts_at.date()
    for colleague in (*town.staff, make_colleague()):
        colleague.absences.create(first_date=day, last_date=day)
    page = secretary.get(gathering.get_absolute_url()).content.decode()
    assert "Mange er væk: vælg en anden dag" in page
