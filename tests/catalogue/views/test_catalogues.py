from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import Catalogue
from tests.catalogue.views.conftest import SignedIn, page
from tests.factories import make_catalogue, make_colleague, make_editor, make_task, make_unit, make_user

pytestmark = pytest.mark.django_db


def test_the_list_marks_those_nobody_keeps(signed_in: SignedIn) -> None:
    make_catalogue("Havne")
    owner = make_colleague("Ida Dahl")
    make_catalogue(
        "Timeløs", owning_unit=make_unit("Service"), owner=owner, web_editor=make_colleague("Bo Holm")
    )
    shown = page(signed_in(make_user()), "/intern/kataloger/")
    for words in ("Ingen har ansvaret for kataloget", "Ingen timer sat af", "Ida Dahl", "Bo Holm", "Service"):
        assert words in shown
    assert "Opret et katalog" not in shown


def test_where_there_is_none_one_can_be_started(signed_in: SignedIn) -> None:
    assert "Der er intet katalog endnu" in page(signed_in(make_editor()), "/intern/kataloger/")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(
    signed_in: SignedIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _one in range(number):
        make_task(catalogue=make_catalogue(owner=make_colleague(), owning_unit=make_unit()))
    client = signed_in(make_editor())
    with django_assert_num_queries(6):
        client.get("/intern/kataloger/")


def test_a_catalogue_shows_its_keepers_and_how_it_stands(signed_in: SignedIn) -> None:
    catalogue = make_catalogue(
        "Virksomheder",
        slug="virksomheder",
        is_public=True,
        owning_unit=make_unit("Service"),
        owner=make_colleague("Ida Dahl", phone="19 55 40 01"),
        hours_a_month=12,
    )
    client = signed_in(make_editor())
    assert "Ingen huller" in page(client, "/intern/kataloger/virksomheder/")
    make_task(catalogue=catalogue)
    shown = page(client, "/intern/kataloger/virksomheder/")
    for words in (
        "19 55 40 01",
        "Virksomheder og kolleger",
        "Ingen løser den",
        "Se hullerne ét for ét",
        "12",
    ):
        assert words in shown
    catalogue.hours_a_month = None
    catalogue.save()
    assert "Der er ikke sat timer af" in page(client, "/intern/kataloger/virksomheder/")


def test_an_orphaned_catalogue_says_so_in_red(signed_in: SignedIn) -> None:
    make_catalogue(slug="havne")
    shown = page(signed_in(make_user()), "/intern/kataloger/havne/")
    assert "alert-error" in shown
    assert "Ingen har ansvaret for kataloget" in shown
    assert signed_in(make_user()).get("/intern/kataloger/findes-ikke/").status_code == 404


def test_a_catalogue_is_started(signed_in: SignedIn) -> None:
    make_colleague("Ida Dahl")
    client = signed_in(make_editor())
    page(client, "/intern/kataloger/ny/")
    answer = client.post(
        "/intern/kataloger/ny/",
        {"name": "Havne & åer", "owning_unit": make_unit().pk, "owner": "ida", "hours_a_month": "2,5"},
        follow=True,
    )
    catalogue = Catalogue.objects.get(slug="havne-aaer")
    assert "Kataloget er oprettet." in answer.content.decode()
    assert (catalogue.has_owner, str(catalogue.hours_a_month), catalogue.is_public) == (True, "2.5", False)


def test_what_is_wrong_is_told_and_kept(signed_in: SignedIn) -> None:
    client = signed_in(make_editor())
    answer = client.post("/intern/kataloger/ny/", {"name": "", "owner": "ukendt", "hours_a_month": "-1"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="ukendt"' in shown
    assert 'value="-1"' in shown


def test_a_catalogue_is_changed_by_its_keepers(signed_in: SignedIn) -> None:
    owner = make_colleague("Ida Dahl")
    catalogue = make_catalogue("Havne", slug="havne", owner=owner)
    client = signed_in(make_user(colleague=owner))
    assert 'value="Ida Dahl"' in page(client, "/intern/kataloger/havne/ret/")
    answer = client.post(
        "/intern/kataloger/havne/ret/", {"name": "Havne", "owner": "", "version": "0"}, follow=True
    )
    assert "Kataloget er rettet." in answer.content.decode()
    catalogue.refresh_from_db()
    assert catalogue.owner is None
    assert client.post("/intern/kataloger/havne/ret/", {}).status_code == 403


def test_others_neither_start_nor_change_one(signed_in: SignedIn) -> None:
    make_catalogue(slug="havne")
    client = signed_in(make_user())
    assert client.get("/intern/kataloger/ny/").status_code == 403
    assert client.get("/intern/kataloger/havne/ret/").status_code == 403
