from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.actions.asking import note_nothing_fits, note_right_task
from indgang.catalogue.models import AskedQuestion, OtherDoor
from indgang.people.models import Role
from indgang.shared.actions.counting import count_change
from tests.small_town import TODAY, SmallTown, a_sign_in, found_town

pytestmark = pytest.mark.django_db

NOTE, LIST = "/intern/find/det-var/", "/intern/ord/"


@pytest.fixture
def town() -> SmallTown:
    return found_town()


@pytest.fixture
def desk(client: Client, town: SmallTown) -> Client:
    client.force_login(a_sign_in(town.anders))
    return client


@pytest.fixture
def editor(client: Client, town: SmallTown) -> Client:
    client.force_login(a_sign_in(town.anders, Role.CATALOGUE_EDITOR))
    return client


def note(client: Client, text: str, task: str) -> str:
    """Presses the button and gives the page it leads to."""
    return client.post(NOTE, {"q": text, "task": task}, follow=True).content.decode()


def texts() -> list[tuple[str, str | None, int | None]]:
    return [
        (asked.text, asked.task.key if asked.task else None, asked.rank)
        for asked in AskedQuestion.objects.all()
    ]


def test_the_answer_has_a_button_for_each_task_and_one_for_none(desk: Client) -> None:
    page = desk.get("/intern/?q=fiberkabel").content.decode()
    assert re.findall(r'form="note-answer" name="task" value="(\w*)"', page) == ["grave", ""]
    assert '<input type="hidden" name="q" value="fiberkabel">' in page
    assert "csrfmiddlewaretoken" in page[page.index('id="note-answer"') :]


def test_it_was_this_one(desk: Client) -> None:
    page = note(desk, "må vi lægge et fiberkabel", "grave")
    assert texts() == [("må vi lægge et fiberkabel", "grave", 1)]
    assert "Tak. Næste gang findes den mere sikkert." in page
    assert 'value="må vi lægge et fiberkabel"' in page


def test_one_that_was_not_shown_is_kept_without_a_place(desk: Client) -> None:
    note(desk, "parasoller", "grave")
    assert texts() == [("parasoller", "grave", None)]


def test_none_of_them_fits(desk: Client) -> None:
    assert "Noteret." in note(desk, "må vi flyve med fiberkabel", "")
    assert texts() == [("må vi flyve med fiberkabel", None, None)]


@pytest.mark.parametrize(("text", "task"), [("", ""), ("", "grave"), ("fiberkabel", "findes-ikke")])
def test_without_a_question_nothing_is_kept(desk: Client, text: str, task: str) -> None:
    assert "Der var intet spørgsmål at huske. Spørg igen." in note(desk, text, task)
    assert texts() == []


def test_only_a_name_is_not_kept(desk: Client) -> None:
    assert "Der var intet at huske" in note(desk, "Nora Lind 19 55 40 66", "")
    assert texts() == []


def test_another_door_is_shown_and_no_task_believed(desk: Client) -> None:
    OtherDoor.objects.create(
        key="skat", name="Skattestyrelsen", title="Moms", text="Ring til Skat.", words="moms\nmomsfradrag",
        link="https://skat.example",
    )  # fmt: skip
    count_change(topic="catalogue")
    for address in ("/intern/?q=moms", "/find/?q=moms"):
        page = desk.get(address).content.decode()
        assert "Det lyder som noget for Skattestyrelsen" in page
        assert '<a href="https://skat.example" rel="noreferrer">' in page
    OtherDoor.objects.update(is_shown=False)
    count_change(topic="catalogue")
    assert "Skattestyrelsen" not in desk.get("/intern/?q=moms").content.decode()


def test_the_editor_sees_what_waits_and_what_was_learned(editor: Client, town: SmallTown) -> None:
    note_nothing_fits(text="må vi flyve", was_confident=True, today=TODAY)
    note_right_task(text="må vi skære", task=town.digging, rank=3, was_confident=False, today=TODAY)
    note_right_task(text="hul i vej", task=town.digging, rank=None, was_confident=False, today=TODAY)
    page = editor.get(LIST).content.decode()
    waiting, learned = page.split('id="learned"')
    assert [text in waiting for text in ("“må vi flyve”", "“må vi skære”", "“hul i vej”")] == [True] * 3
    assert ("fundet som nr. 3:" in waiting, "Blev besvaret som sikkert" in waiting) == (True, True)
    assert ("“må vi skære”" in learned, "“må vi flyve”" in learned) == (True, False)


def test_nothing_waits(editor: Client) -> None:
    page = editor.get(LIST).content.decode()
    assert ("Intet venter" in page, "Intet endnu." in page) == (True, True)


def test_the_editor_settles_it(editor: Client, town: SmallTown) -> None:
    asked = note_nothing_fits(text="må vi flyve", was_confident=False, today=TODAY)
    response = editor.post(f"{LIST}{asked.pk}/afgoer/", {f"{asked.pk}-task": "Borde og stole udenfor"})
    assert response.headers["Location"] == LIST
    asked.refresh_from_db()
    assert (asked.task, asked.settled_by != "") == (town.tables, True)
    assert editor.post(f"{LIST}{asked.pk}/afgoer/").status_code == 404


def test_a_task_nobody_knows_is_told_at_its_field(editor: Client, town: SmallTown) -> None:
    asked = note_nothing_fits(text="må vi flyve", was_confident=False, today=TODAY)
    response = editor.post(f"{LIST}{asked.pk}/afgoer/", {f"{asked.pk}-task": "luftfart"})
    page = response.content.decode()
    assert (response.status_code, "Ingen opgave" in page or "luftfart" in page) == (422, True)
    assert 'value="luftfart"' in page


def test_the_editor_forgets_it(editor: Client) -> None:
    asked = note_nothing_fits(text="må vi flyve", was_confident=False, today=TODAY)
    assert editor.post(f"{LIST}{asked.pk}/glem/").headers["Location"] == LIST
    assert texts() == []


def test_others_do_not_see_it(desk: Client) -> None:
    asked = note_nothing_fits(text="må vi flyve", was_confident=False, today=TODAY)
    answers = [desk.get(LIST), desk.post(f"{LIST}{asked.pk}/afgoer/"), desk.post(f"{LIST}{asked.pk}/glem/")]
    assert [answer.status_code for answer in answers] == [403, 403, 403]


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_with_one_row_and_three(
    editor: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        note_nothing_fits(text=f"må vi flyve {'højt ' * number}", was_confident=False, today=TODAY)
    with django_assert_num_queries(9):
        editor.get(LIST)
