from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from indgang.people.models import Colleague, Role, RoleGrant, Unit, User
from indgang.people.staff_files.lists import MOST_BYTES
from indgang.people.staff_files.reading import read_staff_file
from tests.page_forms import forms_in
from tests.people.lists import COLLEAGUES, UNITS, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "uploads"


@pytest.fixture
def desk(folder: Path) -> Client:
    """The desk as an administrator meets it."""
    user = User.objects.create(email="administrator@hvidklit.example")
    RoleGrant.objects.create(user=user, role=Role.ADMINISTRATOR)
    client = Client()
    client.force_login(user)
    return client


ADDRESS = "/intern/import/"


def look(
    desk: Client, *contents: str | bytes, is_full: bool = False, name: str = "liste.csv"
) -> tuple[int, str]:
    files = [SimpleUploadedFile(name, c.encode() if isinstance(c, str) else c) for c in contents]
    answer = desk.post(ADDRESS, {"lists": files} | ({"is_full": "on"} if is_full else {}))
    return answer.status_code, answer.content.decode()


def sent_on(page: str) -> dict[str, str]:
    """What the report's own form sends."""
    [form] = [form for form in forms_in(page) if "token" in form.names()]
    return {name: values[0] for name, values in form.values().items() if name != "csrfmiddlewaretoken"}


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.partition("<main")[2]))


def test_the_lists_are_looked_through_and_then_imported(
    desk: Client, folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    status, page = look(desk, UNITS, COLLEAGUES)

    assert status == 200
    assert "Enheder Nye 2 Ændret 0 Slutter 0 Som før 0" in words(page)
    assert "Medarbejdere : nye Åse Østergård 1 Bo Kær 2" in words(page).replace(
        "Medarbejdere:", "Medarbejdere :"
    )
    assert (Unit.objects.count(), len(list(folder.iterdir()))) == (0, 1)

    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(ADDRESS, sent_on(page))

    assert (answer.status_code, answer["Location"]) == (302, "/intern/medarbejdere/")
    assert (Unit.objects.count(), Colleague.objects.count(), list(folder.iterdir())) == (2, 2, [])


def test_a_changed_colleague_is_shown_before_and_now(desk: Client) -> None:
    unit = Unit.objects.create(external_id="11", name="Byg")
    bo = Colleague.objects.create(external_id="2", name="Bo Kær", title="Arkitekt", place="Rådhuset")
    bo.memberships.create(unit=unit, is_main=True)

    _, page = look(desk, "Id;Navn;Titel;Sted\n2;Bo Kær;Ingeniør;\n")

    assert "Bo Kær titel: før Arkitekt nu Ingeniør sted: før Rådhuset tømt" in words(page)


def test_a_list_that_is_perhaps_not_whole_is_asked_about(desk: Client) -> None:
    unit = Unit.objects.create(external_id="11", name="Byg")
    for number in range(3):
        colleague = Colleague.objects.create(external_id=str(number), name=f"Kollega {number}")
        colleague.memberships.create(unit=unit, is_main=True)
    Colleague.objects.create(name="Uden nummer")

    _, page = look(desk, "Medarbejdernr;Navn\n0;Kollega 0\n", is_full=True)

    assert "Er det virkelig hele listen?" in words(page)
    assert "2 medarbejdere står der ikke og får i dag som sidste dag." in words(page)
    assert "Uden nummer, røres ikke 1" in words(page)
    desk.post(ADDRESS, sent_on(page))
    assert Colleague.objects.filter(leaving_date=timezone.localdate()).count() == 2


def test_a_unit_that_closes_is_told(desk: Client) -> None:
    Unit.objects.create(external_id="12", name="Vej")
    Unit.objects.create(external_id="13", name="Park")

    _, page = look(desk, UNITS.replace(";1;", ";;"), is_full=True)

    assert "2 enheder står der ikke og lukkes i dag." in words(page)
    assert "De står ikke i listen og lukkes i dag. Ingen slettes." in words(page)


def test_every_fault_is_a_line_in_a_table_and_nothing_is_kept(desk: Client, folder: Path) -> None:
    lines = [f"{n};Kollega;99" for n in range(200)]

    status, page = look(desk, "\n".join(["Id;Navn;Enhed", *lines]))

    assert status == 422
    assert "Der er 200 fejl" in words(page)
    told = re.findall(r'<td data-title="Linje"[^>]*>(\d+)</td>', page)
    assert told == [str(line) for line in range(2, 202)]
    assert "token" not in {name for form in forms_in(page) for name in form.names()}
    assert not folder.exists()


def test_faults_in_two_files_name_the_file(desk: Client) -> None:
    people = workbook(Medarbejdere=[["Id", "Navn", "Enhed"], ["1", "", ""]])
    files = [
        SimpleUploadedFile("enheder.csv", b"Id;Navn;Overordnet\n;A;"),
        SimpleUploadedFile("folk.xlsx", people),
    ]

    page = desk.post(ADDRESS, {"lists": files}).content.decode()

    told = re.findall(r'<td data-title="Fil"[^>]*>([^<]*)</td>', page)
    assert told == ["enheder.csv", "folk.xlsx", "folk.xlsx"]


def test_more_faults_than_can_be_read_are_counted(desk: Client) -> None:
    _, page = look(desk, "\n".join(["Medarbejdernr;Navn", *(f"{n};" for n in range(1001))]))

    assert "Der er 2002 fejl" in words(page)
    assert "De første 2000 er vist her. Ret dem, så kommer resten." in words(page)


def test_more_colleagues_than_can_be_read_are_counted(desk: Client) -> None:
    Unit.objects.create(external_id="11", name="Byg")

    _, page = look(desk, "\n".join(["Id;Navn;Enhed", *(f"{n};Kollega;11" for n in range(501))]))

    assert "De første 500 af 501 er vist." in words(page)


def test_what_is_not_read_is_told(desk: Client) -> None:
    units = [line.split(";") for line in UNITS.replace(";1;", ";;").splitlines()]
    units[0].append("Budget")

    _, page = look(desk, workbook(Enheder=units, Vejledning=[["Sådan gør du"]]))

    assert "Kolonnen »Budget« i liste.csv, arket Enheder: den kender vi ikke." in words(page)
    assert "Arket »Vejledning«: der står hverken enheder eller medarbejdere i det." in words(page)


def test_a_list_that_changes_nothing_offers_nothing(desk: Client, folder: Path) -> None:
    _, page = look(desk, UNITS, COLLEAGUES)
    desk.post(ADDRESS, sent_on(page))

    status, page = look(desk, UNITS, COLLEAGUES, is_full=True)

    assert status == 200
    assert "Alt står allerede som i listen" in words(page)
    assert "Indlæs nu" not in page


def test_what_changed_since_it_was_looked_through_is_shown_again(desk: Client) -> None:
    _, page = look(desk, UNITS, COLLEAGUES)
    Unit.objects.create(external_id="10", name="Teknik")

    answer = desk.post(ADDRESS, sent_on(page))

    again = answer.content.decode()
    assert answer.status_code == 200
    assert "Der er ændret noget, siden du så, hvad indlæsningen gør. Se på det igen." in words(again)
    assert desk.post(ADDRESS, sent_on(again)).status_code == 302
    assert Unit.objects.get(external_id="10").name == "Teknik og Miljø"


def test_a_form_that_does_not_say_what_was_seen_imports_nothing(desk: Client) -> None:
    _, page = look(desk, UNITS, COLLEAGUES)

    assert desk.post(ADDRESS, {"token": sent_on(page)["token"]}).status_code == 200
    assert desk.post(ADDRESS, {"token": sent_on(page)["token"], "seen": ""}).status_code == 200
    assert Unit.objects.count() == 0


def test_a_list_that_is_given_up_is_deleted(
    desk: Client, folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    _, page = look(desk, UNITS, COLLEAGUES)

    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(ADDRESS, sent_on(page) | {"drop": "1"})

    assert (answer.status_code, answer["Location"]) == (302, ADDRESS)
    assert (Unit.objects.count(), list(folder.iterdir())) == (0, [])


def test_importing_twice_tells_that_the_list_is_gone(
    desk: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    _, page = look(desk, UNITS, COLLEAGUES)
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(ADDRESS, sent_on(page))

    answer = desk.post(ADDRESS, sent_on(page), follow=True)

    assert "Filen er her ikke længere. Vælg den igen." in words(answer.content.decode())


def test_another_administrators_list_cannot_be_imported(desk: Client) -> None:
    _, page = look(desk, UNITS, COLLEAGUES)
    other = User.objects.create(email="en.anden@hvidklit.example")
    RoleGrant.objects.create(user=other, role=Role.ADMINISTRATOR)
    client = Client()
    client.force_login(other)

    client.post(ADDRESS, sent_on(page))

    assert Unit.objects.count() == 0


@pytest.mark.parametrize(
    ("contents", "reason"),
    [
        ((), "Vælg en fil."),
        (("",), "liste.csv: Filen er tom."),
        (("Kære alle",), "liste.csv: Vi fandt ingen liste over enheder eller medarbejdere."),
        ((b"\x00" * (MOST_BYTES + 1),), "liste.csv: Filen fylder mere end 10 MB."),
        ((UNITS,) * 5, "Vælg højst 4 filer ad gangen."),
    ],
)
def test_what_cannot_be_read_is_told_at_the_field(
    desk: Client, contents: tuple[str | bytes, ...], reason: str
) -> None:
    status, page = look(desk, *contents, is_full=True)

    assert status == 422
    assert reason in words(page)
    assert re.search(r'name="is_full"[^>]*checked', page)


def test_a_name_that_is_too_long_or_means_harm_does_none(desk: Client) -> None:
    status, page = look(desk, "x", name="<b id=x9>.csv")

    assert (status, "<b id=x9" in page) == (422, False)
    assert look(desk, UNITS, name="x" * 300 + ".csv")[0] in {200, 422}


def test_the_page_tells_what_the_lists_hold(desk: Client) -> None:
    page = desk.get(ADDRESS).content.decode()

    assert "Id, Navn, Overordnet, Leder, Telefon, Mail, Sted" in words(page)
    assert reverse("people:show_example_list", args=["medarbejdere"]) in page


@pytest.mark.parametrize("name", ["enheder", "medarbejdere"])
def test_an_example_can_be_filled_in_and_is_itself_in_order(desk: Client, name: str) -> None:
    answer = desk.get(reverse("people:show_example_list", args=[name]))

    [sheet] = read_staff_file(name=f"{name}.csv", content=answer.content).sheets
    assert (len(sheet.rows), sheet.faults, sheet.unknown_columns) == (2, (), ())
    assert answer["Content-Disposition"] == f'attachment; filename="{name}.csv"'


def test_both_examples_together_can_be_imported(desk: Client) -> None:
    examples = [desk.get(f"{ADDRESS}{name}.csv").content for name in ("enheder", "medarbejdere")]

    status, page = look(desk, *examples, is_full=True)

    assert status == 200
    assert desk.post(ADDRESS, sent_on(page)).status_code == 302
    assert str(Unit.objects.get(name="Byg").leader) == "Åse Østergård"
    assert Colleague.objects.get(name="Bo Kær").is_leaving(timezone.localdate() + timedelta(days=1))


def test_there_is_no_other_example(desk: Client) -> None:
    assert desk.get(reverse("people:show_example_list", args=["andet"])).status_code == 404


def test_others_see_neither_page_nor_example(folder: Path) -> None:
    client = Client()
    client.force_login(User.objects.create(email="kollega@hvidklit.example"))

    for address in (ADDRESS, f"{ADDRESS}enheder.csv"):
        assert client.get(address).status_code == 403
