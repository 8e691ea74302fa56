from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import CheckQuestion, Task
from indgang.people.models import Role
from tests.small_town import SmallTown, a_sign_in, found_town

pytestmark = pytest.mark.django_db

CHECK, TRY, PULLS = "/intern/ord/proevespoergsmaal/", "/intern/ord/proev/", "/intern/ord/traek/"


@pytest.fixture
def town() -> SmallTown:
    return found_town()


@pytest.fixture
def editor(client: Client, town: SmallTown) -> Client:
    client.force_login(a_sign_in(town.anders, Role.CATALOGUE_EDITOR))
    return client


def question(text: str, *tasks: Task) -> CheckQuestion:
    made = CheckQuestion.objects.create(text=text)
    made.tasks.set(tasks)
    return made


def test_a_check_question_is_added_and_measured_on(editor: Client, town: SmallTown) -> None:
    assert "Ingen prøvespørgsmål endnu" in editor.get(CHECK).content.decode()
    typed = {"text": "fiberkabel i vejen", "first": "Gravetilladelse", "second": "borde", "third": ""}
    assert editor.post(CHECK, typed).headers["Location"] == CHECK
    assert {task.key for task in CheckQuestion.objects.get().tasks.all()} == {"grave", "borde"}
    page = editor.get(CHECK).content.decode()
    assert ("Den rigtige først" in page, "1 af 1" in page, "sikkert mellem 21 % og 100 %" in page) == (
        True,
    ) * 3


def test_what_cannot_be_added_is_told_at_its_field(editor: Client) -> None:
    answer = editor.post(CHECK, {"text": "", "first": "luftfart"})
    page = answer.content.decode()
    assert (answer.status_code, 'value="luftfart"' in page) == (422, True)


def test_a_check_question_is_removed(editor: Client, town: SmallTown) -> None:
    made = question("fiberkabel", town.digging)
    assert editor.post(f"{CHECK}{made.pk}/fjern/").headers["Location"] == CHECK
    assert CheckQuestion.objects.count() == 0


def test_words_are_tried_before_they_are_saved(editor: Client, town: SmallTown) -> None:
    question("en pergola", town.tables)
    question("fiberkabel", town.digging)
    page = editor.post(TRY, {"task": "borde", "words": "pergola\n\nespalier", "try": "1"}).content.decode()
    assert ("nu ikke blandt tyve → nr. 1" in page, "Bedre" in page, "Gem ordene på opgaven" in page) == (
        True,
    ) * 3
    assert Task.objects.get(key="borde").word_list == ["udeservering", "parasoller"]
    answer = editor.post(TRY, {"task": "borde", "words": "pergola\nparasoller", "save": "1"})
    assert answer.headers["Location"] == "/intern/katalog/opgaver/borde/"
    assert Task.objects.get(key="borde").word_list == ["udeservering", "parasoller", "pergola"]


def test_words_that_move_nothing_or_harm_are_told(editor: Client, town: SmallTown) -> None:
    question("fiberkabel", town.digging)
    assert (
        "Ingen prøvespørgsmål flytter sig"
        in editor.post(TRY, {"task": "borde", "words": "pergola"}).content.decode()
    )
    page = editor.post(TRY, {"task": "borde", "words": "fiberkabel\n" * 5}).content.decode()
    assert ("nu nr. 1 → nr. 2" in page, "Værre" in page) == (True, True)


def test_without_check_questions_nothing_is_measured(editor: Client) -> None:
    page = editor.post(TRY, {"task": "borde", "words": "pergola"}).content.decode()
    assert "Der er ingen prøvespørgsmål" in page


def test_a_trial_keeps_what_was_typed(editor: Client) -> None:
    answer = editor.post(TRY, {"task": "luftfart", "words": ""})
    assert (answer.status_code, 'value="luftfart"' in answer.content.decode()) == (422, True)
    assert 'value="Borde og stole udenfor"' in editor.get(f"{TRY}?opgave=borde").content.decode()


def test_only_who_may_edit_the_task_saves_words_on_it(client: Client, town: SmallTown) -> None:
    """The owner of one catalogue may try words for a task of another, but not save them."""
    other = town.locks.catalogue
    other.owner = town.bo
    other.save()
    client.force_login(a_sign_in(town.bo))
    answer = client.post(TRY, {"task": "borde", "words": "pergola", "save": "1"})
    assert (answer.status_code, Task.objects.get(key="borde").word_list) == (
        422,
        ["udeservering", "parasoller"],
    )


def test_tasks_that_pull_the_same_words_are_listed(editor: Client, town: SmallTown) -> None:
    page = editor.get(PULLS).content.decode()
    assert ("% ens" in page, "/intern/katalog/opgaver/grave/fundet-paa/" in page) == (True, True)
    Task.objects.exclude(pk=town.digging.pk).delete()
    town.anders.save()
    assert "Gravetilladelse" in editor.get("/intern/katalog/opgaver/grave/fundet-paa/").content.decode()


def test_what_a_task_is_found_by(editor: Client, town: SmallTown) -> None:
    page = editor.get("/intern/katalog/opgaver/grave/fundet-paa/").content.decode()
    assert ("opgravning" in page, "eksempler på spørgsmål" in page, "Prøv nye ord" in page) == (
        True,
        True,
        True,
    )
    hidden = Task.objects.create(
        catalogue=town.digging.catalogue, key="skjult", title="Skjult", is_published=False
    )
    assert (
        "Den findes ikke endnu"
        in editor.get(f"/intern/katalog/opgaver/{hidden.key}/fundet-paa/").content.decode()
    )


def test_others_see_only_what_a_task_is_found_by(client: Client, town: SmallTown) -> None:
    client.force_login(a_sign_in(town.kirsten))
    town.digging.catalogue.owner = None
    town.digging.catalogue.save()
    assert [client.get(address).status_code for address in (CHECK, TRY, PULLS)] == [403, 403, 403]
    page = client.get("/intern/katalog/opgaver/grave/fundet-paa/").content.decode()
    assert ("opgravning" in page, "Prøv nye ord" in page) == (True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_with_one_row_and_three(
    editor: Client, town: SmallTown, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        question(f"fiberkabel {number}", town.digging)
    editor.get(CHECK)
    with django_assert_num_queries(12):
        editor.get(CHECK)
