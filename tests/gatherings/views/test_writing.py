"""What is said is typed: by the two, by the scribe, and by whoever sees to the gathering; and its cards."""

from __future__ import annotations

import pytest
from django.test import Client

from indgang.gatherings.models import CardAnswer, GroupResult, SpeedMeeting
from indgang.people.models import Role
from tests.factories import make_municipality, make_user
from tests.gatherings.day_rows import a_gathering
from tests.gatherings.views.test_day import a_running_day, at, mine

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client: Client) -> Client:
    """The browser of the secretary, who has no second factor to give here."""
    make_municipality()
    client.force_login(make_user(Role.SECRETARY))
    return client


def test_an_answer_is_typed_with_and_without_a_script(client: Client) -> None:
    make_municipality()
    gathering, _guests = a_running_day()
    meeting = SpeedMeeting.objects.filter(round__gathering=gathering, round__number=1)[0]
    guest = meeting.first
    box = {
        "box": f"card-{meeting.pk}-{gathering.cards.get().pk}",
        "text": "Karla",
        "seen": "0",
        "once_key": "a",
    }
    assert 'id="' + box["box"] + '"' in client.get(mine("write_answers", guest)).content.decode()
    told = client.post(mine("write_answers", guest), box, headers={"Accept": "application/json"})
    assert told.json() == {"version": 1}
    assert client.post(mine("write_answers", guest), box).status_code == 302
    older = box | {"text": "Kai", "once_key": "b"}
    told = client.post(mine("write_answers", guest), older, headers={"Accept": "application/json"})
    assert (told.status_code, told.json()["theirs"], told.json()["version"]) == (409, "Karla", 1)
    page = client.post(mine("write_answers", guest), older)
    assert (page.status_code, "Kai" in page.content.decode(), "Karla" in page.content.decode()) == (
        422,
        True,
        True,
    )
    assert CardAnswer.objects.get().text == "Karla"


def test_what_is_too_long_or_from_elsewhere_is_refused_with_what_was_typed_kept(client: Client) -> None:
    make_municipality()
    gathering, _guests = a_running_day()
    meeting = SpeedMeeting.objects.filter(round__gathering=gathering, round__number=1)[0]
    box = {"box": f"card-{meeting.pk}-{gathering.cards.get().pk}", "text": "x" * 1501}
    page = client.post(mine("write_answers", meeting.first), box)
    assert (page.status_code, "Højst 1500 tegn." in page.content.decode(), "x" * 1501 in page.content.decode()) == (
        422, True, True,
    )  # fmt: skip
    told = client.post(mine("write_answers", meeting.first), box, headers={"Accept": "application/json"})
    assert told.status_code == 422
    page = client.post(mine("write_answers", meeting.first), box | {"text": "x" * 9000})
    assert page.status_code == 422
    page = client.post(mine("write_answers", meeting.first), box, headers={"Origin": "https://onde.example"})
    assert "Formularen kom ikke fra denne side." in page.content.decode()
    for strange in ("group-0", "card-0-0", "andet", f"card-{meeting.pk}-0"):
        assert client.post(mine("write_answers", meeting.first), {"box": strange}).status_code == 404
    assert CardAnswer.objects.count() == 0


def test_the_scribe_types_and_another_takes_the_pen(client: Client) -> None:
    make_municipality()
    gathering, _guests = a_running_day()
    group = gathering.groups.get()
    scribe, other = group.seats.get(is_scribe=True).guest, group.seats.filter(is_scribe=False)[0].guest
    box = {"box": f"group-{group.pk}", "text": "Ét skema", "seen": "0", "once_key": "a"}
    client.post(mine("write_answers", scribe), box)
    assert GroupResult.objects.get().text == "Ét skema"
    assert "Ét skema" in client.get(mine("write_answers", other)).content.decode()
    assert client.post(mine("take_pen", other), {"group": "0"}).status_code == 404
    client.post(mine("take_pen", other), {"group": group.pk})
    assert group.seats.get(is_scribe=True).guest == other
    gathering.state = "inviting"
    gathering.save()
    assert client.post(mine("take_pen", scribe), {"group": group.pk}).status_code == 422


def test_the_organiser_types_what_the_tables_wrote(keeper: Client) -> None:
    gathering, _guests = a_running_day()
    group = gathering.groups.get()
    box = {"box": f"group-{group.pk}", "text": "Ét skema", "seen": "0", "once_key": "a"}
    assert keeper.post(at("type_results", gathering), box).status_code == 302
    assert "Ét skema" in keeper.get(at("type_results", gathering)).content.decode()
    assert (
        keeper.post(at("type_results", gathering), box | {"text": "x" * 4001, "once_key": "b"}).status_code
        == 422
    )
    assert keeper.post(at("type_results", gathering), {"box": "group-0"}).status_code == 404


def test_cards_are_changed(keeper: Client) -> None:
    gathering = a_gathering()
    keeper.post(at("edit_cards", gathering), {"questions": "Hvem?\n\n Hvad? \nHvem?"})
    assert [card.text for card in gathering.cards.all()] == ["Hvem?", "Hvad?"]
    page = keeper.post(at("edit_cards", gathering), {"questions": "x" * 301})
    assert (page.status_code, "højst være på 300 tegn" in page.content.decode()) == (422, True)
