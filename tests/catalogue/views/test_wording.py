from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import LexiconEntry, OtherDoor
from indgang.people.models import Role
from tests.small_town import SmallTown, a_sign_in, found_town

pytestmark = pytest.mark.django_db

LEXICON, DOORS = "/intern/ord/ordbog/", "/intern/ord/andre-indgange/"


@pytest.fixture
def town() -> SmallTown:
    return found_town()


@pytest.fixture
def editor(client: Client, town: SmallTown) -> Client:
    client.force_login(a_sign_in(town.anders, Role.CATALOGUE_EDITOR))
    return client


def test_a_word_is_put_in(editor: Client) -> None:
    answer = editor.post(LEXICON, {"word": "pergola", "leads_to": "parasoller", "language": ""}, follow=True)
    assert "»pergola« står i ordbogen." in answer.content.decode()
    assert LexiconEntry.objects.values_list("word", "leads_to", "language").get() == (
        "pergola",
        "parasoller",
        "da",
    )


def test_what_cannot_be_put_in_is_told_at_its_field(editor: Client) -> None:
    answer = editor.post(LEXICON, {"word": "et to tre fire fem", "leads_to": "vej"})
    page = answer.content.decode()
    assert (answer.status_code, 'value="et to tre fire fem"' in page) == (422, True)
    assert "Skriv et ord eller en vending på højst fire ord." in page


def test_words_are_looked_up(editor: Client) -> None:
    LexiconEntry.objects.create(word="pergola", leads_to="parasoller")
    LexiconEntry.objects.create(word="sewer", leads_to="kloak", language="en")
    assert [word in editor.get(f"{LEXICON}?q=KLOAK").content.decode() for word in ("sewer", "pergola")] == [
        True,
        False,
    ]
    assert "pergola" not in editor.get(f"{LEXICON}?sprog=en").content.decode()
    assert "pergola" in editor.get(f"{LEXICON}?sprog=klingon").content.decode()
    assert "Ingen ord her" in editor.get(f"{LEXICON}?q=zzz").content.decode()


def test_a_word_is_taken_out(editor: Client) -> None:
    entry = LexiconEntry.objects.create(word="pergola", leads_to="parasoller")
    assert editor.post(f"{LEXICON}{entry.pk}/fjern/").headers["Location"] == LEXICON
    assert LexiconEntry.objects.count() == 0


def test_another_door_is_written_changed_and_removed(editor: Client) -> None:
    assert "Ingen andre indgange endnu" in editor.get(DOORS).content.decode()
    typed = {
        "name": "Skattestyrelsen",
        "title": "Moms",
        "words": "moms",
        "link": "skat.example",
        "is_shown": "on",
    }
    assert editor.post(f"{DOORS}ny/", typed).headers["Location"] == DOORS
    door = OtherDoor.objects.get()
    assert (door.key, door.link, door.is_shown) == ("moms", "https://skat.example", True)
    assert "Skattestyrelsen" in editor.get(DOORS).content.decode()
    [version] = re.findall(r'name="version" value="(\d+)"', editor.get(f"{DOORS}moms/ret/").content.decode())
    changed = typed | {"title": "Moms og skat", "is_shown": "", "version": version}
    assert editor.post(f"{DOORS}moms/ret/", changed).status_code == 302
    door.refresh_from_db()
    assert (door.title, door.is_shown) == ("Moms og skat", False)
    page = editor.get(f"{DOORS}moms/ret/").content.decode()
    assert ("Skrev den anden indgang" in page, "Rettede den anden indgang" in page) == (True, True)
    assert editor.post(f"{DOORS}moms/fjern/").headers["Location"] == DOORS
    assert OtherDoor.objects.count() == 0


def test_a_door_without_a_name_is_refused(editor: Client) -> None:
    OtherDoor.objects.create(key="moms", name="Skattestyrelsen", title="Moms")
    for address in ("ny/", "moms/ret/"):
        answer = editor.post(DOORS + address, {"name": "", "title": "Noget"})
        assert (answer.status_code, "Feltet skal udfyldes." in answer.content.decode()) == (422, True)


def test_others_do_not_see_them(client: Client, town: SmallTown) -> None:
    client.force_login(a_sign_in(town.anders))
    assert [client.get(address).status_code for address in (LEXICON, DOORS, f"{DOORS}ny/")] == [403, 403, 403]


@pytest.mark.parametrize("count", [1, 3])
def test_they_cost_the_same_with_one_row_and_three(
    editor: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        LexiconEntry.objects.create(word=f"pergola {number}", leads_to="parasoller")
        OtherDoor.objects.create(key=f"moms-{number}", name="Skattestyrelsen", title="Moms")
    with django_assert_num_queries(7):
        editor.get(LEXICON)
    with django_assert_num_queries(6):
        editor.get(DOORS)
