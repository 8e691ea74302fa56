from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import (
    Catalogue,
    KleEdition,
    KleSubject,
    Responsibility,
    Situation,
    SituationTask,
    Task,
    TaskLink,
)
from tests.catalogue.views.conftest import SignedIn, page
from tests.factories import (
    make_absence,
    make_catalogue,
    make_colleague,
    make_editor,
    make_task,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db

# The list --------------------------------------------------------------------------------------------------


def test_the_list_tells_who_has_what_and_what_is_amiss(signed_in: SignedIn) -> None:
    task = make_task("Stillads", answering_unit=make_unit("Vej"), is_published=False)
    Responsibility.objects.create(task=task, colleague=make_colleague("Ida Dahl"))
    shown = page(signed_in(make_user()), "/intern/katalog/")
    for words in ("1 opgave", "Stillads", "Vej", "Ida Dahl", "Kun én", "Aldrig", "Ikke udgivet"):
        assert words in shown
    assert "Ingen har ansvaret for kataloget" in shown
    assert "Skriv en opgave" not in shown


def test_the_list_is_narrowed_and_can_be_widened_again(signed_in: SignedIn) -> None:
    make_task("Stillads")
    make_task("Affald")
    client = signed_in(make_editor())
    shown = page(client, "/intern/katalog/?q=stillads")
    assert "Stillads" in shown
    assert ">Affald<" not in shown
    assert "Ingen opgaver passer" in page(client, "/intern/katalog/?q=flag")
    assert "Vis alle" in page(client, "/intern/katalog/?q=flag&unit=x&state=y&theme=z&catalogue=æ&page=q")


def test_an_empty_catalogue_tells_how_to_begin(signed_in: SignedIn) -> None:
    assert "Kataloget er tomt" in page(signed_in(make_editor()), "/intern/katalog/")


def test_a_long_list_is_paged_and_can_be_had_whole(signed_in: SignedIn) -> None:
    catalogue = make_catalogue()
    for number in range(51):
        make_task(f"Opgave nr. {number:02d}", catalogue=catalogue)
    client = signed_in(make_user())
    assert "Opgave nr. 50" not in page(client, "/intern/katalog/")
    assert "Opgave nr. 50" in page(client, "/intern/katalog/?page=2")
    assert "Opgave nr. 50" in page(client, "/intern/katalog/?alle=1")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(
    signed_in: SignedIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    catalogue = make_catalogue()
    for _one in range(number):
        task = make_task(catalogue=catalogue, answering_unit=make_unit())
        Responsibility.objects.create(task=task, colleague=make_colleague())
    client = signed_in(make_editor())
    with django_assert_num_queries(15):
        client.get("/intern/katalog/")


# A task ----------------------------------------------------------------------------------------------------


@pytest.fixture
def task() -> Task:
    unit = make_unit("Vej", phone="19 55 30 00", leader=make_colleague("Ole Leder", phone="19 55 30 01"))
    catalogue = make_catalogue(
        "Virksomheder", is_public=True, owning_unit=unit, owner=unit.leader, hours_a_month=4
    )
    task = make_task(
        "Stillads",
        key="stillads",
        catalogue=catalogue,
        answering_unit=unit,
        description="Lån vejen.",
        send_along="- Kort",
        internal_note="Spørg om vejnavn.",
        words="lift\nkran",
        kle_numbers="91.01.02",
    )
    today = timezone.localdate()
    ida, bo = make_colleague("Ida Dahl", phone="19 55 40 01"), make_colleague("Bo Holm", phone="19 55 40 02")
    Responsibility.objects.create(task=task, colleague=ida, part="I byerne")
    Responsibility.objects.create(task=task, colleague=bo, kind=Responsibility.Kind.SUBSTITUTE, position=1)
    make_absence(ida, today, today + timedelta(days=2), substitute=bo)
    return task


def test_a_task_shows_everything_colleagues_need(signed_in: SignedIn, task: Task) -> None:
    other = make_task("Container", catalogue=task.catalogue)
    TaskLink.objects.create(task=task, other=other, text="Skal der også stå en?")
    TaskLink.objects.create(task=other, other=task, kind=TaskLink.Kind.NOT_THIS, text="Kun et stillads?")
    SituationTask.objects.create(
        situation=Situation.objects.create(key="bygge", title="Bygge nyt"), task=task, note="Tidligt"
    )
    edition = KleEdition.objects.create(published_date=timezone.localdate())
    KleSubject.objects.create(
        number="91.01.02", title="Brug af vej", edition=edition, is_retired=True, successor="91.01.09"
    )
    shown = page(signed_in(make_user()), "/intern/katalog/opgaver/stillads/")
    for words in (
        "Spørg om vejnavn.",
        "Lån vejen.",
        "lift",
        "Ole Leder",
        "I byerne",
        "19 55 40 01",
        "Bo Holm",
        "Aldrig bekræftet",
        "Container",
        "Skal der også stå en?",
        "Kun et stillads?",
        "Bygge nyt",
        "Tidligt",
        "Brug af vej",
        "91.01.09",
    ):
        assert words in shown, words
    assert "is-absent" in shown
    assert "/ret/" not in shown
    assert "/bekraeft/" not in shown


def test_gaps_stand_in_red_on_the_task(signed_in: SignedIn) -> None:
    make_task("Bredbånd", key="bredbaand")
    shown = page(signed_in(make_editor()), "/intern/katalog/opgaver/bredbaand/")
    for words in ("Ingen har ansvaret", "Ingen løser den", "Ingen har ansvaret for kataloget"):
        assert f'badge-error">{words}' in shown
    assert "/intern/katalog/opgaver/bredbaand/fordel/" in shown


def test_whoever_has_left_is_told(signed_in: SignedIn) -> None:
    task = make_task(key="a", answering_unit=make_unit())
    left = make_colleague(leaving_date=timezone.localdate() - timedelta(days=1))
    Responsibility.objects.create(task=task, colleague=left)
    shown = page(signed_in(make_user()), "/intern/katalog/opgaver/a/")
    assert 'badge-error">Holdt op' in shown
    assert "Enheden har ingen leder" in shown


def test_an_unknown_task_is_not_found(signed_in: SignedIn) -> None:
    assert signed_in(make_user()).get("/intern/katalog/opgaver/findes-ikke/").status_code == 404


def test_those_who_do_it_confirm_it_with_one_button(signed_in: SignedIn, task: Task) -> None:
    ida = task.responsibilities.get(kind=Responsibility.Kind.DOES).colleague
    client = signed_in(make_user(colleague=ida))
    url = "/intern/katalog/opgaver/stillads/"
    assert "Ja, det passer stadig" in page(client, url)
    answer = client.post(f"{url}bekraeft/", follow=True)
    shown = answer.content.decode()
    assert "Tak. Opgaven er bekræftet i dag." in shown
    assert "af Ida Dahl" in shown
    assert "Ja, det passer stadig" not in shown
    assert "Bekræftede opgaven" in shown


def test_others_are_told_why_they_cannot_confirm_it(signed_in: SignedIn, task: Task) -> None:
    client = signed_in(make_user())
    answer = client.post("/intern/katalog/opgaver/stillads/bekraeft/", follow=True)
    assert "må bekræfte den" in answer.content.decode()
    task.refresh_from_db()
    assert task.confirmed_date is None
    assert client.get("/intern/katalog/opgaver/stillads/bekraeft/").status_code == 405


def test_a_confirmation_that_is_old_says_so(signed_in: SignedIn) -> None:
    day = timezone.localdate() - timedelta(days=400)
    make_task(key="a", confirmed_date=day, confirmed_by="Ida Dahl")
    assert "For over et år siden" in page(signed_in(make_user()), "/intern/katalog/opgaver/a/")


def test_a_task_of_an_internal_catalogue_has_no_public_page(signed_in: SignedIn, task: Task) -> None:
    client = signed_in(make_user())
    assert "/opgaver/stillads/" in page(client, "/intern/katalog/opgaver/stillads/")
    Catalogue.objects.update(is_public=False)
    assert 'href="/opgaver/stillads/"' not in page(client, "/intern/katalog/opgaver/stillads/")
