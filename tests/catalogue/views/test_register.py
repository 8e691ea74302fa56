from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import KleEdition, KleSubject
from tests.catalogue.views.conftest import SignedIn, page
from tests.factories import make_editor, make_task, make_user

pytestmark = pytest.mark.django_db

LIST, IMPORT = "/intern/kle/", "/intern/kle/indlaes/"


def a_file(
    title: str = "Brug af vej", *, day: str = "2026-05-01", number: str = "91.01.02"
) -> SimpleUploadedFile:
    text = f"""<KLE-Emneplan><UdgivelsesDato>{day}</UdgivelsesDato><Hovedgruppe><HovedgruppeNr>91</HovedgruppeNr>
      <HovedgruppeTitel>Opfundet</HovedgruppeTitel><Gruppe><GruppeNr>91.01</GruppeNr><GruppeTitel>Veje</GruppeTitel>
      <Emne><EmneNr>{number}</EmneNr><EmneTitel>{title}</EmneTitel>
      <EmneVejledning><VejledningTekst><p>Emnet er flyttet til 91.01.09</p></VejledningTekst></EmneVejledning>
      <EmneStikord><Tekst>Lån af vej</Tekst></EmneStikord></Emne></Gruppe></Hovedgruppe></KLE-Emneplan>"""
    return SimpleUploadedFile("emneplan.xml", text.encode())


def test_without_a_register_it_says_whose_it_is(signed_in: SignedIn) -> None:
    assert "Registeret er ikke indlæst" in page(signed_in(make_user()), LIST)
    assert "/intern/kle/indlaes/" in page(signed_in(make_editor()), LIST)


def test_an_edition_is_read_and_tells_what_it_means_for_our_tasks(signed_in: SignedIn) -> None:
    make_task("Stillads", kle_numbers="91.01.02", key="stillads")
    make_task("Ukendt", kle_numbers="91.07.07")
    client = signed_in(make_editor())
    page(client, IMPORT)
    first = client.post(IMPORT, {"file": a_file()}).content.decode()
    assert "Registeret er indlæst." in first
    assert "91.07.07 står ikke i registeret" in first
    renamed = client.post(IMPORT, {"file": a_file("Lån af vejen", day="2026-08-01")}).content.decode()
    assert "hed “Brug af vej”, hedder nu “Lån af vejen”" in renamed
    retired = client.post(
        IMPORT, {"file": a_file("Lån af vejen [udgået]", day="2026-11-01")}
    ).content.decode()
    assert "91.01.02 er udgået; nu 91.01.09" in retired
    assert "Vi har udgaven fra 1. november 2026." in page(client, IMPORT)


def test_nothing_that_concerns_us_is_told_too(signed_in: SignedIn) -> None:
    answer = signed_in(make_editor()).post(IMPORT, {"file": a_file()})
    assert "Ingenting: alle de numre, vores opgaver har, er som før." in answer.content.decode()


def test_a_file_that_cannot_be_read_is_refused_at_its_field(signed_in: SignedIn) -> None:
    client = signed_in(make_editor())
    for content in (b"ikke xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<a/>"):
        answer = client.post(IMPORT, {"file": SimpleUploadedFile("a.xml", content)})
        assert answer.status_code == 422
        assert "id_file_error" in answer.content.decode()
    assert client.post(IMPORT, {}).status_code == 422


def test_an_older_edition_is_read_only_when_asked_for(signed_in: SignedIn) -> None:
    client = signed_in(make_editor())
    client.post(IMPORT, {"file": a_file()})
    older = a_file("Før", day="2020-01-01")
    answer = client.post(IMPORT, {"file": older})
    assert answer.status_code == 422
    assert "En nyere" in answer.content.decode()
    older.seek(0)
    assert client.post(IMPORT, {"file": older, "is_forced": "on"}).status_code == 200
    assert KleSubject.objects.get(number="91.01.02").title == "Før"


def test_the_register_is_searched_by_number_and_words(signed_in: SignedIn) -> None:
    client = signed_in(make_editor())
    client.post(IMPORT, {"file": a_file()})
    shown = page(client, f"{LIST}?q=lån+vej")
    assert "91.01.02" in shown
    assert "Lån af vej" in shown
    assert "Emnet er flyttet til 91.01.09" in shown
    assert "3 numre" in page(client, LIST)
    assert "Ingen numre passer" in page(client, f"{LIST}?q=flag")


def test_only_editors_read_it_in(signed_in: SignedIn) -> None:
    assert signed_in(make_user()).get(IMPORT).status_code == 403


def test_the_register_leads_to_our_tasks_and_to_what_replaces_a_number(signed_in: SignedIn) -> None:
    make_task("Stillads", kle_numbers="91.01.02", key="stillads")
    client = signed_in(make_editor())
    client.post(IMPORT, {"file": a_file("Lån af vejen [udgået]")})

    shown = page(client, f"{LIST}?q=91.01.02")

    assert '<a href="/intern/katalog/opgaver/stillads/">Stillads</a>' in shown
    assert '<a href="?q=91.01.09">91.01.09</a>' in shown


@pytest.mark.parametrize("count", [1, 3])
def test_three_numbers_cost_as_much_as_one(
    signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    edition = KleEdition.objects.create(published_date="2026-05-01", version="1.3")
    for number in range(count):
        KleSubject.objects.create(number=f"91.01.0{number}", title="Vej", edition=edition)
        make_task(kle_numbers=f"91.01.0{number}")
    client = signed_in(make_user())

    with django_assert_num_queries(12):
        page(client, LIST)
