from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from indgang.businesses.business_files.reading import read_business_file
from indgang.businesses.models import Business
from indgang.people.models import Role
from tests.factories import make_business, make_user
from tests.page_forms import forms_in
from tests.people.views.conftest import errors_of, signed_in, words_of
from tests.people.views.test_importing import words as spaced_words

pytestmark = pytest.mark.django_db

ADDRESS = "/intern/virksomheder/indlaes/"
LIST = "CVR;Navn;Ansatte;Farve\n99000007;Klit Smede;14;rød\n99000015;Østerlund;2;blå\n"


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "uploads"


@pytest.fixture
def entrance(folder: Path) -> Client:
    return signed_in(make_user(Role.ENTRANCE))


def look(client: Client, content: str, name: str = "liste.csv") -> tuple[int, str, str]:
    answer = client.post(ADDRESS, {"list": SimpleUploadedFile(name, content.encode())})
    page = answer.content.decode()
    return answer.status_code, spaced_words(page), page


def sent_on(page: str) -> dict[str, str]:
    """What the report's own form sends."""
    [form] = [form for form in forms_in(page) if "token" in form.names()]
    return {name: values[0] for name, values in form.values().items() if name != "csrfmiddlewaretoken"}


def test_the_list_is_looked_through_and_then_imported(
    entrance: Client, folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    make_business("Klit", cvr="99000007")
    status, words, page = look(entrance, LIST)
    assert status == 200
    assert "Virksomheder Nye 1 Ændret 1 Som før 0" in words
    assert "Klit Smede navn: før Klit nu Klit Smede størrelse: nu 10–49 ansatte" in words
    assert "Østerlund 99000015" in words
    assert "Kolonnen »Farve« i liste.csv: den kender vi ikke." in words
    assert (Business.objects.count(), len(list(folder.iterdir()))) == (1, 1)
    with django_capture_on_commit_callbacks(execute=True):
        answer = entrance.post(ADDRESS, sent_on(page))
    assert (answer.status_code, answer["Location"]) == (302, "/intern/virksomheder/")
    assert (Business.objects.count(), list(folder.iterdir())) == (2, [])
    assert "Alt står allerede som i listen" in look(entrance, LIST)[1]


def test_the_list_is_given_up(
    entrance: Client, folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    page = look(entrance, LIST)[2]
    with django_capture_on_commit_callbacks(execute=True):
        assert entrance.post(ADDRESS, sent_on(page) | {"drop": "1"})["Location"] == ADDRESS
    assert (Business.objects.count(), list(folder.iterdir())) == (0, [])


def test_every_fault_is_a_line_in_a_table_and_nothing_is_kept(entrance: Client, folder: Path) -> None:
    status, words, _page = look(entrance, LIST.replace("99000015", "99000016").replace(";14", ";mange"))
    assert status == 422
    assert "Der er 2 fejl" in words
    assert (
        "2 Ansatte Skriv antallet af ansatte, eller et af disse: 0, 1-9, 10-49, 50-249, 250+. mange" in words
    )
    assert "3 CVR Det er ikke et CVR-nummer" in words
    assert (Business.objects.count(), folder.exists()) == (0, False)


def test_what_changed_meanwhile_is_looked_at_again(entrance: Client) -> None:
    page = look(entrance, LIST)[2]
    make_business("Klit", cvr="99000007")
    answer = entrance.post(ADDRESS, sent_on(page))
    assert (answer.status_code, "siden du så, hvad indlæsningen gør" in words_of(answer)) == (200, True)
    assert sent_on(answer.content.decode())["seen"] != sent_on(page)["seen"]


def test_a_list_that_is_gone_is_chosen_again(entrance: Client) -> None:
    answer = entrance.post(ADDRESS, {"token": "x" * 43}, follow=True)
    assert "Filen er her ikke længere. Vælg den igen." in words_of(answer)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "Filen er tom."),
        ("Dyr;Farve\n", "Vi fandt ingen liste over virksomheder."),
        ("x\n" * 20_002, "20.000"),
    ],
)
def test_a_file_that_is_no_list_is_told_at_its_field(entrance: Client, content: str, told: str) -> None:
    answer = entrance.post(ADDRESS, {"list": SimpleUploadedFile("x.csv", content.encode())})
    [error] = errors_of(answer)
    assert (answer.status_code, told in error) == (422, True)


def test_no_file_at_all(entrance: Client) -> None:
    assert errors_of(entrance.post(ADDRESS)) == ["Vælg en fil."]


def test_the_example_can_be_read_again(entrance: Client) -> None:
    answer = entrance.get(f"{ADDRESS}virksomheder.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="virksomheder.csv"'
    [sheet] = read_business_file(name="x", content=answer.content).sheets
    assert (sheet.faults, len(sheet.rows)) == ((), 2)
