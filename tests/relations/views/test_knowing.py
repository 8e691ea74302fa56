from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from indgang.people.models import Colleague, User
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import (
    CoffeePair,
    CoffeeRound,
    Encounter,
    RelationsSetting,
    Saying,
    Says,
    TieKind,
)
from tests.factories import make_colleague, make_unit, make_user
from tests.relations.views.conftest import SignedIn

pytestmark = pytest.mark.django_db

PAGE = "/intern/relationer/"


@pytest.fixture
def karla() -> User:
    return make_user(colleague=make_colleague("Karla", units=[make_unit("Byg")]))


def text_of(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def met(one: Colleague | None, other: Colleague) -> Encounter:
    assert one is not None
    about = Concern("enquiries", "1", "En ny hal")
    note_encounter(
        people=[one, other], kind=TieKind.ENQUIRY, about=about, once_key="1", on=timezone.localdate()
    )
    return Encounter.objects.get()


def nobody() -> User:
    user = make_user()
    user.colleague = None
    user.save()
    return user


def test_whoever_has_nothing_yet_is_told_what_to_do_and_what_it_is_for(
    signed_in: SignedIn, karla: User
) -> None:
    shown = text_of(signed_in(karla).get(PAGE))
    for words in (
        "Intet endnu",
        "Sig, hvem du kender",
        "Møder slettes efter 36 måneder",
        "Jeg vil med på kaffe",
    ):
        assert words in shown


def test_ones_own_ties_stand_there_with_what_happened(signed_in: SignedIn, karla: User) -> None:
    met(karla.colleague, make_colleague("Bo", units=[make_unit("Vej")]))
    shown = text_of(signed_in(karla).get(PAGE))
    for words in ("Bo", "Vej", "Stærk", "Løste en henvendelse sammen", "En ny hal", "Det passer ikke"):
        assert words in shown


def test_whoever_hides_their_name_is_not_named_here_either(signed_in: SignedIn, karla: User) -> None:
    met(karla.colleague, make_colleague("Skjulte Simonsen", name_visibility="hidden"))
    shown = text_of(signed_in(karla).get(PAGE))
    assert "En kollega" in shown
    assert "Skjulte" not in shown


def test_nobody_else_sees_them(signed_in: SignedIn, karla: User) -> None:
    met(karla.colleague, make_colleague("Bo Nygård"))
    assert "Bo Nygård, " not in text_of(signed_in(make_user()).get(PAGE)).split("<datalist")[0]
    assert "En ny hal" not in text_of(signed_in(make_user()).get(PAGE))


def test_what_is_not_so_is_struck_by_one_of_the_two_only(signed_in: SignedIn, karla: User) -> None:
    encounter = met(karla.colleague, make_colleague("Bo"))
    path = f"{PAGE}moede/{encounter.pk}/passer-ikke/"
    assert signed_in(make_user()).post(path).status_code == 404
    assert signed_in(karla).post(path).status_code == 302
    assert not Encounter.objects.exists()


def test_one_says_something_of_another_and_takes_it_back(signed_in: SignedIn, karla: User) -> None:
    make_colleague("Bo")
    client = signed_in(karla)
    assert client.post(f"{PAGE}sig/", {"other": "bo", "says": "wants"}).status_code == 302
    said = Saying.objects.get()
    assert (said.other.name, said.says) == ("Bo", Says.WANTS)
    assert "Jeg vil gerne møde dem" in text_of(client.get(PAGE))
    path = f"{PAGE}sig/{said.pk}/tag-tilbage/"
    assert signed_in(make_user()).post(path).status_code == 404
    assert signed_in(karla).post(path).status_code == 302
    assert not Saying.objects.exists()


def test_what_cannot_be_said_is_told_at_its_field_and_stays(signed_in: SignedIn, karla: User) -> None:
    client = signed_in(karla)
    answer = client.post(f"{PAGE}sig/", {"other": "Ukendt Hansen"})
    assert answer.status_code == 422
    assert "Ukendt Hansen" in text_of(answer)
    assert "Vælg én af dem." in text_of(answer)
    answer = client.post(f"{PAGE}sig/", {"other": "Karla", "says": "knows"})
    assert "Vælg en anden end dig selv." in text_of(answer)


def test_another_page_may_lead_here_with_a_colleague(signed_in: SignedIn, karla: User) -> None:
    bo, hidden = make_colleague("Bo Holm"), make_colleague("Skjult", name_visibility="hidden")
    client = signed_in(karla)
    assert 'value="Bo Holm"' in text_of(client.get(f"{PAGE}?om={bo.pk}")).split("<datalist")[0]
    for om in (hidden.pk, 10**8, "9" * 40, "x", "²"):
        answer = client.get(f"{PAGE}?om={om}")
        assert 'name="other" value' not in text_of(answer)


def test_who_is_no_colleague_has_no_ties(signed_in: SignedIn, karla: User) -> None:
    encounter = met(karla.colleague, make_colleague("Bo"))
    client = signed_in(nobody())
    assert "Du er ikke kollega her" in text_of(client.get(PAGE))
    assert client.post(f"{PAGE}moede/{encounter.pk}/passer-ikke/").status_code == 302
    assert client.post(f"{PAGE}sig/", {"other": "Bo", "says": "knows"}).status_code == 422
    assert Encounter.objects.exists()


def test_switched_off_it_is_said(signed_in: SignedIn, karla: User) -> None:
    RelationsSetting.objects.create(is_on=False)
    shown = text_of(signed_in(karla).get(PAGE))
    assert "Relationer er slået fra" in shown
    assert "Jeg vil med på kaffe" not in shown


def test_the_only_thread_is_told_to_the_one_it_concerns(signed_in: SignedIn) -> None:
    builders = [make_colleague(f"Byg {n}", units=[unit]) for unit in [make_unit("Byg")] for n in range(5)]
    drivers = [
        make_colleague(f"Vej {n}", units=[unit]) for unit in [make_unit("Vej og Park")] for n in range(5)
    ]
    for number in range(4):
        note_encounter(
            people=[builders[0], drivers[number]], kind=TieKind.ENQUIRY, about=Concern("enquiries", f"{number}"),
            once_key=f"{number}", on=timezone.localdate(),
        )  # fmt: skip
    own = text_of(signed_in(make_user(colleague=builders[0])).get(PAGE))
    assert "Du er den eneste tråd" in own
    assert "Vej og Park" in own
    assert "Du er den eneste tråd" not in text_of(signed_in(make_user(colleague=builders[1])).get(PAGE))


def pressed(shown: str) -> list[str]:
    """The buttons that are pressed, by what is read aloud."""
    found = re.findall(r'aria-pressed="true">(.*?)</button>', shown)
    return [re.sub("<[^>]*>", "", one) for one in found]


def test_one_click_at_a_tie_says_it_and_another_says_otherwise(signed_in: SignedIn, karla: User) -> None:
    bo = make_colleague("Bo")
    met(karla.colleague, bo)
    client, path = signed_in(karla), f"{PAGE}baand/{bo.pk}/"
    assert pressed(text_of(client.get(PAGE))) == []
    for says, words in (
        ("knows", "Vi kender hinanden: Bo"),
        ("not_yet", "Vi kender ikke hinanden endnu: Bo"),
    ):
        assert pressed(text_of(client.post(path, {"says": says}, follow=True))) == [words]
        assert Saying.objects.get().says == says


def test_only_at_ones_own_ties_and_only_one_of_the_two(signed_in: SignedIn, karla: User) -> None:
    bo, stranger = make_colleague("Bo"), make_colleague("Ulla")
    met(karla.colleague, bo)
    client = signed_in(karla)
    assert client.post(f"{PAGE}baand/{stranger.pk}/", {"says": "knows"}).status_code == 404
    assert client.post(f"{PAGE}baand/{karla.colleague_id}/", {"says": "knows"}).status_code == 404
    answer = client.post(f"{PAGE}baand/{bo.pk}/", {"says": "not_with"}, follow=True)
    assert "Vælg én af dem." in text_of(answer)
    assert signed_in(nobody()).post(f"{PAGE}baand/{bo.pk}/", {"says": "knows"}).status_code == 404
    RelationsSetting.objects.create(is_on=False)
    answer = signed_in(karla).post(f"{PAGE}baand/{bo.pk}/", {"says": "knows"}, follow=True)
    assert "Kommunen husker ikke relationer." in text_of(answer)
    assert "tie-ticks" not in text_of(answer)
    assert not Saying.objects.exists()


def test_a_rather_not_and_whoever_has_left_are_not_asked_about(signed_in: SignedIn, karla: User) -> None:
    bo = make_colleague("Bo")
    gone = make_colleague("Ole", leaving_date=timezone.localdate() - timedelta(days=1))
    assert karla.colleague is not None
    for other in (bo, gone):
        note_encounter(
            people=[karla.colleague, other], kind=TieKind.COFFEE, about=Concern("relations", "c"),
            once_key=f"c{other.pk}", on=timezone.localdate() - timedelta(days=2),
        )  # fmt: skip
    Saying.objects.create(sayer=karla.colleague, other=bo, says=Says.NOT_WITH, said_date=timezone.localdate())
    shown = text_of(signed_in(karla).get(PAGE))
    assert "tie-ticks" not in shown
    assert "Dem, du har mødt for nylig" not in shown


@pytest.mark.parametrize(
    ("kind", "days_ago", "is_asked"),
    [
        (TieKind.SPEED_DATE, 3, True),
        (TieKind.GROUP, 45, True),
        (TieKind.GROUP, 46, False),
        (TieKind.TASK, 3, False),
    ],
)
def test_after_a_gathering_or_coffee_it_is_asked_at_the_top_until_it_is_said(
    signed_in: SignedIn, karla: User, kind: TieKind, days_ago: int, is_asked: bool
) -> None:
    bo, day = make_colleague("Bo"), timezone.localdate() - timedelta(days=days_ago)
    assert karla.colleague is not None
    note_encounter(
        people=[karla.colleague, bo], kind=kind, about=Concern("gatherings", "g"), once_key="g", on=day
    )
    client = signed_in(karla)
    assert ("Dem, du har mødt for nylig" in text_of(client.get(PAGE))) is is_asked
    shown = text_of(client.post(f"{PAGE}baand/{bo.pk}/", {"says": "not_yet"}, follow=True))
    assert "Dem, du har mødt for nylig" not in shown


def test_after_coffee_it_is_asked_at_the_coffee(signed_in: SignedIn, karla: User) -> None:
    bo = make_colleague("Bo")
    drawn = CoffeeRound.objects.create(drawn_date=timezone.localdate(), seed=1)
    assert karla.colleague is not None
    pair = CoffeePair.objects.create(round=drawn, first=karla.colleague, second=bo)
    client = signed_in(karla)
    assert "tie-ticks" not in text_of(client.get(PAGE))
    client.post(f"{PAGE}kaffe/{pair.pk}/moedtes/", {"did_meet": "yes"})
    coffee = text_of(client.get(PAGE)).split('<aside aria-labelledby="kaffe">')[1]
    assert f'action="{PAGE}baand/{bo.pk}/"' in coffee
    CoffeeRound.objects.update(drawn_date=timezone.localdate() - timedelta(days=46))
    coffee = text_of(client.get(PAGE)).split('<aside aria-labelledby="kaffe">')[1]
    assert "tie-ticks" not in coffee
